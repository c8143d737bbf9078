import { useNavigate, useSearchParams, type useFetcher } from '@remix-run/react'
import { useEffect, useMemo, useRef, type RefObject } from 'react'
import type { Position } from '#app/domain/positions.ts'
import { mostNamed } from '#app/domain/signatories.ts'
import { listOpenTopics, type Topic } from '#app/domain/topics.ts'
import {
  createEmptyDraft,
  draftOfFields,
  draftOfPosition,
  type PositionDraft,
  type PositionFormAnswer,
} from './position-draft.ts'
import type { HolderChoice } from './holder-fields.tsx'
import { useTagging, type Tagging } from './use-tagging.ts'

type EditedLetter = {
  text: string
  language: string | null
  topics: readonly Topic[]
  holders: readonly HolderChoice[]
  authorIds: string[]
  newId: string
  editing: Position | null
  answer: PositionFormAnswer | undefined
  mayCode: boolean
  letterPath: string
}

type EditorElements = {
  article: RefObject<HTMLElement>
  form: RefObject<HTMLFormElement>
}

/** The draft of the form, as the address, the text, the keys and the server's answers change it. */
export function usePositionEditor(
  letter: EditedLetter,
  fetcher: ReturnType<typeof useFetcher<PositionFormAnswer>>,
  { article, form }: EditorElements,
  onUndo: () => void,
): Tagging & { cancel: () => void } {
  const { text, language, topics, holders, authorIds, newId, letterPath } = letter
  const navigate = useNavigate()
  const editedId = useSearchParams()[0].get('edit')
  const leave = () => {
    if (editedId) navigate(letterPath, { preventScrollReset: true, replace: true })
    else tagging.change(createEmptyDraft(newId, authorIds))
  }
  const tagging = useTagging({
    text,
    language,
    article,
    form,
    initial: createFirstDraft(letter),
    enabled: letter.mayCode,
    onCancel: leave,
    onUndo,
    topicIds: useMemo(() => listOpenTopics(topics).map(({ id }) => id), [topics]),
    holderRounds: useMemo(() => listHolderRounds(holders), [holders]),
  })
  useEditedPosition(letter, editedId, tagging.change, form)
  useEffect(() => {
    if (fetcher.state !== 'idle' || !fetcher.data) return
    if (fetcher.data.ok) {
      document.getSelection()?.removeAllRanges()
      article.current?.focus({ preventScroll: true })
      leave()
    } else if (fetcher.data.latest)
      tagging.change({ revision: String(fetcher.data.latest.revision) })
    else focusFirstError(form.current)
    // eslint-disable-next-line react-hooks/exhaustive-deps -- runs once for each answer
  }, [fetcher.state, fetcher.data])
  return { ...tagging, cancel: leave }
}

/**
 * What is typed is replaced only when another position is chosen, on saving and on cancelling; never because the page's
 * data came anew.
 */
function useEditedPosition(
  { editing, newId, authorIds }: EditedLetter,
  editedId: string | null,
  change: Tagging['change'],
  form: RefObject<HTMLFormElement>,
) {
  const shownId = useRef(editedId)
  useEffect(() => {
    if (shownId.current === editedId) return
    shownId.current = editedId
    if (editedId && editing?.id !== editedId) return
    change(editing ? draftOfPosition(editing) : createEmptyDraft(newId, authorIds))
    if (editing) form.current?.focus()
    // eslint-disable-next-line react-hooks/exhaustive-deps -- runs when the address names another position
  }, [editedId])
}

function focusFirstError(form: HTMLFormElement | null) {
  form
    ?.querySelector<HTMLElement>('.error')
    ?.closest('.field')
    ?.querySelector<HTMLElement>('textarea, input')
    ?.focus()
}

/**
 * What the form holds when the page comes: a form that was refused without scripts, the position to change, or nothing.
 */
function createFirstDraft({ answer, editing, newId, authorIds }: EditedLetter): PositionDraft {
  if (answer && !answer.ok && answer.fields)
    return draftOfFields(answer.fields, answer.holderIds ?? [])
  return editing ? draftOfPosition(editing) : createEmptyDraft(newId, authorIds)
}

/** The signatories of a joint letter together, then each holder. */
function listHolderRounds(holders: readonly HolderChoice[]): string[][] {
  const authorIds = holders.filter(({ as }) => as === 'author').map(({ id }) => id)
  const each = holders.map(({ id }) => [id])
  return authorIds.length > mostNamed ? [authorIds, ...each] : each
}
