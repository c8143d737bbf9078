import { useEffect, useRef, useState } from 'react'
import { findTypedAt, type CodingDraft } from '#app/domain/coding-drafts.ts'
import { withBasePath } from '../base-path.ts'
import { createDraftSender, type DraftSender } from './draft-sender.ts'
import {
  findFormKey,
  findKeptDraft,
  hasChanged,
  restoreDraft,
  toDraftFields,
  toDraftForm,
} from './kept-draft.ts'
import { findLocally, keepLocally, type LocalDraft } from './local-drafts.ts'
import { findDraftSpan, type PositionDraft } from './position-draft.ts'
import type { Tagging } from './use-tagging.ts'
import type { Aim } from './use-passage.ts'

type DraftState = {
  /** When the last of what is typed was kept; null where nothing is. */
  keptAt: string | null
  /** Since when the draft is that was found when the form opened; null where none was. */
  foundAt: string | null
  /** Whether the server has it, too. */
  place: 'server' | 'device' | 'signed out'
}

export type KeptDraft = DraftState & {
  /** Opens a form with what is no work yet, or with what was kept of that form. */
  begin: (draft: PositionDraft, aim: Aim) => void
  /** The form was saved or discarded: what was kept of it goes. */
  end: () => void
}

type KeptLetter = {
  letterId: string
  textVersion: number
  positions: readonly { id: string }[]
  /** Whose drafts these are, and what the server keeps; null for who codes nothing here. */
  drafts: { userId: string; kept: readonly CodingDraft[] } | null
  answer: { ok: boolean } | undefined
}

const nothingKept: DraftState = { keptAt: null, foundAt: null, place: 'server' }

/**
 * Keeps what is typed in the form of a position: on this device at once, on the server after a rest; and puts back what
 * was kept when a form opens.
 */
export function useCodingDraft(letter: KeptLetter, tagging: Tagging): KeptDraft {
  const { letterId, drafts } = letter
  const [state, setState] = useState(nothingKept)
  const [began, setBegan] = useState(tagging.draft)
  const known = useRef<Known>({ formKey: null, isReady: false, typedAt: null, draft: began })
  const sender = useSender(letterId, setState)
  const { draft } = tagging
  const keep = (fields: LocalDraft['fields']) => {
    if (!drafts) return
    const typedAt = findTypedAt(Date.now(), known.current.typedAt)
    known.current.typedAt = typedAt
    const kept = { formKey: findFormKey(draft), fields, textVersion: letter.textVersion, typedAt }
    void keepLocally({ userId: drafts.userId, letterId }, kept)
    if (fields) sender.current?.schedule(toDraftForm(kept))
    else sender.current?.sendNow(toDraftForm(kept))
    setState((before) => (fields ? { ...before, keptAt: typedAt } : nothingKept))
  }
  useFoundDraft(letter, { began, known, sender, setState, tagging })
  useEffect(() => {
    if (!known.current.isReady || known.current.formKey !== findFormKey(draft)) return
    if (!hasChanged(draft, known.current.draft)) return
    known.current.draft = draft
    if (hasChanged(draft, began)) keep(toDraftFields(draft))
    else if (state.keptAt) keep(null)
    // eslint-disable-next-line react-hooks/exhaustive-deps -- runs for each change of what is typed
  }, [draft])
  return {
    ...state,
    begin: (next, aim) => {
      sender.current?.flush()
      if (findFormKey(next) !== known.current.formKey) known.current.isReady = false
      known.current.draft = next
      setState((before) => ({ ...nothingKept, place: before.place }))
      setBegan(next)
      tagging.replace(next, aim)
    },
    end: () => {
      if (state.keptAt) keep(null)
    },
  }
}

/** What sends drafts while the letter is open; what waits goes when the page is left, and with a new connection. */
function useSender(
  letterId: string,
  setState: (change: (before: DraftState) => DraftState) => void,
) {
  const sender = useRef<DraftSender | null>(null)
  useEffect(() => {
    const here = createDraftSender(withBasePath(`/letters/${letterId}/draft`), (delivery) =>
      setState((before) => ({
        ...before,
        place: delivery === 'kept' ? 'server' : delivery === 'not sent' ? 'device' : delivery,
      })),
    )
    sender.current = here
    const flush = () => here.flush()
    const events = ['pagehide', 'online'] as const
    for (const event of events) window.addEventListener(event, flush)
    return () => {
      for (const event of events) window.removeEventListener(event, flush)
      here.flush()
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- one for each letter
  }, [letterId])
  return sender
}

/** What is known of the form that is open: whether what was kept was looked up, and what was kept last. */
type Known = {
  formKey: string | null
  isReady: boolean
  typedAt: string | null
  draft: PositionDraft
}

type Finding = {
  began: PositionDraft
  known: { current: Known }
  sender: { current: DraftSender | null }
  setState: (state: DraftState) => void
  tagging: Tagging
}

/** Puts back what was kept of a form when it opens, with the passage in sight. */
function useFoundDraft(letter: KeptLetter, finding: Finding): void {
  const { began, known, sender, setState, tagging } = finding
  const { drafts, letterId, textVersion } = letter
  const formKey = findFormKey(began)
  useEffect(() => {
    if (!drafts || known.current.formKey === formKey) return
    known.current.formKey = formKey
    void findLocally({ userId: drafts.userId, letterId }, formKey).then((local) => {
      if (known.current.formKey !== formKey) return
      known.current.isReady = true
      const moments = [known.current, local, ...drafts.kept].map((each) => each?.typedAt ?? '')
      known.current.typedAt = moments.sort().at(-1) || null
      const kept = findKeptDraft(formKey, local, drafts.kept, letter.positions)
      // A form that was refused has what was typed last.
      if (!kept || (letter.answer && !letter.answer.ok)) return
      const draft = restoreDraft(kept, textVersion)
      known.current.draft = draft
      setState({ keptAt: kept.typedAt, foundAt: kept.typedAt, place: 'server' })
      if (kept === local) sender.current?.sendNow(toDraftForm(kept))
      tagging.replace(draft, findAim(draft))
      const span = findDraftSpan(draft)
      if (span) tagging.passage.goTo(span)
      tagging.focusLetter(span)
    })
    // eslint-disable-next-line react-hooks/exhaustive-deps -- runs when another form opens
  }, [formKey])
}

/** A selection is the condition of a position that has one; the quote of one that is changed stays. */
function findAim({ revision, conditional }: PositionDraft): Aim {
  if (!revision) return 'quote'
  return conditional ? 'condition' : 'nothing'
}
