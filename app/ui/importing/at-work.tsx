import { Form, useRevalidator } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { belowBase } from '../base-path.ts'

export type Working = {
  done: number
  of: number
  says: string
  doing: string | null
  stopped: boolean
}

/** How often is looked how far the work is, and after how many looks the whole page is drawn anew, in milliseconds. */
const [lookEvery, pageEvery] = [1000, 4]

/** How far an import is, as a bar that goes on by itself, with the button that stops it or lets it go on. */
export function AtWork({ id, working }: { id: string; working: Working }) {
  const { revalidate } = useRevalidator()
  const [looked, setLooked] = useState<{ times: number; now: Working | null }>({
    times: 0,
    now: working,
  })
  const [lost, setLost] = useState(false)
  const { done, of, says, doing, stopped } = looked.now ?? working

  useEffect(() => setLooked(({ times }) => ({ times, now: working })), [working])
  useEffect(() => {
    if (stopped && !lost) return
    const timer = setTimeout(() => {
      void progressOf(id).then((now) => {
        setLost(now === undefined)
        if (now === null || (now && looked.times % pageEvery === pageEvery - 1)) revalidate()
        setLooked(({ times, now: before }) => ({
          times: times + 1,
          now: now === undefined ? before : now,
        }))
      })
    }, lookEvery)
    return () => clearTimeout(timer)
  }, [id, looked, lost, revalidate, stopped])

  return (
    <Form method="post" className="card at-work between" preventScrollReset>
      <div className="grow" role="status">
        <progress max={Math.max(1, of)} value={done} aria-label="How far it is" />
        <p>
          {lost
            ? 'The server does not answer just now. What is done is stored, and it goes on where it was as soon as the server is back.'
            : says}
          {doing && !lost && <span className="muted small"> · {doing}</span>}
        </p>
      </div>
      <button className="button" type="submit" name="deed" value={stopped ? 'go on' : 'stop'}>
        {stopped ? 'Go on' : 'Stop'}
      </button>
    </Form>
  )
}

/** What the server says; undefined where it does not answer. */
async function progressOf(id: string): Promise<Working | null | undefined> {
  try {
    const answer = await fetch(belowBase(`/imports/${id}/progress`))
    return answer.ok ? ((await answer.json()) as Working | null) : undefined
  } catch {
    return undefined
  }
}
