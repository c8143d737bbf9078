import { useEffect, useRef } from 'react'
import { ShownOnce } from './shown-once.tsx'

type Said =
  { ok: true; said: string; link?: string } | { ok: false; errors: Record<string, string> }

/** What became of the form that was just sent, above the page; a link or token that is shown once stands in it. */
export function Outcome({
  answer,
  label = 'One-time link',
}: {
  answer: Said | undefined
  label?: string
}) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (answer) box.current?.scrollIntoView({ block: 'nearest' })
  }, [answer])
  if (!answer || (!answer.ok && !answer.errors.form)) return null
  return (
    <div
      ref={box}
      className={answer.ok ? 'notice' : 'notice bad'}
      role={answer.ok ? 'status' : 'alert'}
    >
      <p>{answer.ok ? answer.said : answer.errors.form}</p>
      {answer.ok && answer.link && <ShownOnce label={label} secret={answer.link} />}
    </div>
  )
}
