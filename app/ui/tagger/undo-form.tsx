import { useFetcher } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import type { PositionFormAnswer } from './position-draft.ts'

type OfferedUndo = { entryId: string; says: string }
type UndoState = {
  fetcher: ReturnType<typeof useFetcher<PositionFormAnswer>>
  undo: () => void
  letterPath: string
  message: string | undefined
  isRefused: boolean
}

/** Takes back one's own last deed, by the button or by Ctrl+Z; one at a time, however fast the keys come. */
export function useUndo({
  undo: offered,
  letterPath,
  answer: posted,
}: {
  undo: OfferedUndo | null
  letterPath: string
  answer: PositionFormAnswer | undefined
}): UndoState {
  const fetcher = useFetcher<PositionFormAnswer>()
  const answer = fetcher.data ?? posted
  const waitingUndos = useRef(0)
  const sendUndo = () =>
    fetcher.submit(
      { deed: 'undo', entry: offered?.entryId ?? '', scripted: 'yes' },
      { method: 'post', action: letterPath },
    )
  useEffect(() => {
    if (fetcher.state !== 'idle' || !waitingUndos.current) return
    waitingUndos.current -= 1
    if (fetcher.data?.ok) sendUndo()
    else waitingUndos.current = 0
    // eslint-disable-next-line react-hooks/exhaustive-deps -- goes on when the page shows what the undo before came to
  }, [fetcher.state])
  const undo = () => {
    if (fetcher.state === 'idle') sendUndo()
    else waitingUndos.current += 1
  }
  return {
    fetcher,
    undo,
    letterPath,
    message: answer?.ok ? answer.message : answer?.errors?.undo,
    isRefused: answer?.ok === false,
  }
}

/** The button, which works without scripts too, and what the last undo came to. */
export function UndoForm({
  fetcher,
  letterPath,
  message,
  isRefused,
  offered,
}: UndoState & { offered: OfferedUndo | null }) {
  return (
    <fetcher.Form method="post" action={letterPath} className="undo no-print">
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
      <p className={`small ${message ? (isRefused ? 'notice bad' : 'notice') : ''}`} role="status">
        {fetcher.state === 'idle' ? message : ''}
      </p>
    </fetcher.Form>
  )
}
