import { Form, Link } from '@remix-run/react'

type Props = {
  page: {
    id: string
    stamp: string
    changes: readonly { id: string; says: string; undoable: boolean }[]
  }
}

/** What was said of redactions last, each with the way back while it stands. */
export function SaidOfRedactions({ page: { id, stamp, changes } }: Props) {
  if (!changes.length) return null
  return (
    <section className="gap-above" aria-labelledby="said-last">
      <h2 id="said-last">Said last</h2>
      <ul className="plain stack">
        {changes.map((change) => (
          <li key={change.id} className="card between">
            <span className="small">{change.says}</span>
            {change.undoable && (
              <Form method="post">
                <input type="hidden" name="deed" value="undo" />
                <input type="hidden" name="stamp" value={stamp} />
                <input type="hidden" name="entry" value={change.id} />
                <button className="button" type="submit" aria-label={`Undo: ${change.says}`}>
                  Undo
                </button>
              </Form>
            )}
          </li>
        ))}
      </ul>
      <p className="small">
        <Link to={`/letters/${id}/history`}>History of this letter</Link>
      </p>
    </section>
  )
}
