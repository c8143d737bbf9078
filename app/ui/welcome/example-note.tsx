import { Form, Link } from '@remix-run/react'
import './welcome.css'

type Props = {
  dossier: { slug: string; revision: number; closedAt: string | null }
  mayChange: boolean
}

/** Says on the example's own page that it is one, with what can be done about it by those who may. */
export function ExampleNote({ dossier: { slug, revision, closedAt }, mayChange }: Props) {
  const isClosed = closedAt !== null
  return (
    <div className="notice between example-note">
      <p>This is the example that came with Stanceline{isClosed && ', and it is set aside'}.</p>
      {mayChange && (
        <div className="row">
          <Form method="post" action={`/dossiers/${slug}/settings`}>
            <input type="hidden" name="revision" value={revision} />
            <button
              className="button"
              type="submit"
              name="deed"
              value={isClosed ? 'reopen' : 'close'}
            >
              {isClosed ? 'Bring it back' : 'Set it aside'}
            </button>
          </Form>
          <Link className="button" to="/welcome">
            Start my own
          </Link>
        </div>
      )}
    </div>
  )
}
