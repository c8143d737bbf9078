import type { RefObject } from 'react'
import { absences, levels } from '#app/domain/level.ts'
import type { KeyId } from '#app/domain/keys/key-table.ts'
import { useKeys, type KeyAction } from '../keys/use-keys.ts'
import { stepStance, type PositionDraft } from './position-draft.ts'
import { scrollToSpan } from './use-highlights.ts'
import type { Tagging } from './use-tagging.ts'

type KeyTargets = {
  enabled: boolean
  topicIds: readonly string[]
  article: RefObject<HTMLElement>
  form: RefObject<HTMLFormElement>
  onDiscard: () => void
}

type Keys = Partial<Record<KeyId, KeyAction>>

/** The keys of a letter that choose a passage, say what it states, save it, discard and undo. */
export function useCodingKeys(tagging: Tagging, targets: KeyTargets): void {
  const { form } = targets
  useKeys(
    {
      ...createPassageKeys(tagging, targets),
      ...createLevelKeys(tagging),
      ...createTopicKeys(tagging, targets),
      ...createFurtherKeys(tagging, form),
      save: (event) => saveOnEnter(event, tagging, form.current),
      'save from a field': () => form.current?.requestSubmit(),
      discard: (event) => leaveOrDiscard(event, tagging, targets),
    },
    { isEnabled: targets.enabled, inFields: ['save', 'save from a field', 'discard'] },
  )
}

function createPassageKeys({ passage }: Tagging, { article }: KeyTargets): Keys {
  const show = (span: ReturnType<typeof passage.step>) =>
    span && scrollToSpan(article.current, span)
  // Elsewhere arrows scroll, and choose among the choices of a field.
  const inText = (run: () => void) => (event: KeyboardEvent) =>
    article.current?.contains(event.target as Node) ? run() : false
  return {
    'next sentence': () => show(passage.step(1)),
    'previous sentence': () => show(passage.step(-1)),
    'arrow to next sentence': inText(() => show(passage.step(1))),
    'arrow to previous sentence': inText(() => show(passage.step(-1))),
    'sentence more': inText(() => show(passage.widen('sentence', 1))),
    'sentence less': inText(() => show(passage.widen('sentence', -1))),
    'word more': inText(() => passage.widen('word', 1)),
    'word less': inText(() => passage.widen('word', -1)),
    'other end': () => passage.swapEnd(),
    'quote anew': () => passage.setAim('quote'),
  }
}

function createLevelKeys({ draft, change, passage }: Tagging): Keys {
  const give = (stance: string, more: Partial<PositionDraft> = {}) =>
    change({ ...passage.takeCursor(), stance, ...more })
  const stepBy = (step: 1 | -1) => (event: KeyboardEvent) =>
    (event.target as HTMLElement).matches('[type=radio]')
      ? false
      : give(stepStance(draft.stance, step))
  return {
    ...Object.fromEntries(levels.map(({ level }) => [`level ${level}`, () => give(String(level))])),
    ...Object.fromEntries(
      absences.map(({ absence }) => [
        `level ${absence}`,
        () => give(absence, { conditional: false }),
      ]),
    ),
    'level down': stepBy(-1),
    'level up': stepBy(1),
  }
}

function createTopicKeys({ change, passage }: Tagging, { topicIds, form }: KeyTargets): Keys {
  return {
    ...Object.fromEntries(
      topicIds
        .slice(0, 9)
        .map((topicId, index) => [
          `topic ${index + 1}`,
          () => change({ ...passage.takeCursor(), topicId }),
        ]),
    ),
    'other topic': () => {
      change(passage.takeCursor())
      return focusField(form.current, '.topic-filter')
    },
  }
}

function createFurtherKeys({ draft, change, passage }: Tagging, form: KeyTargets['form']): Keys {
  return {
    condition: () => {
      change({ ...passage.takeCursor(), conditional: !draft.conditional })
      passage.setAim(draft.conditional ? (draft.revision ? 'nothing' : 'quote') : 'condition')
    },
    holder: () => {
      change(passage.takeCursor())
      return focusField(form.current, '[name=otherHolder]')
    },
    report: () => change({ ...passage.takeCursor(), reported: !draft.reported }),
    note: () => {
      change(passage.takeCursor())
      return focusField(form.current, '[name=note]')
    },
  }
}

/** Opens what a field is folded into and puts the focus there; `false` where there is none. */
function focusField(form: HTMLFormElement | null, selector: string): boolean {
  const field = form?.querySelector<HTMLElement>(selector)
  if (!field) return false
  field.closest('details')?.setAttribute('open', '')
  field.focus()
  return true
}

/** Enter saves, but for where it presses what has the focus, begins a line, or says that a field is filled in. */
function saveOnEnter(event: KeyboardEvent, { focusLetter }: Tagging, form: HTMLFormElement | null) {
  const target = event.target as HTMLElement
  if (target.closest('button, a, summary, textarea[name=note], textarea[name=exact]')) return false
  if (target.matches('.topic-filter, [name=otherHolder]')) return focusLetter()
  if (target.matches('input:not([type=radio], [type=checkbox]), select, textarea'))
    if (!target.matches('[name=condition]')) return false
  form?.requestSubmit()
}

/** Esc leaves a field with what is in it; outside of fields it discards the draft. */
function leaveOrDiscard(event: KeyboardEvent, tagging: Tagging, { form, onDiscard }: KeyTargets) {
  const target = event.target as HTMLElement
  if (!target.matches('input:not([type=radio], [type=checkbox]), select, textarea')) onDiscard()
  else if (form.current?.contains(target)) tagging.focusLetter()
  else return false
}
