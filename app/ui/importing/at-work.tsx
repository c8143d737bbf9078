import { Form, useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'

type Props = { working: { done: number; of: number; says: string; doing: string | null; stopped: boolean } }

/** How often the page looks how far the work is, in milliseconds. */
const lookEvery = 1000

/** How far an import is, as a bar that goes on by itself, with the button that stops it or lets it go on. */
export function AtWork({ working: { done, of, says, doing, stopped } }: Props) {
  const { revalidate, state } = useRevalidator()
  useEffect(() => {
    if (stopped || state !== 'idle') return
    const timer = setTimeout(revalidate, lookEvery)
    return () => clearTimeout(timer)
  }, [revalidate, state, stopped])
  return (
    <Form method="post" className="card at-work between" preventScrollReset>
      <div className="grow" role="status">
        <progress max={Math.max(1, of)} value={done} aria-label="How far it is" />
        <p>{says}{doing && <span className="muted small"> · {doing}</span>}</p>
      </div>
      <button className="button" type="submit" name="deed" value={stopped ? 'go on' : 'stop'}>{stopped ? 'Go on' : 'Stop'}</button>
    </Form>
  )
}
