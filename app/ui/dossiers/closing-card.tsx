import { Form } from '@remix-run/react'

type Props = {
  dossier: { name: string; isExample: boolean; closedAt: string | null }
  revision: string
}

/** Sets a dossier aside, or brings it back; nothing in it is deleted by that. */
export function ClosingCard({ dossier, revision }: Props) {
  const isClosed = dossier.closedAt !== null
  const noun = dossier.isExample ? 'the example' : 'this dossier'
  return (
    <section className="card" aria-labelledby="closing">
      <h2 id="closing">{isClosed ? `Bring ${noun} back` : `Set ${noun} aside`}</h2>
      <p className="small muted">
        {isClosed
          ? 'It is closed: it can be read, and nothing changes in it.'
          : 'It is closed then: it stands behind the others, can still be read, and nothing changes in it. ' +
            'Nothing is deleted, and it can be brought back at any time.'}
      </p>
      <Form method="post">
        <input type="hidden" name="revision" value={revision} />
        <button className="button" type="submit" name="deed" value={isClosed ? 'reopen' : 'close'}>
          {isClosed ? 'Reopen' : 'Set aside'}
        </button>
      </Form>
    </section>
  )
}
