import { Link } from '@remix-run/react'
import type { SelfCheckReading } from '#app/domain/self-checks.ts'
import { positionHref } from '#app/domain/position-href.ts'
import { PositionChip } from '../chip.tsx'
import { TableScroll } from '../table-scroll.tsx'

type ShownReading = SelfCheckReading & { anchor: string | null }
export type CheckDifference = {
  id: string
  positionId: string
  letterId: string
  words: string
  letter: string
  who: string
  topic: string
  old: ShownReading
  now: ShownReading
}

/** What was read otherwise, then and now side by side, with what the levels mean. */
export function CheckDifferences({ differences }: { differences: readonly CheckDifference[] }) {
  if (!differences.length) return <p className="empty">You read every passage as before.</p>
  return (
    <TableScroll label="Read otherwise">
      <table>
        <thead>
          <tr>
            <th scope="col">Passage</th>
            <th scope="col">Then</th>
            <th scope="col">Now</th>
          </tr>
        </thead>
        <tbody>
          {differences.map(({ id, positionId, letterId, words, letter, who, topic, old, now }) => (
            <tr key={id}>
              <th scope="row">
                <blockquote>{words}</blockquote>
                <div className="tiny muted">
                  {who} on {topic} ·{' '}
                  <Link to={positionHref({ letterId, positionId })}>{letter}</Link>
                </div>
              </th>
              <td>
                <ReadingCell reading={old} />
              </td>
              <td>
                <ReadingCell reading={now} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  )
}

function ReadingCell({ reading }: { reading: ShownReading }) {
  const { level, absence, anchor } = reading
  return (
    <>
      <PositionChip position={{ level, absence, conditional: false, status: 'approved' }} />
      {anchor && <div className="tiny muted">{anchor}</div>}
    </>
  )
}
