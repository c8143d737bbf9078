import { useEffect, useRef } from 'react'
import { OneTimeSecret } from './one-time-secret.tsx'

type FormAnswer =
  { ok: true; message: string; link?: string } | { ok: false; errors: Record<string, string> }

/** What became of the form that was just sent, above the page; a link or token that is shown once stands in it. */
export function FormOutcome({
  answer,
  label = 'One-time link',
}: {
  answer: FormAnswer | undefined
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
      <p>{answer.ok ? answer.message : answer.errors.form}</p>
      {answer.ok && answer.link && <OneTimeSecret label={label} secret={answer.link} />}
    </div>
  )
}
