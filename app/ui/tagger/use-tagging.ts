import { useState, type RefObject } from 'react'
import type { Span } from '#app/domain/text/quotes.ts'
import { expandToWholeWords } from '#app/domain/text/sentences.ts'
import type { PositionDraft } from './position-draft.ts'
import { scrollToSpan, useHighlights } from './use-highlights.ts'
import { usePassage, type Aim, type Passage } from './use-passage.ts'
import { useSelection } from './use-selection.ts'

export type Tagging = {
  draft: PositionDraft
  change: (change: Partial<PositionDraft>) => void
  /** Another draft in the place of this one: a stored position, an empty one, or one that was kept. */
  replace: (draft: PositionDraft, aim: Aim) => void
  passage: Passage
  announcement: string
  announce: (words: string) => void
  /** To where the work is: the letter has the focus, and the passage is in sight. */
  focusLetter: (span?: Span | null) => void
}

type TaggingOptions = {
  text: string
  language: string | null
  article: RefObject<HTMLElement>
  initial: PositionDraft
  firstAim: Aim
  begin: (sentences: readonly Span[]) => Span | null
  enabled: boolean
}

/**
 * The draft of a position, fed by selections, by the keys and by the form; `announcement` is what a screen reader says.
 */
export function useTagging({
  text,
  language,
  article,
  initial,
  firstAim,
  begin,
  enabled,
}: TaggingOptions): Tagging {
  const [draft, setDraft] = useState(initial)
  const [announcement, announce] = useState('')
  const change = (change: Partial<PositionDraft>) =>
    setDraft((before) => ({ ...before, ...change }))
  const passage = usePassage({ text, language, draft, change, announce, begin, firstAim })
  useSelection(article, enabled, (span) => passage.choose(expandToWholeWords(text, span)))
  useHighlights(article, {
    cursor: enabled ? passage.cursor : null,
    draft: passage.quote,
    condition: passage.condition,
  })
  return {
    ...{ draft, change, passage, announcement, announce },
    replace: (next, aim) => {
      setDraft(next)
      passage.setAim(aim)
    },
    focusLetter: (span) => {
      article.current?.focus({ preventScroll: true })
      if (span) scrollToSpan(article.current, span)
    },
  }
}
