import { positionHref } from '#app/domain/position-href.ts'
import { Link } from '@remix-run/react'
import type { StanceView } from '#app/domain/stance-view.ts'
import { newestMethodVersion } from '#app/domain/method-v2/derived-stance.ts'
import { describeInterval } from '#app/domain/stance-text.ts'
import { PositionChip } from './chip.tsx'
import { WithDefinitions } from './help/with-definitions.tsx'
import { TableScroll } from './table-scroll.tsx'
import { formatSignedNumber, pluralise } from '#app/domain/text/words.ts'

/**
 * How one number was made: every position that counted with its letter, level and weight, and the
 * formula's version.
 */
export function EvidenceTable({
  stance,
  whyHref = null,
}: {
  stance: StanceView
  /** Where the sums stand, and what would be without each letter. */
  whyHref?: string | null
}) {
  const { rows, countedTotal } = stance
  return (
    <TableScroll label={`What a stance is made of, as of ${stance.asOf}`}>
      <table className="small">
        <thead>
          <tr>
            <th scope="col">Letter</th>
            <th scope="col">Date</th>
            <th scope="col">
              <WithDefinitions>Level</WithDefinitions>
            </th>
            <th scope="col" className="number">
              <WithDefinitions>Weight</WithDefinitions>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>
                <Link to={positionHref({ letterId: row.letterId, positionId: row.id })}>
                  {row.reference}
                </Link>
              </td>
              <td>{row.when}</td>
              <td>
                <PositionChip position={row} />
              </td>
              <td className="number">{row.level === null ? '–' : row.weight.toFixed(2)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {countedTotal > rows.length && (
        <p className="tiny muted">
          and {countedTotal - rows.length} older ones, all of them in the stance summary.
        </p>
      )}
      {stance.contradictions.map((words) => (
        <p key={words} className="tiny muted">
          {words}.
        </p>
      ))}
      <EarlierContradictions count={stance.earlierContradictions} />
      {[stance.members, stance.notYet].filter(Boolean).map((words) => (
        <p key={words} className="tiny muted">
          {words && <WithDefinitions>{`${words}.`}</WithDefinitions>}
        </p>
      ))}
      <p className="tiny muted">
        <WithDefinitions>{sayFigures(stance)}</WithDefinitions>{' '}
        <Link to="/method">Method version {newestMethodVersion}</Link>.{' '}
        {whyHref && (
          <Link to={whyHref}>Why this number, and what it would be without a letter</Link>
        )}
      </p>
    </TableScroll>
  )
}

/** How many contradictions came before those that are shown, and where they are. */
export function EarlierContradictions({ count }: { count: number }) {
  if (!count) return null
  return (
    <p className="tiny muted">
      and {count} earlier {pluralise(count, 'one')}, all of them in the stance summary.
    </p>
  )
}

/** The numbers of a stance in one line. */
function sayFigures(stance: StanceView): string {
  const figures = [
    stance.nowText === null ? stance.word : `now ${stance.nowText}`,
    stance.record === null ? stance.recordText : `record ${formatSignedNumber(stance.record)}`,
    stance.letters ? `${stance.letters} ${pluralise(stance.letters, 'letter')}` : '',
    stance.consensus === null ? '' : `consensus ${stance.consensus.toFixed(2)}`,
    describeInterval(stance),
  ]
  return `As of ${stance.asOf}: ${figures.filter(Boolean).join(', ')}.`
}
