import { Link } from '@remix-run/react'
import { formatQuantity } from '#app/domain/text/words.ts'
import { Pager } from '../pager.tsx'
import { useSelectionPath } from '../use-selection-path.ts'

type UnmovedRow = {
  actor: { id: string; name: string }
  topic: { id: string; name: string }
  reason: string | null
}
type Props = {
  heading: string
  says: string
  list: { rows: readonly UnmovedRow[]; total: number; page: number; pages: number }
  param: string
  /** Whether the topic stands beside each name. */
  named: boolean
}

/** Those who did not move, or of whom it cannot be said: how many, and each by name, a page at a time. */
export function UnmovedList({ heading, says, list, param, named }: Props) {
  const withSelection = useSelectionPath()
  if (!list.total) return null
  return (
    <section className="unmoved small" aria-label={heading}>
      <h3>
        {list.total.toLocaleString('en')} {heading}
      </h3>
      <p className="muted">{says}</p>
      <details open={list.page > 1 || list.total <= 12 || undefined}>
        <summary>
          {list.pages > 1
            ? `${formatQuantity(list.rows.length, 'name')} of ${list.total.toLocaleString('en')}`
            : formatQuantity(list.rows.length, 'name')}
        </summary>
        <ul className="plain">
          {list.rows.map(({ actor, topic, reason }) => (
            <li key={`${actor.id} ${topic.id}`}>
              <Link to={withSelection(`moves/${topic.id}/${actor.id}`)}>{actor.name}</Link>
              <span className="muted">
                {[named && topic.name, reason]
                  .filter(Boolean)
                  .map((words) => ` · ${words as string}`)
                  .join('')}
              </span>
            </li>
          ))}
        </ul>
        <Pager {...list} param={param} label={`Pages: ${heading}`} words={['Before', 'Next']} />
      </details>
    </section>
  )
}
