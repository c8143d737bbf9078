import { Link } from '@remix-run/react'
import './work-views.css'

type Props = {
  views: readonly { name: string; params: Record<string, string>; count: number | null }[]
  dossier: { slug: string } | null
  /** What the address says. */
  list: string
  /** What of the address is no filter and stays. */
  kept: readonly (readonly [name: string, value: string])[]
  /** How many quotes lost their place when a text was corrected, in all letters. */
  lost: number
}

/** What there is to do, with how much; the view that is shown is marked. */
export function WorkViews({ views, dossier, list, kept, lost }: Props) {
  const shown = new URLSearchParams(list)
  return (
    <nav className="work-views no-print" aria-label="Views of the letters">
      <ul className="plain">
        {views.map(({ name, params, count }) => {
          const query = new URLSearchParams([
            ...(dossier ? [['dossier', dossier.slug] as [string, string]] : []),
            ...Object.entries(params),
            ...kept.map(([key, value]): [string, string] => [key, value]),
          ])
          const isShown = narrowing.every((key) => (shown.get(key) ?? '') === (params[key] ?? ''))
          return (
            <li key={name}>
              <Link to={`/letters?${query}`} aria-current={isShown ? 'page' : undefined}>
                {name}
                {count !== null && <span className="count"> {count.toLocaleString('en')}</span>}
              </Link>
            </li>
          )
        })}
        {lost > 0 && (
          <li>
            <Link to="/letters/lost">
              Lost their place<span className="count"> {lost.toLocaleString('en')}</span>
            </Link>
          </li>
        )}
      </ul>
    </nav>
  )
}

/** What tells views apart; whoever narrows one further has left it. */
const narrowing = ['state', 'assigned', 'q', 'kind', 'topic', 'coder', 'from', 'to', 'author']
