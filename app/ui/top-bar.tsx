import { Link, NavLink, useLocation } from '@remix-run/react'
import { formatInitials } from '#app/domain/actors.ts'
import { hasPermission, type User } from '#app/domain/users.ts'
import { DossierSwitch, type ListedDossier } from './dossiers/dossier-switch.tsx'
import { useHelp } from './help/help-context.ts'
import type { SearchedDossier } from './search/box-options.tsx'
import { SearchBox } from './search/search-box.tsx'
import { SignOutForm } from './sign-out-form.tsx'
import { useCarriedSelection } from './use-selection-path.ts'
import './top-bar.css'

type Props = {
  user: User
  dossiers: readonly (ListedDossier & SearchedDossier)[]
  currentSlug: string | null
}

/**
 * The pages of a dossier, and what is the organisation's as far as it belongs to it. Those that are about a selection
 * keep the one that is `carried`.
 */
function listNavLinks(slug: string | null, carried: string): [path: string, name: string][] {
  const own: [string, string][] = slug
    ? [
        [`/dossiers/${slug}${carried}`, 'Overview'],
        [`/letters?dossier=${slug}`, 'Letters'],
        [`/actors?dossier=${slug}`, 'Actors'],
        [`/dossiers/${slug}/topics`, 'Topics'],
        [`/dossiers/${slug}/stances${carried}`, 'Stances'],
        [`/dossiers/${slug}/moves${carried}`, 'Moves'],
        [`/dossiers/${slug}/briefings${carried}`, 'Briefing'],
      ]
    : [
        ['/letters', 'Letters'],
        ['/actors', 'Actors'],
      ]
  return [...own, ['/method', 'Method']]
}

/** The bar above every page: where one is, search, and who one is. */
export function TopBar({ user, dossiers, currentSlug }: Props) {
  const carried = useCarriedSelection(currentSlug ?? '')
  const current = dossiers.find(({ slug }) => slug === currentSlug) ?? null
  return (
    <header className="top">
      <a className="skip" href="#main">
        Skip to the page
      </a>
      <Link className="brand" to="/">
        <i />
        Stanceline
      </Link>
      <DossierSwitch
        dossiers={dossiers}
        current={current}
        mayStart={hasPermission(user, 'change dossiers')}
      />
      <nav aria-label="Main">
        {listNavLinks(currentSlug, carried).map(([path, name]) => (
          <NavLink key={name} to={path} end={name === 'Overview'}>
            {name}
          </NavLink>
        ))}
      </nav>
      <SearchBox user={user} dossier={current} />
      <HelpLink />
      <details className="me" key={useLocation().key}>
        <summary className="badge" aria-label={`Signed in as ${user.name}`} title={user.name}>
          {formatInitials(user.name)}
        </summary>
        <div className="card">
          <b>{user.name}</b>
          <div className="muted small">
            {user.email} · {user.role}
          </div>
          <ul className="plain">
            <li>
              <NavLink to="/account">Your account</NavLink>
            </li>
            {hasPermission(user, 'manage people') && (
              <li>
                <NavLink to="/people">People</NavLink>
              </li>
            )}
          </ul>
          <SignOutForm userId={user.id} />
        </div>
      </details>
    </header>
  )
}

/** Without scripts the page of all help; with them that of this page. */
function HelpLink() {
  const openHelp = useHelp()
  return (
    <Link
      className="badge help-link"
      to="/help"
      aria-label="Help with this page"
      onClick={(event) => {
        if (!openHelp || event.ctrlKey || event.metaKey) return
        event.preventDefault()
        openHelp()
      }}
    >
      ?
    </Link>
  )
}
