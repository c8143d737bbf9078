import { formatSourceNumbers, type Phrase } from '#app/domain/briefing/phrases.ts'

/** A sentence of a briefing, with the numbers of the sources that it rests on. */
export function Phrases({ phrases }: { phrases: readonly Phrase[] }) {
  return (
    <>
      {phrases.map(({ words, strong, cites }, index) => (
        <bdi key={index} dir="ltr">
          {strong ? <b>{words}</b> : words}
          {cites && cites.length > 0 && <sup>{formatSourceNumbers(cites)}</sup>}
        </bdi>
      ))}
    </>
  )
}
