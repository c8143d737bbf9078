import { useFetcher } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import type { ApprovalAnswer } from './approval-list.tsx'

type Props = { answer: ApprovalAnswer | null; tell: (answer: ApprovalAnswer) => void }

/** What became of the last deed, with the way to take it back. */
export function ApprovalTold({ answer, tell }: Props) {
  const fetcher = useFetcher<ApprovalAnswer>()
  const latest = useRef(tell)
  latest.current = tell
  const { data } = fetcher
  useEffect(() => {
    if (data) latest.current(data)
  }, [data])
  const undo = answer?.ok ? answer.undo : null
  return (
    <>
      <div role="status" className={answer ? 'notice' : undefined}>
        {answer && <p>{answer.ok ? answer.message : answer.errors.form}</p>}
      </div>
      {undo && (
        <fetcher.Form method="post" className="row block no-print">
          <input type="hidden" name="id" value={undo.id} />
          <input type="hidden" name="revision" value={undo.revision} />
          <button className="button" name="deed" value={undo.deed} data-undo-approval>
            Undo
          </button>
        </fetcher.Form>
      )}
    </>
  )
}
