import { computeOrdinalAlpha } from '#app/domain/agreement.ts'
import { computeAlignment } from '#app/domain/alignment.ts'
import {
  agreementExample,
  alignmentExample,
  type stanceExamples,
} from '#app/domain/method-examples.ts'
import { deriveStance } from '#app/domain/method-v2/derived-stance.ts'
import { describeNow, describeRecord, listNowQualifiers } from '#app/domain/method-v2/qualifiers.ts'
import { capitaliseFirst, formatSignedNumber } from '#app/domain/text/words.ts'
import { TableScroll } from '../table-scroll.tsx'

/** An example of a stance: its positions, what each weighs, and what they come to. */
export function StanceExample({ example }: { example: (typeof stanceExamples)[number] }) {
  const positions = example.positions.map(
    ({ letter, first_day, last_day, added, ...rest }, place) => ({
      ...rest,
      place,
      letterId: letter,
      firstDay: first_day,
      lastDay: last_day,
      arrivedDay: added,
      speakerIds: ['the actor'],
    }),
  )
  const found = deriveStance(positions, example.as_of)
  const weights = new Map(
    found.letters.flatMap(({ positions: counted, weight }) =>
      counted.map(({ place }) => [place, weight] as const),
    ),
  )
  const beside = [...listNowQualifiers(found), describeRecord(found)].filter(Boolean).join(', ')
  return (
    <section className="card" aria-label={`Example as of ${example.as_of}`}>
      <h2>Example, as of {example.as_of}</h2>
      <p>
        <b>
          {capitaliseFirst(describeNow(found))}
          {found.now && ` (${formatSignedNumber(found.now.mean)})`}
        </b>
        {beside && `, ${beside}`}.
      </p>
      <p className="small muted">
        Now {found.now?.mean.toFixed(6) ?? '–'}
        {found.now && ` since ${found.now.since}${found.now.sinceOrEarlier ? ' or earlier' : ''}`},
        record {found.record?.mean.toFixed(6) ?? '–'} from {found.record?.letters ?? 0} letters,
        consensus {found.record?.consensus.toFixed(6) ?? '–'}.
      </p>
      <ExampleTable example={example} weights={weights} />
    </section>
  )
}

/** The positions of an example in the order in which they were stored, with what each weighs by its place. */
function ExampleTable({
  example,
  weights,
}: {
  example: (typeof stanceExamples)[number]
  weights: ReadonlyMap<number, number>
}) {
  return (
    <TableScroll label={`Positions of the example as of ${example.as_of}`}>
      <table className="small">
        <thead>
          <tr>
            <th scope="col">Letter</th>
            <th scope="col">Dated</th>
            <th scope="col">Added</th>
            <th scope="col">Coder, place</th>
            <th scope="col">Level or absence</th>
            <th scope="col">Status</th>
            <th scope="col" className="number">
              Weight
            </th>
          </tr>
        </thead>
        <tbody>
          {example.positions.map((position, place) => (
            <tr key={place}>
              <td>{position.letter}</td>
              <td>
                {position.first_day === position.last_day
                  ? position.last_day
                  : `${position.first_day} to ${position.last_day}`}
              </td>
              <td>{position.added}</td>
              <td>
                {position.coder}, {position.start}–{position.end}
              </td>
              <td>
                {position.level === null
                  ? position.absence?.replace('_', ' ')
                  : formatSignedNumber(position.level)}
              </td>
              <td>{position.reported ? 'reported' : position.status}</td>
              <td className="number">{weights.get(place)?.toFixed(3) ?? 'does not count'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  )
}

/** The examples of agreement between coders and of two actors' alignment. */
export function AgreementAndAlignment() {
  const [units, pair] = [agreementExample, alignmentExample]
  const agreementResult = computeOrdinalAlpha(units)
  const alignmentResult = computeAlignment(pair.a, pair.b)
  const sayLevels = (side: Record<string, number | null>) =>
    Object.entries(side)
      .map(
        ([topic, level]) => `${topic} ${level === null ? 'not known' : formatSignedNumber(level)}`,
      )
      .join(', ')
  return (
    <section className="card" aria-labelledby="others">
      <h2 id="others">Agreement and alignment</h2>
      <p>
        Three units, coded{' '}
        {units.map((unit) => unit.map(formatSignedNumber).join(' / ')).join('; ')}: alpha ={' '}
        {agreementResult.alpha?.toFixed(6)}, over {agreementResult.units} units with two codings or
        more.
      </p>
      <p>
        One actor stands at {sayLevels(pair.a)}; another at {sayLevels(pair.b)}: alignment{' '}
        {alignmentResult.alignment?.toFixed(6)} over {alignmentResult.topics} topics.
      </p>
    </section>
  )
}
