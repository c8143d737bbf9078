import { Link, useLocation, useNavigate } from '@remix-run/react'
import { getDossierLabel, type DossierRecord } from '#app/domain/dossiers.ts'
import { KeyCap } from '../keys/key-cap.tsx'
import { useKeySequence } from '../keys/use-keys.ts'
import './dossier-switch.css'

/** A dossier as the bar shows it. */
export type ListedDossier = Pick<
  DossierRecord,
  'slug' | 'name' | 'shortName' | 'procedure' | 'isExample' | 'closedAt'
>

type Props = {
  dossiers: readonly ListedDossier[]
  current: ListedDossier | null
  mayStart: boolean
}

/** Which dossier is shown, and the way to the others: open ones first, those that are closed last. */
export function DossierSwitch({ dossiers, current, mayStart }: Props) {
  const { pathname, key } = useLocation()
  const ordered = [
    ...dossiers.filter(({ closedAt }) => closedAt === null),
    ...dossiers.filter(({ closedAt }) => closedAt !== null),
  ]
  useDossierKeys(ordered, pathname)
  return (
    <details className="switch" key={key}>
      <summary className="button" aria-label={`Dossier: ${current ? current.name : 'none'}`}>
        <span dir="auto">{current ? getDossierLabel(current) : 'No dossier'}</span>
        {current?.isExample && <span className="tag">example</span>}
      </summary>
      <div className="card">
        <ul className="plain">
          {ordered.map((dossier, index) => (
            <li key={dossier.slug}>
              <Link
                to={findSamePage(pathname, dossier.slug)}
                aria-current={dossier.slug === current?.slug ? 'true' : undefined}
              >
                <b>{dossier.name}</b>
                {index < 9 && (
                  <span className="keys" aria-hidden="true">
                    <KeyCap id="dossier" /> <kbd>{index + 1}</kbd>
                  </span>
                )}
                <span className="tiny muted">{describeDossier(dossier)}</span>
              </Link>
            </li>
          ))}
        </ul>
        <ul className="plain more">
          <li>
            <Link to="/dossiers">All dossiers</Link>
          </li>
          {mayStart && (
            <li>
              <Link to="/dossiers/new">+ New dossier</Link>
            </li>
          )}
          {current && (
            <li>
              <Link to={`/dossiers/${current.slug}/settings`}>About this dossier</Link>
            </li>
          )}
        </ul>
      </div>
    </details>
  )
}

/** `2020/0259(COD) · example · closed`. */
function describeDossier({ procedure, isExample, closedAt }: ListedDossier): string {
  return [procedure, isExample && 'example', closedAt !== null && 'closed']
    .filter(Boolean)
    .join(' · ')
}

/** The page of the same kind in another dossier: Topics stays Topics, the letters stay letters. */
function findSamePage(pathname: string, slug: string): string {
  const [, kind] =
    /^\/dossiers\/[^/]+\/(stances|topics|milestones|briefings|settings)\b/.exec(pathname) ?? []
  if (kind) return `/dossiers/${slug}/${kind}`
  const [list] = /^\/(?:letters|actors|actors\/[0-9a-f-]{36})$/.exec(pathname) ?? []
  return list ? `${list}?dossier=${slug}` : `/dossiers/${slug}`
}

/** `G` and a digit open a dossier by its place in the list. */
function useDossierKeys(ordered: readonly ListedDossier[], pathname: string): void {
  const navigate = useNavigate()
  useKeySequence('dossier', (digit) => {
    const dossier = ordered.slice(0, 9)[Number(digit) - 1]
    if (dossier) navigate(findSamePage(pathname, dossier.slug))
  })
}
