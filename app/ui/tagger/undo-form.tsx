import { useFetcher } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { KeyCap, useShortcutOf } from '../keys/key-cap.tsx'
import { useKeys } from '../keys/use-keys.ts'
import type { PositionFormAnswer } from './position-draft.ts'

type OfferedUndo = { entryId: string; says: string }
type UndoState = {
  fetcher: ReturnType<typeof useFetcher<PositionFormAnswer>>
  letterPath: string
  message: string | undefined
  isRefused: boolean
}
type UndoOptions = {
  undo: OfferedUndo | null
  redo: { entryId: string } | null
  letterPath: string
  answer: PositionFormAnswer | undefined
  mayCode: boolean
}

/** Takes back one's own last deed, or does it again, by button or key; one at a time, however fast they come. */
export function useUndo({
  undo,
  redo,
  letterPath,
  answer: posted,
  mayCode,
}: UndoOptions): UndoState {
  const fetcher = useFetcher<PositionFormAnswer>()
  const answer = fetcher.data ?? posted
  const waiting = useRef<('undo' | 'redo')[]>([])
  const send = (deed: 'undo' | 'redo') =>
    fetcher.submit(
      { deed, entry: (deed === 'undo' ? undo : redo)?.entryId ?? '', scripted: 'yes' },
      { method: 'post', action: letterPath },
    )
  useEffect(() => {
    if (fetcher.state !== 'idle' || !waiting.current.length) return
    const next = waiting.current.shift()!
    if (fetcher.data?.ok) send(next)
    else waiting.current = []
    // eslint-disable-next-line react-hooks/exhaustive-deps -- goes on when the page shows what the one before came to
  }, [fetcher.state])
  const ask = (deed: 'undo' | 'redo') => () => {
    if (fetcher.state === 'idle') send(deed)
    else waiting.current.push(deed)
  }
  useKeys(
    { undo: ask('undo'), 'undo by Ctrl': ask('undo'), redo: ask('redo') },
    { isEnabled: mayCode },
  )
  return {
    fetcher,
    letterPath,
    message: answer?.ok ? answer.message : answer?.errors?.undo,
    isRefused: answer?.ok === false,
  }
}

/** The buttons, which work without scripts too, and what the last one pressed came to. */
export function UndoForm({
  fetcher,
  letterPath,
  message,
  isRefused,
  offered,
  redo,
}: UndoState & { offered: OfferedUndo | null; redo: { entryId: string } | null }) {
  const shortcutOf = useShortcutOf()
  return (
    <div className="undo no-print">
      {offered && (
        <fetcher.Form method="post" action={letterPath}>
          <input type="hidden" name="entry" value={offered.entryId} />
          <button
            className="button quiet"
            type="submit"
            name="deed"
            value="undo"
            disabled={fetcher.state !== 'idle'}
            title={`Takes back ${offered.says}`}
            aria-keyshortcuts={shortcutOf('undo', 'undo by Ctrl')}
          >
            Undo <span className="out-of-sight">{offered.says}</span>
            <KeyCap id="undo" />
          </button>
        </fetcher.Form>
      )}
      {redo && (
        <fetcher.Form method="post" action={letterPath}>
          <input type="hidden" name="entry" value={redo.entryId} />
          <button
            className="button quiet"
            type="submit"
            name="deed"
            value="redo"
            disabled={fetcher.state !== 'idle'}
            aria-keyshortcuts={shortcutOf('redo')}
          >
            Do again <KeyCap id="redo" />
          </button>
        </fetcher.Form>
      )}
      <p className={`small ${message ? (isRefused ? 'notice bad' : 'notice') : ''}`} role="status">
        {fetcher.state === 'idle' ? message : ''}
      </p>
    </div>
  )
}
