import { stanceBarSizes } from '#app/charts/model/stance-bar.ts'
import { formatDay, type Day } from '#app/domain/days.ts'
import type { StanceView } from '#app/domain/stance-view.ts'
import { QualifiedStance } from '../chip.tsx'
import { WithDefinitions } from '../help/with-definitions.tsx'

type ActorStancesProps = {
  parts: readonly { topic: { id: string; name: string }; stance: StanceView }[]
  asOf: Day
  isToday: boolean
}

/** Where one actor stands on every topic, in the head of their page. */
export function ActorStances({ parts, asOf, isToday }: ActorStancesProps) {
  return (
    <>
      <div className="tiny muted">
        <WithDefinitions>as of</WithDefinitions> {formatDay(asOf)},{' '}
        {isToday ? 'today' : 'the newest letter; nothing since'}
      </div>
      <ul className="chips">
        {parts.map(({ topic, stance }) => (
          <li key={topic.id}>
            <a className="small" href={`#topic-${topic.id}`}>
              {topic.name}
            </a>{' '}
            <QualifiedStance stance={stance} size={stanceBarSizes.end} />
          </li>
        ))}
      </ul>
    </>
  )
}
