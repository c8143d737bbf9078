import { Link, useSearchParams } from '@remix-run/react'
import './narrow-found.css'

type Props = {
  narrowings: {
    groups: readonly {
      name: string
      choices: readonly { label: string; count: number; params: Record<string, string> }[]
      all: number
    }[]
    set: readonly { label: string; params: readonly string[] }[]
  }
  total: number
  /** More were found than were counted. */
  isMore: boolean
}

/** What narrows the letters that were found, each choice an address with how many it leaves, and what does so now. */
export function NarrowFound({ narrowings: { groups, set }, total, isMore }: Props) {
  const [params] = useSearchParams()
  if (!groups.length && !set.length) return null
  const addressOf = (change: (next: URLSearchParams) => void) => {
    const next = new URLSearchParams(params)
    next.delete('page')
    change(next)
    return `?${next}`
  }
  return (
    <nav className="card found-narrowings small no-print" aria-label="Narrow what was found">
      {isMore && <p className="muted">Counted are the newest {total.toLocaleString('en')}.</p>}
      {set.length > 0 && (
        <ul className="plain set-filters" aria-label="Narrowed by">
          {set.map(({ label, params: names }) => (
            <li key={label}>
              {label}{' '}
              <Link
                to={addressOf((next) => names.forEach((name) => next.delete(name)))}
                aria-label={`Take away: ${label}`}
              >
                take away
              </Link>
            </li>
          ))}
        </ul>
      )}
      {groups.map(({ name, choices, all }) => (
        <section key={name} aria-label={name}>
          <h2>
            {name}
            {all > choices.length && (
              <span className="muted">
                {' '}
                ({choices.length} of {all.toLocaleString('en')})
              </span>
            )}
          </h2>
          <ul className="plain">
            {choices.map(({ label, count, params: chosen }) => (
              <li key={label + Object.values(chosen).join(' ')}>
                <Link
                  to={addressOf((next) =>
                    Object.entries(chosen).forEach(([key, value]) => next.set(key, value)),
                  )}
                >
                  {label}
                </Link>{' '}
                <span className="muted">{count.toLocaleString('en')}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  )
}
