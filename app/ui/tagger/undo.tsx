import { useFetcher } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import type { CodingAnswer } from './draft.ts'

type Offered = { entryId: string; says: string }
type Undoing = {
  fetcher: ReturnType<typeof useFetcher<CodingAnswer>>
  undo: () => void
  here: string
  said: string | undefined
  isLeft: boolean
}

/** Takes back one's own last deed, by the button or by Ctrl+Z; one at a time, however fast the keys come. */
export function useUndo({
  undo: offered,
  here,
  answer: posted,
}: {
  undo: Offered | null
  here: string
  answer: CodingAnswer | undefined
}): Undoing {
  const fetcher = useFetcher<CodingAnswer>()
  const answer = fetcher.data ?? posted
  const waiting = useRef(0)
  const send = () =>
    fetcher.submit(
      { deed: 'undo', entry: offered?.entryId ?? '', scripted: 'yes' },
      { method: 'post', action: here },
    )
  useEffect(() => {
    if (fetcher.state !== 'idle' || !waiting.current) return
    waiting.current -= 1
    if (fetcher.data?.ok) send()
    else waiting.current = 0
    // eslint-disable-next-line react-hooks/exhaustive-deps -- goes on when the page shows what the undo before came to
  }, [fetcher.state])
  const undo = () => {
    if (fetcher.state === 'idle') send()
    else waiting.current += 1
  }
  return {
    fetcher,
    undo,
    here,
    said: answer?.ok ? answer.said : answer?.errors?.undo,
    isLeft: answer?.ok === false,
  }
}

/** The button, which works without scripts too, and what the last undo came to. */
export function UndoForm({
  fetcher,
  here,
  said,
  isLeft,
  offered,
}: Undoing & { offered: Offered | null }) {
  return (
    <fetcher.Form method="post" action={here} className="undo no-print">
      <input type="hidden" name="entry" value={offered?.entryId ?? ''} />
      {offered && (
        <button
          className="button quiet"
          type="submit"
          name="deed"
          value="undo"
          disabled={fetcher.state !== 'idle'}
          title={`Takes back ${offered.says}`}
        >
          Undo <span className="out-of-sight">{offered.says}</span>
          <kbd aria-hidden="true">Ctrl Z</kbd>
        </button>
      )}
      <p className={`small ${said ? (isLeft ? 'notice bad' : 'notice') : ''}`} role="status">
        {fetcher.state === 'idle' ? said : ''}
      </p>
    </fetcher.Form>
  )
}
