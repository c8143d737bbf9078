import { WithDefinitions } from '../help/with-definitions.tsx'

/** What the marks of the board mean. */
export function HowToReadMoves() {
  return (
    <section className="small" aria-label="How to read it">
      <h3>How to read it</h3>
      <p className="muted">
        The hollow circle is the word on the first day, the filled dot the word on the second. An
        arrow alone is no certainty:{' '}
        <WithDefinitions>
          established needs letters of two days before and after; once so far has fewer; taken back
          counts for nothing.
        </WithDefinitions>
      </p>
    </section>
  )
}
