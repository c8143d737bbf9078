import { useFetcher, useFetchers } from '@remix-run/react'
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
  /** Whether something of this letter is being stored. */
  isBusy: boolean
}
type UndoOptions = {
  undo: OfferedUndo | null
  redo: { entryId: string } | null
  letterPath: string
  answer: PositionFormAnswer | undefined
  mayCode: boolean
}

/**
 * Takes back one's own last deed, or does it again, by button or key; one at a time, however fast they come. What is
 * being stored is the last deed: it is waited for.
 */
export function useUndo({
  undo,
  redo,
  letterPath,
  answer: posted,
  mayCode,
}: UndoOptions): UndoState {
  const fetcher = useFetcher<PositionFormAnswer>()
  const answer = fetcher.data ?? posted
  const isBusy = useFetchers().some(
    ({ state, formAction }) =>
      state !== 'idle' && formAction?.split('?')[0]!.endsWith(letterPath) === true,
  )
  const entryOf = (deed: 'undo' | 'redo') => (deed === 'undo' ? undo : redo)?.entryId ?? ''
  /** What waits, and what there was to undo when the wait began: where it is the same after it, nothing was stored. */
  const waiting = useRef<{ deeds: ('undo' | 'redo')[]; since: string }>({ deeds: [], since: '' })
  const send = (deed: 'undo' | 'redo') => {
    waiting.current.since = entryOf('undo')
    fetcher.submit(
      { deed, entry: entryOf(deed), scripted: 'yes' },
      { method: 'post', action: letterPath },
    )
  }
  useEffect(() => {
    if (isBusy || !waiting.current.deeds.length) return
    const next = waiting.current.deeds.shift()!
    if (entryOf('undo') === waiting.current.since) waiting.current.deeds = []
    else send(next)
    // eslint-disable-next-line react-hooks/exhaustive-deps -- goes on when the page shows what the one before came to
  }, [isBusy])
  const ask = (deed: 'undo' | 'redo') => () => {
    if (!isBusy) return send(deed)
    if (!waiting.current.deeds.length && fetcher.state === 'idle')
      waiting.current.since = entryOf('undo')
    waiting.current.deeds.push(deed)
  }
  useKeys(
    { undo: ask('undo'), 'undo by Ctrl': ask('undo'), redo: ask('redo') },
    { isEnabled: mayCode },
  )
  return {
    fetcher,
    letterPath,
    isBusy,
    message: answer?.ok ? answer.message : answer?.errors?.undo,
    isRefused: answer?.ok === false,
  }
}

/** The form that takes the last deed back, for buttons that stand elsewhere. */
export const undoFormId = 'undo-form'

/** The buttons, which work without scripts too, and what the last one pressed came to. */
export function UndoForm({
  fetcher,
  letterPath,
  message,
  isRefused,
  isBusy,
  offered,
  redo,
}: UndoState & { offered: OfferedUndo | null; redo: { entryId: string } | null }) {
  const shortcutOf = useShortcutOf()
  return (
    <div className="undo no-print">
      {offered && (
        <fetcher.Form method="post" action={letterPath} id={undoFormId}>
          <input type="hidden" name="entry" value={offered.entryId} />
          <button
            className="button quiet"
            type="submit"
            name="deed"
            value="undo"
            disabled={isBusy}
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
            disabled={isBusy}
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
