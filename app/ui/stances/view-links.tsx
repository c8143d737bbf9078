import { Link, useSearchParams } from '@remix-run/react'
import { stanceViews, type StanceViewName } from '#app/domain/strips/stance-views.ts'
import { useDossierPath } from '../use-dossier-path.ts'
import { changeAddress, type AddressChanges } from './address.ts'
import '../segments.css'

/** What only the page that one leaves knows of. */
const notCarried = { at: null, of: null, page: null, rows: null, pick: null, silence: null }

/** Whether a view is of one actor, which goes along to another such view. */
const isOfOneActor = (view: StanceViewName): boolean => view === 'near' || view === 'audience'

/** Leads to the same selection in each way of showing it. */
export function ViewLinks({ view }: { view: StanceViewName }) {
  const inDossier = useDossierPath()
  const [params] = useSearchParams()
  return (
    <nav className="segments" aria-label="View">
      {stanceViews.map((each) => {
        const changes: AddressChanges = {
          view: each.page === 'stances' ? each.view : null,
          // A matrix is of all topics.
          ...(each.view === 'matrix' && { topic: null }),
          ...(view !== each.view && notCarried),
          ...(isOfOneActor(view) && isOfOneActor(each.view) && { of: params.get('of') }),
        }
        return (
          <Link
            key={each.view}
            to={changeAddress(inDossier(each.page), params, changes)}
            preventScrollReset
            aria-current={view === each.view}
          >
            {each.word}
          </Link>
        )
      })}
    </nav>
  )
}
