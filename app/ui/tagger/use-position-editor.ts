import { useNavigate, useSearchParams, type useFetcher } from '@remix-run/react'
import { useEffect, useMemo, useRef, type RefObject } from 'react'
import type { Position } from '#app/domain/positions.ts'
import type { CodingDraft } from '#app/domain/coding-drafts.ts'
import { findWorkBegin } from '#app/domain/text/passage-steps.ts'
import { listOpenTopics, type Topic } from '#app/domain/topics.ts'
import {
  createEmptyDraft,
  draftOfFields,
  draftOfPosition,
  type PositionDraft,
  type PositionFormAnswer,
} from './position-draft.ts'
import { isUnsent } from '../send-form.ts'
import type { MarkedHits } from './hit-summary.tsx'
import { useCodingDraft, type KeptDraft } from './use-coding-draft.ts'
import { useCodingKeys } from './use-coding-keys.ts'
import { usePositionAnswers } from './use-position-answers.ts'
import { useTagging, type Tagging } from './use-tagging.ts'

type EditedLetter = {
  text: string
  language: string | null
  topics: readonly Topic[]
  positions: readonly Position[]
  hits: MarkedHits | null
  authorIds: string[]
  newId: string
  editing: Position | null
  answer: PositionFormAnswer | undefined
  mayCode: boolean
  letterPath: string
  textVersion: number
  drafts: { userId: string; kept: readonly CodingDraft[] } | null
}

type EditorElements = {
  article: RefObject<HTMLElement>
  form: RefObject<HTMLFormElement>
}

/** The draft of the form, as the address, the text, the keys and the server's answers change it. */
export function usePositionEditor(
  letter: EditedLetter,
  fetcher: ReturnType<typeof useFetcher<PositionFormAnswer>>,
  elements: EditorElements,
): Tagging & { kept: KeptDraft; cancel: () => void } {
  const { text, language, topics, authorIds, newId, letterPath } = letter
  const { article, form } = elements
  const navigate = useNavigate()
  const editedId = useSearchParams()[0].get('edit')
  const tagging = useTagging({
    ...{ text, language, article },
    initial: createFirstDraft(letter),
    firstAim: chooseAim(letter.editing),
    begin: (sentences) => findWorkBegin(text, sentences, listCodedSpans(letter.positions)),
    enabled: letter.mayCode,
  })
  const letterId = letterPath.split('/').at(-1)!
  const kept = useCodingDraft({ ...letter, letterId }, tagging)
  const leave = (next: PositionDraft) => {
    kept.end()
    if (editedId) navigate(letterPath, { preventScrollReset: true, replace: true })
    else kept.begin(next, 'quote')
  }
  const cancel = () => {
    document.getSelection()?.removeAllRanges()
    leave(createEmptyDraft(newId, authorIds))
    tagging.focusLetter()
    tagging.announce('Discarded')
  }
  // The id of the next position comes with the page's data, which can come after the answer.
  const awaitsNextId = fetcher.data?.ok === true && fetcher.data.saved === newId
  useCodingKeys(tagging, {
    // What is typed while a save is on its way would change, or send again, the position that is being stored.
    enabled: letter.mayCode && fetcher.state === 'idle' && !awaitsNextId,
    topicIds: useMemo(() => listOpenTopics(topics).map(({ id }) => id), [topics]),
    ...elements,
    onDiscard: cancel,
  })
  useEditedPosition(letter, editedId, kept, form)
  useFocusOnArrival(letter, tagging)
  usePositionAnswers(fetcher, { letter, form, tagging, kept, leave, awaitsNextId })
  useRetry(fetcher.data, form)
  return { ...tagging, kept, cancel }
}

const listCodedSpans = (positions: readonly Position[]) =>
  positions.filter(({ status, lost }) => status !== 'withdrawn' && !lost).map(({ quote }) => quote)

/** A selection is the condition of a stored position that has one; its quote stays until somebody says otherwise. */
function chooseAim(editing: Position | null): 'quote' | 'condition' | 'nothing' {
  if (!editing) return 'quote'
  return editing.conditional ? 'condition' : 'nothing'
}

/**
 * Whoever opens a letter to code it is in its text, at the passage or the hit that the address leads to; but for who
 * was led to another place on the page.
 */
function useFocusOnArrival(
  { mayCode, answer, positions, hits }: EditedLetter,
  { focusLetter, passage }: Tagging,
) {
  useEffect(() => {
    const { hash } = window.location
    const led =
      hash === '#hit'
        ? hits?.spans[hits.chosen]
        : positions.find(({ id }) => hash === `#passage-${id}`)?.quote
    const isElsewhere = (hash && !led) || (answer && !answer.ok)
    if (!mayCode || isElsewhere || document.activeElement?.closest('dialog, form')) return
    if (led) passage.goTo(led)
    focusLetter()
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, when the letter opens
  }, [])
}

/**
 * What is typed is replaced only when another position is chosen, on saving and on cancelling; never because the page's
 * data came anew.
 */
function useEditedPosition(
  { editing, newId, authorIds }: EditedLetter,
  editedId: string | null,
  { begin }: KeptDraft,
  form: RefObject<HTMLFormElement>,
) {
  const shownId = useRef(editedId)
  useEffect(() => {
    if (shownId.current === editedId) return
    shownId.current = editedId
    if (editedId && editing?.id !== editedId) return
    begin(
      editing ? draftOfPosition(editing) : createEmptyDraft(newId, authorIds),
      chooseAim(editing),
    )
    if (editing) form.current?.focus()
    // eslint-disable-next-line react-hooks/exhaustive-deps -- runs when the address names another position
  }, [editedId])
}

/** What did not reach the server is sent again with a new connection, under the same id, so that it is stored once. */
function useRetry(answer: PositionFormAnswer | undefined, form: RefObject<HTMLFormElement>) {
  const isWaiting = isUnsent(answer)
  useEffect(() => {
    if (!isWaiting) return
    const retry = () => form.current?.requestSubmit()
    window.addEventListener('online', retry)
    return () => window.removeEventListener('online', retry)
  }, [isWaiting, form])
}

/**
 * What the form holds when the page comes: a form that was refused without scripts, the position to change, or nothing.
 */
function createFirstDraft({ answer, editing, newId, authorIds }: EditedLetter): PositionDraft {
  if (answer && !answer.ok && answer.fields)
    return draftOfFields(answer.fields, answer.holderIds ?? [])
  return editing ? draftOfPosition(editing) : createEmptyDraft(newId, authorIds)
}
