import { Link } from '@remix-run/react'
import { formatDay, type Day } from '#app/domain/days.ts'
import type { StanceView } from '#app/domain/stance-view.ts'
import { Pinnable } from '../pins/pin-button.tsx'
import type { Pins } from '../pins/pins.ts'
import { StanceCell } from '../stance-cell.tsx'

type StancesOnTopicProps = {
  /** Each actor with the stance on this topic alone. */
  rows: readonly {
    actor: { id: string; name: string }
    cells: readonly { topicId: string; stance: StanceView }[]
  }[]
  asOf: Day
  isToday: boolean
  pins: Pins
}

/** Where the actors who spoke last stand on one topic. */
export function StancesOnTopic({ rows, asOf, isToday, pins }: StancesOnTopicProps) {
  return (
    <section className="card" aria-labelledby="stand">
      <h2 id="stand">Where they stand</h2>
      <div className="tiny muted">
        as of {formatDay(asOf)}
        {!isToday && ', the newest letter; nothing since'}
      </div>
      <table className="stands">
        <tbody>
          {rows.map(({ actor, cells }) => (
            <tr key={actor.id}>
              <td>
                <Pinnable pins={pins} actor={actor}>
                  <Link to={`/actors/${actor.id}`}>{actor.name}</Link>
                </Pinnable>
              </td>
              <td>
                <StanceCell {...cells[0]!} actorId={actor.id} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
