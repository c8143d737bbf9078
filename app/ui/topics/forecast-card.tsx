import { Link } from '@remix-run/react'
import type { PositionWithLetter } from '#app/domain/positions.ts'
import {
  formatRecheckedStances,
  formatRechecks,
  type TopicForecast,
} from '#app/domain/topic-forecast.ts'
import { QuoteCard } from '../quote-card.tsx'

/** What a change of a topic's meaning would do, with the first of what it touches. */
export type ShownForecast = TopicForecast & {
  firstPositions: readonly { position: PositionWithLetter; who: string }[]
  firstActors: readonly { id: string; name: string }[]
}

/** What saving the kept draft as a change of meaning does, before it is done. */
export function ForecastCard({ forecast }: { forecast: ShownForecast }) {
  const { positions, stances } = forecast
  return (
    <section className="card" aria-labelledby="forecast">
      <h2 id="forecast">Before you save</h2>
      <p className="small muted">
        Where only the wording changed, nothing is marked. This is what saving the draft as it was
        kept last does where the meaning changed; saving does exactly this, or says why not.
      </p>
      <h3>{formatRechecks(positions)}</h3>
      <FirstPositions {...forecast} />
      <h3>{formatRecheckedStances(stances)}</h3>
      <FirstActors {...forecast} />
      {positions > 0 && (
        <p className="small muted">Numbers stay as they are until a person decides.</p>
      )}
    </section>
  )
}

/** The same of one topic of a list, folded below its words; `isChosen`: it is taken for a change of meaning. */
export function FoldedForecast({
  forecast,
  isChosen,
}: {
  forecast: ShownForecast
  isChosen: boolean
}) {
  const { positions, stances } = forecast
  const taken = isChosen ? 'As a change of meaning' : 'Were it a change of meaning'
  if (!positions) return <p className="small muted">{taken}: no position to re-check.</p>
  return (
    <details className="small">
      <summary>
        {taken}: {formatRechecks(positions)}, {formatRecheckedStances(stances)}
      </summary>
      <FirstPositions {...forecast} />
      <FirstActors {...forecast} />
    </details>
  )
}

function FirstPositions({ positions, firstPositions }: ShownForecast) {
  return (
    <>
      {firstPositions.map(({ position, who }) => (
        <QuoteCard key={position.id} position={position} who={who} short />
      ))}
      <More all={positions} named={firstPositions.length} />
    </>
  )
}

function FirstActors({ stances, firstActors }: ShownForecast) {
  return (
    <>
      <ul className="small">
        {firstActors.map(({ id, name }) => (
          <li key={id}>
            <Link to={`/actors/${id}`}>{name}</Link>
          </li>
        ))}
      </ul>
      <More all={stances} named={firstActors.length} />
    </>
  )
}

function More({ all, named }: { all: number; named: number }) {
  return all > named ? <p className="small muted">and {all - named} more</p> : null
}
