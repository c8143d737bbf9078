import { computeOrdinalAlpha } from '#app/domain/agreement.ts'
import { computeAlignment } from '#app/domain/alignment.ts'
import {
  agreementExample,
  alignmentExample,
  type stanceExamples,
} from '#app/domain/method-examples.ts'
import { computeStance } from '#app/domain/stance.ts'
import { formatSignedNumber } from '#app/domain/text/words.ts'
import { StanceChip } from '../chip.tsx'
import { TableScroll } from '../table-scroll.tsx'

/** An example of a stance: its positions, what each weighs, and what they come to. */
export function StanceExample({ example }: { example: (typeof stanceExamples)[number] }) {
  const result = computeStance(
    example.positions.map(({ letter, last_day, ...rest }) => ({
      ...rest,
      letterId: letter,
      lastDay: last_day,
    })),
    example.as_of,
  )
  const weightOf = (position: { letter: string; level: number | null; absence: string | null }) =>
    result.evidence.find(
      (row) =>
        row.position.letterId === position.letter &&
        row.position.level === position.level &&
        row.position.absence === position.absence,
    )?.weight
  return (
    <section className="card" aria-label={`Example as of ${example.as_of}`}>
      <div className="between">
        <h2>Example, as of {example.as_of}</h2>
        <StanceChip stance={result} conditional={false} />
      </div>
      <p className="small muted">
        Latest {result.latest === null ? '–' : formatSignedNumber(result.latest)}, weighted{' '}
        {result.weighted === null ? '–' : result.weighted.toFixed(6)}, {result.letters} letters,
        consensus {result.consensus?.toFixed(6) ?? '–'}
        {result.divided && ', divided'}
        {result.stale && ', stale'}.
      </p>
      <TableScroll label={`Positions of the example as of ${example.as_of}`}>
        <table className="small">
          <thead>
            <tr>
              <th scope="col">Letter</th>
              <th scope="col">Last day</th>
              <th scope="col">Level or absence</th>
              <th scope="col">Status</th>
              <th scope="col" className="number">
                Weight
              </th>
            </tr>
          </thead>
          <tbody>
            {example.positions.map((position, index) => {
              const weight = weightOf(position)
              const counts =
                position.status === 'approved' &&
                !position.reported &&
                position.last_day <= example.as_of
              return (
                <tr key={index}>
                  <td>{position.letter}</td>
                  <td>{position.last_day}</td>
                  <td>
                    {position.level === null
                      ? position.absence?.replace('_', ' ')
                      : formatSignedNumber(position.level)}
                  </td>
                  <td>{position.reported ? 'reported' : position.status}</td>
                  <td className="number">
                    {counts && weight !== undefined ? weight.toFixed(3) : 'does not count'}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </TableScroll>
    </section>
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
