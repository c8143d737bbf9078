import { Form } from '@remix-run/react'
import type { ListState } from '#app/domain/lists/list-deeds.ts'
import { formatQuantity, pluralise } from '#app/domain/text/words.ts'
import './lists.css'

type ListDoneView = {
  state: ListState
  revision: number
  stayed: readonly string[]
  mayDiscard: boolean
}

/** What a list did, and the way back. */
export function ListDone({
  view,
  done,
  mayChange,
}: {
  view: ListDoneView
  done: string | null
  mayChange: boolean
}) {
  const isDone = view.state === 'stored'
  return (
    <section className="card" aria-labelledby="what-it-did">
      <h2 id="what-it-did">{isDone ? 'Taken in' : 'Taken back'}</h2>
      <p>{isDone ? `${done}.` : describeBack(view.stayed)}</p>
      {view.stayed.length > 0 && (
        <ul className="small list-stayed">
          {view.stayed.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      )}
      {isDone && mayChange && (
        <Form method="post" className="back-again">
          <input type="hidden" name="revision" value={view.revision} />
          <p className="small muted">
            Taken back, all that nobody has built on since goes back to what it was before. The rest
            stays, and is named here.
          </p>
          <button className="button" type="submit" name="deed" value="take back">
            Take it all back
          </button>
        </Form>
      )}
    </section>
  )
}

const describeBack = (stayed: readonly string[]): string =>
  stayed.length
    ? `${formatQuantity(stayed.length, 'thing')} ${pluralise(stayed.length, 'stays', 'stay')}, because somebody went on with ${pluralise(stayed.length, 'it', 'them')}:`
    : 'All of it is as it was before.'

/** What else may be done with a list: compared anew, its columns named anew, thrown away. */
export function ListDeeds({ view }: { view: ListDoneView }) {
  return (
    <Form method="post" className="row bulk">
      <input type="hidden" name="revision" value={view.revision} />
      {view.state !== 'asking' && (
        <>
          <button className="button" type="submit" name="deed" value="plan anew">
            Compare it anew
          </button>
          <button className="button" type="submit" name="deed" value="name columns anew">
            Name its columns anew
          </button>
        </>
      )}
      {view.mayDiscard && (
        <button className="button quiet" type="submit" name="deed" value="discard">
          Throw it away
        </button>
      )}
    </Form>
  )
}
