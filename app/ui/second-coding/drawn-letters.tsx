import { Link } from '@remix-run/react'
import { formatCount } from '#app/domain/text/words.ts'

/** A draw with the list that it was made from. */
export type DrawnList = {
  id: string
  day: string
  seed: string
  pool: readonly string[]
  letters: readonly { id: string; title: string; isGiven: boolean }[]
  /** How many of those that were drawn whoever reads this does not see. */
  unseen: number
}

/** What was drawn, and what it was drawn from: with the seed anybody draws the same letters again. */
export function DrawnLetters({ list: { day, seed, pool, letters, unseen } }: { list: DrawnList }) {
  return (
    <section aria-labelledby="drawn-letters" className="stack">
      <h2 id="drawn-letters">Drawn on {day}</h2>
      <ol className="small">
        {letters.map(({ id, title, isGiven }) => (
          <li key={id}>
            <Link to={`/letters/${id}`}>{title}</Link>{' '}
            <span className="tiny muted">
              <code>{id}</code>
              {!isGiven && ', taken back since'}
            </span>
          </li>
        ))}
      </ol>
      {unseen > 0 && (
        <p className="small muted">{formatCount(unseen, 'letter')} more that you do not see.</p>
      )}
      <label className="field">
        <span>
          The list of {formatCount(pool.length, 'letter')} that could be drawn, for the seed{' '}
          <code>{seed}</code>
        </span>
        <textarea readOnly rows={8} value={pool.join('\n')} />
      </label>
    </section>
  )
}
