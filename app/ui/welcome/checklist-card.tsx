import { Form, Link } from '@remix-run/react'
import type { Checklist } from '#app/domain/checklist.ts'
import './welcome.css'

/** The five deeds to a first chart, each with whether it is done; put away, one line that brings it back. */
export function ChecklistCard({ checklist }: { checklist: Checklist }) {
  const { lines, done, next, isPutAway } = checklist
  if (isPutAway)
    return (
      <Form method="post" action="/welcome" className="card">
        <p className="small muted">The checklist to your first defensible chart is put away.</p>
        <button className="button" type="submit" name="deed" value="show">
          Show it again
        </button>
      </Form>
    )
  return (
    <section className="card checklist" aria-labelledby="checklist">
      <h2 id="checklist">To your first defensible chart</h2>
      <p className="small muted">{done} of 5 done; each ticks itself by what is stored</p>
      <ol className="plain">
        {lines.map((line) => (
          <li key={line.words} className={line.isDone ? 'done' : undefined}>
            <span aria-hidden="true">{line.isDone ? '✓' : '○'}</span>
            <div>
              {line === next ? <Link to={line.href}>{line.words}</Link> : <span>{line.words}</span>}
              <span className="tiny muted">{line.isDone ? 'done' : line.ticksWhen}</span>
            </div>
          </li>
        ))}
      </ol>
      <Form method="post" action="/welcome">
        <button className="button quiet" type="submit" name="deed" value="hide">
          Hide
        </button>
      </Form>
    </section>
  )
}
