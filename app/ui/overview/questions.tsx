import { Form, Link, useSearchParams } from '@remix-run/react'
import { KeptParams } from '../stances/kept-params.tsx'
import { useDossierPath } from '../use-dossier-path.ts'
import { useSelectionPath } from '../use-selection-path.ts'

/** What an analyst asks first of a dossier, each a link to the page that answers it for the selection shown. */
export function Questions() {
  const inDossier = useDossierPath()
  const withSelection = useSelectionPath()
  const [params] = useSearchParams()
  return (
    <section className="card" aria-labelledby="questions">
      <h2 id="questions">What changed, what is missing</h2>
      <Form action={inDossier('moves')} className="since">
        <KeptParams params={params} without={['on', 'since']} />
        <label htmlFor="changed-since">Who moved since</label>
        <input id="changed-since" type="text" name="since" placeholder="2026-01-31" size={11} />
        <button className="button" type="submit">
          Show
        </button>
      </Form>
      <ul className="plain small">
        <li>
          <Link to={withSelection('changes')}>What changed, the newest known first</Link>
        </li>
        <li>
          <Link to={withSelection('moves', { kind: 'turn' })}>Who turned</Link>
        </li>
        <li>
          <Link to={withSelection('moves', { kind: 'contradiction' })}>
            Who contradicts themself
          </Link>
        </li>
        <li>
          <Link to={withSelection('moves', { kind: 'another signatory' })}>
            Where only another signatory speaks
          </Link>
        </li>
        <li>
          <Link to={withSelection('near')}>Who stands near whom</Link>
        </li>
        <li>
          <Link to={withSelection('audience')}>Who was told what</Link>
        </li>
        <li>
          <Link to={withSelection('distribution')}>How many stand where, who breaks rank</Link>
        </li>
        <li>
          <Link to={withSelection('coverage')}>Who was asked and has not answered</Link>
        </li>
      </ul>
    </section>
  )
}
