import type { Briefing } from '#app/domain/briefing/briefing.ts'
import { formatDay } from '#app/domain/days.ts'
import { TableScroll } from '../table-scroll.tsx'
import { MoreInFiles } from './more-in-files.tsx'

/** The passages that the numbers of a briefing are made of, with what each weighs. */
export function BriefingEvidenceTable({ briefing }: { briefing: Briefing }) {
  const actorStances = briefing.topics.flatMap((topic) => topic.actorStances)
  const [countedTotal, shownTotal] = [
    actorStances.reduce((sum, actorStance) => sum + actorStance.countedTotal, 0),
    actorStances.reduce((sum, { evidence }) => sum + evidence.length, 0),
  ]
  return (
    <TableScroll label="What the numbers are made of">
      <table>
        <thead>
          <tr>
            <th scope="col">Topic</th>
            <th scope="col">Actor</th>
            <th scope="col">Source</th>
            <th scope="col">Counts from</th>
            <th scope="col">Level</th>
            <th scope="col" className="number">
              Weight
            </th>
          </tr>
        </thead>
        <tbody>
          {briefing.topics.flatMap((topic) =>
            topic.actorStances.flatMap(({ actor, evidence }) =>
              evidence.map((part, index) => (
                <tr key={`${topic.id}${actor.id}${index}`}>
                  <td>{topic.name}</td>
                  <td>{actor.short}</td>
                  <td>{part.source}</td>
                  <td>{formatDay(part.day)}</td>
                  <td>
                    {part.number} {part.label}
                  </td>
                  <td className="number">{part.weight === null ? '–' : part.weight.toFixed(2)}</td>
                </tr>
              )),
            ),
          )}
        </tbody>
      </table>
      <MoreInFiles total={countedTotal} shownCount={shownTotal} unit="counted passages" />
    </TableScroll>
  )
}
