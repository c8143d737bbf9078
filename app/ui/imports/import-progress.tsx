import { Form, useRevalidator } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { withBasePath } from '../base-path.ts'

export type ProgressView = {
  done: number
  of: number
  says: string
  doing: string | null
  stopped: boolean
}

/** Milliseconds between two questions for the progress, and after how many of these the page loads its data again. */
const [pollInterval, pollsPerRefresh] = [1000, 4]

/** How far an import is, as a bar that goes on by itself, with the button that stops it or lets it go on. */
export function ImportProgressCard({ id, progress }: { id: string; progress: ProgressView }) {
  const { revalidate } = useRevalidator()
  const [polled, setPolled] = useState<{ times: number; now: ProgressView | null }>({
    times: 0,
    now: progress,
  })
  const [isLost, setIsLost] = useState(false)
  const { done, of, says, doing, stopped } = polled.now ?? progress

  useEffect(() => setPolled(({ times }) => ({ times, now: progress })), [progress])
  useEffect(() => {
    if (stopped && !isLost) return
    const timer = setTimeout(() => {
      void fetchProgress(id).then((now) => {
        setIsLost(now === undefined)
        if (now === null || (now && polled.times % pollsPerRefresh === pollsPerRefresh - 1))
          revalidate()
        setPolled(({ times, now: before }) => ({
          times: times + 1,
          now: now === undefined ? before : now,
        }))
      })
    }, pollInterval)
    return () => clearTimeout(timer)
  }, [id, polled, isLost, revalidate, stopped])

  return (
    <Form method="post" className="card at-work between" preventScrollReset>
      <div className="grow" role="status">
        <progress max={Math.max(1, of)} value={done} aria-label="How far it is" />
        <p>
          {isLost
            ? 'The server does not answer just now. What is done is stored, and it goes on where it was ' +
              'as soon as the server is back.'
            : says}
          {doing && !isLost && <span className="muted small"> · {doing}</span>}
        </p>
      </div>
      <button className="button" type="submit" name="deed" value={stopped ? 'go on' : 'stop'}>
        {stopped ? 'Go on' : 'Stop'}
      </button>
    </Form>
  )
}

/** What the server says; undefined where it does not answer. */
async function fetchProgress(id: string): Promise<ProgressView | null | undefined> {
  try {
    const answer = await fetch(withBasePath(`/imports/${id}/progress`))
    return answer.ok ? ((await answer.json()) as ProgressView | null) : undefined
  } catch {
    return undefined
  }
}
