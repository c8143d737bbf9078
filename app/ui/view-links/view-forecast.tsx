import { formatQuantity } from '#app/domain/text/words.ts'
import { sayFactValue } from '#app/domain/view-links.ts'

export type ViewForecast = {
  facts: readonly { key: string; heading: string; value: string | number }[]
  rows: number
}

/** What an address will show, as far as that is known before it is made. */
export function ViewForecastCard({ facts, rows }: ViewForecast) {
  return (
    <section className="card" aria-labelledby="shows">
      <h2 id="shows">What it will show</h2>
      <dl className="facts">
        {facts.map(({ key, heading, value }) => (
          <div key={key}>
            <dt>{heading}</dt>
            <dd>{sayFactValue(value)}</dd>
          </div>
        ))}
        <div>
          <dt>Table</dt>
          <dd>{formatQuantity(rows, 'row')}</dd>
        </div>
      </dl>
    </section>
  )
}
