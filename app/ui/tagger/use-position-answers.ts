import type { useFetcher } from '@remix-run/react'
import { useEffect, useRef, type RefObject } from 'react'
import type { Position } from '#app/domain/positions.ts'
import {
  carryTyped,
  createNextDraft,
  draftOfPosition,
  findDraftSpan,
  saysTheSame,
  type PositionDraft,
  type PositionFormAnswer,
} from './position-draft.ts'
import type { KeptDraft } from './use-coding-draft.ts'
import type { Tagging } from './use-tagging.ts'

type AnsweredForm = {
  letter: { newId: string; positions: readonly Position[] }
  form: RefObject<HTMLFormElement>
  tagging: Tagging
  kept: KeptDraft
  /** To the form that comes after this one. */
  leave: (next: PositionDraft) => void
  /** Whether the page has yet to say as what the next position is stored. */
  awaitsNextId: boolean
}

/** What becomes of the form once the server has answered it: the next one, or this one with what is wrong. */
export function usePositionAnswers(
  fetcher: ReturnType<typeof useFetcher<PositionFormAnswer>>,
  answered: AnsweredForm,
): void {
  const { form, tagging, awaitsNextId } = answered
  const taken = useRef<PositionFormAnswer>()
  const sent = useRef<PositionDraft>()
  useEffect(() => {
    if (fetcher.state === 'submitting') sent.current = tagging.draft
    // eslint-disable-next-line react-hooks/exhaustive-deps -- as it was when it was sent
  }, [fetcher.state])
  useEffect(() => {
    const { data } = fetcher
    if (fetcher.state !== 'idle' || !data || awaitsNextId || taken.current === data) return
    taken.current = data
    if (data.ok) goOn(answered, sent.current ?? tagging.draft)
    else if (data.latest) tagging.change({ revision: String(data.latest.revision) })
    else {
      // Where another position was stored by the id of this one, it has another from now on.
      if (data.fields?.id) tagging.change({ id: data.fields.id })
      focusFirstError(form.current)
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- runs once for each answer
  }, [fetcher.state, fetcher.data, awaitsNextId])
}

/** After a save to the next form; what was typed while it was under way is work that is not saved yet. */
function goOn({ letter, tagging, kept, leave }: AnsweredForm, saved: PositionDraft): void {
  const isTyped = !saysTheSame(saved, tagging.draft)
  const stored = letter.positions.find(({ id }) => id === saved.id)
  if (isTyped && saved.revision && stored) {
    const begun = draftOfPosition(stored)
    kept.begin(begun, tagging.passage.aim, { ...tagging.draft, revision: begun.revision })
    return tagging.announce('What you typed since is not saved yet.')
  }
  const next = createNextDraft(letter.newId, saved)
  if (isTyped && !saved.revision) {
    // The hands are where one types; only the cursor in the letter goes on.
    kept.end()
    kept.begin(next, 'quote', carryTyped(next, saved, tagging.draft))
    tagging.passage.goOnAfter(findDraftSpan(saved))
    return
  }
  document.getSelection()?.removeAllRanges()
  leave(next)
  tagging.focusLetter(tagging.passage.goOnAfter(findDraftSpan(saved)))
}

function focusFirstError(form: HTMLFormElement | null) {
  form
    ?.querySelector<HTMLElement>('.error')
    ?.closest('.field')
    ?.querySelector<HTMLElement>('textarea, input')
    ?.focus()
}
