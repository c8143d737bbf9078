import type { StanceText } from '#app/domain/briefing/actor-stance.ts'
import type { Briefing } from '#app/domain/briefing/briefing.ts'
import { findLevelRow } from '#app/domain/level.ts'
import '../chip.css'
import { TableScroll } from '../table-scroll.tsx'

/** Where each actor of a briefing stands on each of its topics. */
export function StanceMatrix({ briefing: { matrix } }: { briefing: Briefing }) {
  return (
    <TableScroll label="Stances of each actor">
      <table>
        <thead>
          <tr>
            <th scope="col">Actor</th>
            {matrix.topics.map(({ id, name }) => (
              <th key={id} scope="col">
                {name}
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
                  <MatrixChip stance={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  )
}

function MatrixChip({ stance }: { stance: StanceText }) {
  const rest = stance.qualifiers.filter((qualifier) => qualifier !== 'conditional')
  const levelClass = stance.level === null ? 'absent' : findLevelRow(stance.level).code
  return (
    <>
      <span className={`chip ${levelClass}${stance.conditional ? ' conditional' : ''}`}>
        {stance.weightedText !== null && <b>{stance.weightedText}</b>}
        {stance.label}
      </span>
      <div className="tiny muted">
        {[stance.letters > 1 ? `${stance.letters} letters` : '', ...rest]
          .filter(Boolean)
          .join(', ')}
      </div>
    </>
  )
}
