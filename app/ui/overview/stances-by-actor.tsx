import { Link } from '@remix-run/react'
import { formatDay, type Day } from '#app/domain/days.ts'
import type { StanceView } from '#app/domain/stance-view.ts'
import { pluralise } from '#app/domain/text/words.ts'
import { WithDefinitions } from '../help/with-definitions.tsx'
import { Pinnable } from '../pins/pin-button.tsx'
import type { Pins } from '../pins/pins.ts'
import { StanceCell } from '../stance-cell.tsx'
import { TableScroll } from '../table-scroll.tsx'
import { useSelectionPath } from '../use-selection-path.ts'

/** An actor with a stance on each topic, in the topics' order, and how much evidence there is. */
type ActorStancesRow = {
  actor: { id: string; name: string }
  house: string
  cells: readonly { topicId: string; stance: StanceView }[]
  quotes: number
  letters: number
}
type StancesProps = {
  rows: readonly ActorStancesRow[]
  topics: readonly { id: string; name: string }[]
  asOf: Day
  isToday: boolean
  pins: Pins
}

/** Where the actors who spoke last stand on every topic of the dossier. */
export function StancesByActor({ rows, topics, asOf, isToday, pins }: StancesProps) {
  const withSelection = useSelectionPath()
  return (
    <section className="card" aria-labelledby="stand">
      <div className="between">
        <h2 id="stand">Where they stand</h2>
        <span className="small muted">
          <WithDefinitions>as of</WithDefinitions> {formatDay(asOf)},{' '}
          {isToday ? 'today' : 'the newest letter; nothing since'} ·{' '}
          <Link to={withSelection('distribution')}>How many stand where →</Link> ·{' '}
          <Link to="/actors">All actors →</Link>
        </span>
      </div>
      {!rows.length ? (
        <p className="empty">Nobody’s position is known yet. Open a letter and mark a passage.</p>
      ) : (
        <TableScroll label="Stances of each actor">
          <table className="stands">
            <thead>
              <tr>
                <th scope="col">Actor</th>
                {topics.map(({ id, name }) => (
                  <th key={id} scope="col">
                    <Link
                      to={withSelection('distribution', { topic: id })}
                      title={`How many stand where on ${name}`}
                    >
                      {name}
                    </Link>
                  </th>
                ))}
                <th scope="col" className="number">
                  Evidence
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ actor, house, cells, quotes, letters }) => (
                <tr key={actor.id}>
                  <td>
                    <Pinnable pins={pins} actor={actor}>
                      <Link to={`/actors/${actor.id}`}>{actor.name}</Link>{' '}
                      <span className="small faint">{house}</span>
                    </Pinnable>
                  </td>
                  {cells.map((cell) => (
                    <td key={cell.topicId}>
                      <StanceCell {...cell} actorId={actor.id} />
                    </td>
                  ))}
                  <td className="number small">
                    {quotes} {pluralise(quotes, 'quote')} · {letters} {pluralise(letters, 'letter')}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
    </section>
  )
}
