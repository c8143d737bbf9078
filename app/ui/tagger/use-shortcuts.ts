import { useEffect, useRef, type RefObject } from 'react'
import { tinykeys } from 'tinykeys'
import { isTyping } from '../is-typing.ts'
import { chooseNext, stepStance, type PositionDraft } from './position-draft.ts'

type ShortcutTargets = {
  enabled: boolean
  topicIds: readonly string[]
  /** Whose a position may be, in the order in which the key goes round: one each, or several jointly. */
  holderRounds: readonly (readonly string[])[]
  form: RefObject<HTMLFormElement>
}

/** What the keys act on; the newest at the moment a key is pressed. */
type ShortcutActions = {
  draft: PositionDraft
  change: (change: Partial<PositionDraft>) => void
  onCancel: () => void
  onUndo: () => void
}

/** The keys of the page that fill in the form, save it, cancel and undo. */
export function useShortcuts(
  { enabled, topicIds, holderRounds, form }: ShortcutTargets,
  actions: ShortcutActions,
): void {
  const latest = useRef(actions)
  latest.current = actions
  useEffect(() => {
    if (!enabled) return
    return tinykeys(window, {
      ...createDraftKeys(latest, topicIds, holderRounds, form),
      Enter: (event) => saveOnEnter(event, form.current),
      Escape: () => {
        if (!document.querySelector('dialog[open]')) latest.current.onCancel()
      },
      '$mod+z': createShortcut(() => latest.current.onUndo()),
    })
  }, [enabled, topicIds, holderRounds, form])
}

/** The keys that choose a topic, a level, a condition and a holder. */
function createDraftKeys(
  latest: { readonly current: ShortcutActions },
  topicIds: readonly string[],
  holderRounds: readonly (readonly string[])[],
  form: RefObject<HTMLFormElement>,
) {
  const createLevelStep = (by: 1 | -1) =>
    createShortcut(() =>
      latest.current.change({ stance: stepStance(latest.current.draft.stance, by) }),
    )
  const topicKeys = topicIds
    .slice(0, 9)
    .map((topicId, index) => [
      String(index + 1),
      createShortcut(() => latest.current.change({ topicId })),
    ])
  return {
    ...(Object.fromEntries(topicKeys) as Record<string, Shortcut>),
    ArrowLeft: createLevelStep(-1),
    ArrowRight: createLevelStep(1),
    c: createShortcut(() => {
      const { draft, change } = latest.current
      change({ conditional: !draft.conditional })
      if (!draft.conditional)
        requestAnimationFrame(() =>
          form.current?.querySelector<HTMLElement>('[name=condition]')?.focus(),
        )
    }),
    a: createShortcut(() => {
      const { draft, change } = latest.current
      const current = holderRounds.find((ids) => ids.join() === draft.holderIds.join())
      change({ holderIds: [...(chooseNext(holderRounds, current) ?? [])] })
    }),
  }
}

type Shortcut = (event: KeyboardEvent) => void

/** A key that does nothing while somebody types or a dialog is open. */
function createShortcut(run: () => void): Shortcut {
  return (event) => {
    if (isTyping(event) || document.querySelector('dialog[open]')) return
    event.preventDefault()
    run()
  }
}

function saveOnEnter(event: KeyboardEvent, form: HTMLFormElement | null): void {
  const target = event.target as HTMLElement
  if (target.closest?.('button, a, summary, dialog, textarea[name=note], textarea[name=exact]'))
    return
  if (isTyping(event) && !target.matches('[name=condition]')) return
  event.preventDefault()
  form?.requestSubmit()
}
