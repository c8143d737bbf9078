import { useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'

/** Milliseconds between two looks at how far a list is. */
const lookInterval = 800

/** Says what is being done with a list, and looks again until it is done. */
export function ListAtWork({ says }: { says: string }) {
  const { revalidate, state } = useRevalidator()
  useEffect(() => {
    if (state !== 'idle') return
    const timer = setTimeout(revalidate, lookInterval)
    return () => clearTimeout(timer)
  }, [revalidate, state])
  return (
    <div className="card at-work" role="status">
      <progress aria-label="How far it is" />
      <p>{says} This page goes on by itself.</p>
    </div>
  )
}
