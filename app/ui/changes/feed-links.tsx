import { Link, useSearchParams } from '@remix-run/react'
import { pageSizes } from '#app/domain/page-size.ts'
import { withBasePath } from '../base-path.ts'
import { changeAddress } from '../stances/address.ts'
import { leaveBehind } from '../stances/selection-part.tsx'
import { useDossierPath } from '../use-dossier-path.ts'

/** Where a feed reader follows what the page lists: the same selection, at any time and up to the newest letter. */
export function FeedLinks() {
  const inDossier = useDossierPath()
  const [params] = useSearchParams()
  const days = { since: null, asOf: null, from: null, to: null }
  const hrefOf = (file: string) =>
    withBasePath(changeAddress(inDossier(file), params, { ...leaveBehind(params), ...days }))
  return (
    <p className="small no-print">
      Follow this selection: <a href={hrefOf('changes.atom')}>Atom</a> ·{' '}
      <a href={hrefOf('changes.json')}>JSON Feed</a>, the newest {pageSizes.feed} of these changes ·{' '}
      <a href="#subscribe">by e-mail</a>.{' '}
      <span className="muted">
        A feed reader presents a token that may read, made under{' '}
        <Link to="/account">Your account</Link>, as the password of HTTP Basic, with any name.
      </span>
    </p>
  )
}
