import { Form, Link } from '@remix-run/react'
import './welcome.css'

type Props = {
  folded: { done: number; next: string; href: string }
  /** The page that it stands on, to come back to. */
  from: string
}

/** The checklist, folded: how far one is, the next deed with its page, and a way to put it away. */
export function ChecklistPill({ folded: { done, next, href }, from }: Props) {
  return (
    <aside className="card row checklist-pill" aria-label="To your first defensible chart">
      <Link to="/welcome" aria-label={`${done}/5 done: the whole checklist`}>
        {done}/5
      </Link>
      <span className="small">
        Next, <Link to={href}>{next}</Link>
      </span>
      <Form method="post" action="/welcome">
        <input type="hidden" name="from" value={from} />
        <button className="button quiet" type="submit" name="deed" value="hide">
          Hide
        </button>
      </Form>
    </aside>
  )
}
