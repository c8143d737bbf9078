import { Link } from '@remix-run/react'
import { formatDay } from '#app/domain/days.ts'
import { formatQuantity } from '#app/domain/text/words.ts'

type AlertHistoryProps = {
  history:
    | {
        ok: true
        days: number
        all: number
        recent: number
        rows: readonly { id: string; title: string; text: string; storedAt: string }[]
      }
    | { ok: false; reason: string }
}

/** What an alert of a saved search would have told of late. */
export function AlertHistory({ history }: AlertHistoryProps) {
  return (
    <section className="card" aria-labelledby="history">
      <h2 id="history">What would have come</h2>
      {history.ok ? <RecentLetters {...history} /> : <p className="error">{history.reason}</p>}
    </section>
  )
}

function RecentLetters({
  days,
  all,
  recent,
  rows,
}: Extract<AlertHistoryProps['history'], { ok: true }>) {
  return (
    <>
      <p>
        In the last {days} days this search would have found {formatQuantity(recent, 'new letter')}.
      </p>
      <p className="muted small">
        By when they were stored, as you see them today; it finds {formatQuantity(all, 'letter')} in
        all. An alert also tells of older letters that it comes to find: because they were coded,
        put into a dossier, or opened to you.
      </p>
      {rows.length > 0 && (
        <ul className="entries" aria-label="Stored last">
          {rows.map(({ id, title, text, storedAt }) => (
            <li key={id}>
              <div>
                <Link to={`/letters/${id}`} dir="auto">
                  {title}
                </Link>
                <div className="tiny muted">
                  {text} · stored on {formatDay(storedAt.slice(0, 10))}
                </div>
              </div>
            </li>
          ))}
        </ul>
      )}
      {rows.length < recent && (
        <p className="muted small">
          {rows.length} of {recent.toLocaleString('en')}, those stored last.
        </p>
      )}
    </>
  )
}
