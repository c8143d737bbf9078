import type { Briefing } from '#app/domain/briefing/briefing.ts'
import { QualifiedStance } from '../chip.tsx'
import { TableScroll } from '../table-scroll.tsx'

/** Where each actor of a briefing stands on each of its topics. */
export function StanceMatrix({ briefing: { matrix } }: { briefing: Briefing }) {
  return (
    <TableScroll label="Stances of each actor">
      <table>
        <thead>
          <tr>
            <th scope="col">Actor</th>
            {matrix.topics.map(({ id, heading }) => (
              <th key={id} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {matrix.rows.map(({ actor, cells }) => (
            <tr key={actor.id}>
              <td>{actor.name}</td>
              {cells.map((cell) => (
                <td key={cell.topicId}>
                  <QualifiedStance stance={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  )
}
