import { Link } from '@remix-run/react'
import { recheckQualifier, type PositionWithLetter } from '#app/domain/positions.ts'
import type { TopicForecast } from '#app/domain/topic-forecast.ts'
import { formatQuantity, pluralise } from '#app/domain/text/words.ts'
import { QuoteCard } from '../quote-card.tsx'

type Props = {
  forecast: TopicForecast & {
    firstPositions: readonly { position: PositionWithLetter; who: string }[]
    firstActors: readonly { id: string; name: string }[]
  }
}

/** What saving the kept draft as a change of meaning does, before it is done. */
export function ForecastCard({ forecast }: Props) {
  const { positions, stances, firstPositions, firstActors } = forecast
  return (
    <section className="card" aria-labelledby="forecast">
      <h2 id="forecast">Before you save</h2>
      <p className="small muted">
        Where only the wording changed, nothing is marked. This is what saving the draft as it was
        kept last does where the meaning changed; saving does exactly this, or says why not.
      </p>
      <h3>{formatQuantity(positions, 'position')} to re-check</h3>
      {firstPositions.map(({ position, who }) => (
        <QuoteCard key={position.id} position={position} who={who} short />
      ))}
      <More all={positions} named={firstPositions.length} />
      <h3>
        {formatQuantity(stances, 'stance')} {pluralise(stances, 'says', 'say')} “{recheckQualifier}”
      </h3>
      <ul className="small">
        {firstActors.map(({ id, name }) => (
          <li key={id}>
            <Link to={`/actors/${id}`}>{name}</Link>
          </li>
        ))}
      </ul>
      <More all={stances} named={firstActors.length} />
      {positions > 0 && (
        <p className="small muted">Numbers stay as they are until a person decides.</p>
      )}
    </section>
  )
}

function More({ all, named }: { all: number; named: number }) {
  return all > named ? <p className="small muted">and {all - named} more</p> : null
}
