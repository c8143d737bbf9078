import { useEffect, useRef, useState } from 'react'
import { findTypedAt, type CodingDraft, type OpenCodingDraft } from '#app/domain/coding-drafts.ts'
import { withBasePath } from '../base-path.ts'
import { createDraftSender, type DraftDelivery, type DraftSender } from './draft-sender.ts'
import {
  findFormKey,
  findKeptDraft,
  restoreDraft,
  toDraftFields,
  toDraftForm,
} from './kept-draft.ts'
import { findLocally, keepLocally, noteSent, type LocalDraft } from './local-drafts.ts'
import { findDraftSpan, hasTyped, saysTheSame, type PositionDraft } from './position-draft.ts'
import type { Tagging } from './use-tagging.ts'
import type { Aim } from './use-passage.ts'

type DraftState = {
  /** When the last of what is typed was kept, on this device or on the server; null where nothing is yet. */
  keptAt: string | null
  /** Since when the draft is that was found when the form opened; null where none was. */
  foundAt: string | null
  /** Whether this device keeps what is typed. */
  isOnDevice: boolean
  /** Why the server does not have it, too; null where nothing speaks against it. */
  trouble: Exclude<DraftDelivery['state'], 'kept'> | null
}

export type KeptDraft = DraftState & {
  /** Whether anything is said in the form besides what it began with; a passage alone is where the cursor is. */
  isTyped: boolean
  /** Opens a form with what is no work yet, or with what was kept of that form; `typed`: with work in it. */
  begin: (draft: PositionDraft, aim: Aim, typed?: PositionDraft) => void
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

const nothingKept: DraftState = { keptAt: null, foundAt: null, isOnDevice: true, trouble: null }

/**
 * Keeps what is typed in the form of a position: on this device at once, on the server after a rest; and puts back what
 * was kept when a form opens.
 */
export function useCodingDraft(letter: KeptLetter, tagging: Tagging): KeptDraft {
  const { letterId, drafts } = letter
  const [state, setState] = useState(nothingKept)
  const [began, setBegan] = useState(tagging.draft)
  const known = useRef<Known>({
    ...{ formKey: null, isReady: false, typedAt: null, draft: began, hasKept: false },
  })
  const noteKept: NoteKept = ({ formKey, typedAt }, more) =>
    setState((before) => {
      const isOpen = known.current.formKey === formKey && known.current.hasKept
      if (!isOpen || typedAt === null) return { ...before, ...more }
      const keptAt = before.keptAt && before.keptAt > typedAt ? before.keptAt : typedAt
      return { ...before, ...more, keptAt }
    })
  const sender = useSender(letterId, drafts?.userId, noteKept)
  const { draft } = tagging
  const keep = (fields: OpenCodingDraft['fields'] | null) => {
    if (!drafts) return
    const formKey = findFormKey(draft)
    const typedAt = findTypedAt(Date.now(), known.current.typedAt)
    known.current.typedAt = typedAt
    known.current.hasKept = fields !== null
    const kept: LocalDraft = fields
      ? { formKey, fields, textVersion: letter.textVersion, typedAt }
      : { formKey, fields, positionId: draft.id, typedAt }
    void keepLocally({ userId: drafts.userId, letterId }, kept).then((isOnDevice) =>
      noteKept({ formKey, typedAt: isOnDevice ? typedAt : null }, { isOnDevice }),
    )
    if (fields) sender.current?.schedule(toDraftForm(kept))
    else sender.current?.sendNow(toDraftForm(kept))
    if (!fields) setState((before) => ({ ...before, keptAt: null, foundAt: null }))
  }
  useFoundDraft(letter, { began, known, sender, setState, tagging })
  useEffect(() => {
    if (!known.current.isReady || known.current.formKey !== findFormKey(draft)) return
    if (saysTheSame(draft, known.current.draft)) return
    known.current.draft = draft
    if (!saysTheSame(draft, began)) keep(toDraftFields(draft))
    else if (known.current.hasKept) keep(null)
    // eslint-disable-next-line react-hooks/exhaustive-deps -- runs for each change of what is typed
  }, [draft])
  return {
    ...state,
    isTyped: hasTyped(draft, began),
    begin: (next, aim, typed = next) => {
      sender.current?.flush()
      if (findFormKey(next) !== known.current.formKey) known.current.isReady = false
      known.current.draft = next
      known.current.hasKept = false
      setState((before) => ({ ...before, keptAt: null, foundAt: null }))
      setBegan(next)
      tagging.replace(typed, aim)
    },
    end: () => {
      if (known.current.hasKept) keep(null)
    },
  }
}

/** Says of a draft that it is kept, by the moment at which it was typed; null where that failed. */
type NoteKept = (
  draft: { formKey: string; typedAt: string | null },
  more: Partial<Pick<DraftState, 'isOnDevice' | 'trouble'>>,
) => void

/** What sends drafts while the letter is open; what waits goes when the page is left, and with a new connection. */
function useSender(letterId: string, userId: string | undefined, noteKept: NoteKept) {
  const sender = useRef<DraftSender | null>(null)
  useEffect(() => {
    if (!userId) return
    const here = createDraftSender(withBasePath(`/letters/${letterId}/draft`), (delivery) => {
      const { formKey, typedAt, state } = delivery
      if (state !== 'kept') return noteKept({ formKey, typedAt: null }, { trouble: state })
      void noteSent({ userId, letterId }, delivery)
      noteKept({ formKey, typedAt }, { trouble: null })
    })
    sender.current = here
    const [flush, leave] = [() => here.flush(), () => here.leave()]
    window.addEventListener('online', flush)
    window.addEventListener('pagehide', leave)
    return () => {
      window.removeEventListener('online', flush)
      window.removeEventListener('pagehide', leave)
      here.leave()
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- one for each letter
  }, [letterId, userId])
  return sender
}

/** What is known of the form that is open: whether what was kept was looked up, and what was kept last. */
type Known = {
  formKey: string | null
  isReady: boolean
  typedAt: string | null
  draft: PositionDraft
  /** Whether a draft of it was kept, or tried to be. */
  hasKept: boolean
}

type Finding = {
  began: PositionDraft
  known: { current: Known }
  sender: { current: DraftSender | null }
  setState: (change: (before: DraftState) => DraftState) => void
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
      known.current.hasKept = true
      setState((before) => ({ ...before, keptAt: kept.typedAt, foundAt: kept.typedAt }))
      if (kept === local && !local.isSent) sender.current?.sendNow(toDraftForm(kept))
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
