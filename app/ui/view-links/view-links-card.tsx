import { Form } from '@remix-run/react'
import '../list.css'

type ListedLink = {
  id: string
  kind: 'live' | 'frozen'
  view: string
  says: string
  made: string
  madeBy: string
  until: string | null
}

/** The links by which people without an account see views of the dossier, and where each is ended. */
export function ViewLinksCard({ links }: { links: readonly ListedLink[] }) {
  return (
    <section className="card" aria-labelledby="view-links">
      <h2 id="view-links">Read-only links</h2>
      <p className="small muted">
        {links.length
          ? 'Each shows whoever has its address what is seen without an account. The address is shown once, when it ' +
            'is made; of one that was lost a new one is made.'
          : 'None. “Make a read-only link” stands beside the files of each view, such as strips or distribution.'}
      </p>
      {links.length > 0 && (
        <ul className="entries">
          {links.map(({ id, kind, view, says, made, madeBy, until }) => (
            <li key={id}>
              <div>
                {view} <span className="tag">{kind}</span>
                <div className="small">{says}</div>
                <div className="tiny muted">
                  made by {madeBy} on {made}, works until {until ?? 'it is ended'}
                </div>
              </div>
              <Form method="post" preventScrollReset>
                <input type="hidden" name="link" value={id} />
                <button
                  className="button quiet"
                  type="submit"
                  name="deed"
                  value="end link"
                  aria-label={`End the ${kind} link to ${view}, made on ${made}`}
                >
                  End
                </button>
              </Form>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
