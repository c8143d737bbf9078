import { Link } from '@remix-run/react'
import { formatDay } from '#app/domain/days.ts'
import { Pager } from '../pager.tsx'

type Letter = { id: string; title: string; on: string }
type Props = {
  asks: {
    day: string
    total: number
    page: number
    pages: number
    rows: readonly {
      actor: { id: string; name: string }
      topic: { id: string; name: string }
      asked: Letter
      answer: (Letter & { by: string | null }) | null
      state: string
    }[]
  }
  /** What the page is about itself and need not be said in each line. */
  of: 'letter' | 'actor' | 'topic'
}

/** Who was asked on what, by which letter, and what came of it; nothing where nobody was said to be asked. */
export function AskList({ asks, of }: Props) {
  const { day, rows, total, page, pages } = asks
  if (!total) return null
  return (
    <section className="card" aria-labelledby="asked">
      <h2 id="asked">{of === 'letter' ? 'Whom it asks' : 'Asked'}</h2>
      <p className="tiny muted">
        As of {formatDay(day)}
        {pages > 1 && `: ${rows.length} of ${total.toLocaleString('en')}, the newest first`}.
      </p>
      <ul className="plain">
        {rows.map((row) => (
          <li key={`${row.asked.id} ${row.actor.id} ${row.topic.id}`} className="small">
            {of !== 'actor' && <Link to={`/actors/${row.actor.id}`}>{row.actor.name}</Link>}
            {of === 'letter' && ' on '}
            {of !== 'topic' && <Link to={`/topics/${row.topic.id}`}>{row.topic.name}</Link>}
            {of !== 'letter' && (
              <>
                {' '}
                by <Link to={`/letters/${row.asked.id}`}>{row.asked.title}</Link>{' '}
                <span className="tiny muted">{row.asked.on}</span>
              </>
            )}
            {': '}
            {row.state}
            {row.answer && (
              <>
                {' '}
                by <Link to={`/letters/${row.answer.id}`}>{row.answer.title}</Link>{' '}
                <span className="tiny muted">
                  {row.answer.on}
                  {row.answer.by && `, written by ${row.answer.by}`}
                </span>
              </>
            )}
          </li>
        ))}
      </ul>
      <Pager page={page} pages={pages} param="asks" label="Pages of who was asked" />
    </section>
  )
}
