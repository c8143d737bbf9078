import { Link } from '@remix-run/react'
import { commissionHolidays } from '#app/domain/coverage/commission-holidays.ts'
import { joinWithAnd } from '#app/domain/text/words.ts'
import { Pager } from '../pager.tsx'

type Named = { id: string; name: string }
type Props = {
  asks: {
    total: number
    page: number
    pages: number
    rows: readonly {
      actor: Named
      topic: Named
      asked: { id: string; title: string; on: string }
      state: string
      term: string | null
    }[]
  }
}

/** Who was asked and has not answered, since when, and by when an answer was due where the letter has a term. */
export function OpenAskList({ asks: { total, page, pages, rows } }: Props) {
  if (!total) return null
  return (
    <section className="card" aria-labelledby="open-asks">
      <h2 id="open-asks">Asked, not answered, {total.toLocaleString('en')}</h2>
      <p className="tiny muted">
        The longest ago first. A letter one of whose other references is of the kind “Request for
        documents”, “GestDem” or “EASE” has the term of Regulation (EC) No 1049/2001, Articles 7 and
        8: 15 working days, which may be extended by 15, counted from the day on which it was
        registered, or sent where that is not known here. Other letters have no term.
      </p>
      <details className="tiny muted">
        <summary>
          The Commission’s holidays are known here of {joinWithAnd(Object.keys(commissionHolidays))}
        </summary>
        <ul className="plain">
          {Object.entries(commissionHolidays).map(([year, { source }]) => (
            <li key={year}>
              {year}: {source}
            </li>
          ))}
        </ul>
      </details>
      <ul className="plain">
        {rows.map(({ actor, topic, asked, state, term }) => (
          <li key={`${asked.id} ${actor.id} ${topic.id}`} className="small">
            <Link to={`/actors/${actor.id}`}>{actor.name}</Link> on {topic.name}, by{' '}
            <Link to={`/letters/${asked.id}`}>{asked.title}</Link>{' '}
            <span className="tiny muted">{asked.on}</span>: {state}
            {term && `; ${term}`}
          </li>
        ))}
      </ul>
      <Pager
        page={page}
        pages={pages}
        param="asksPage"
        label="Pages of who has not answered"
        words={['Before', 'Next']}
      />
    </section>
  )
}
