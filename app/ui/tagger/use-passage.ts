import { useMemo, useState } from 'react'
import {
  findCondition,
  findNextSentence,
  widenBySentence,
  widenByWord,
  type PassageEnd,
} from '#app/domain/text/passage-steps.ts'
import type { Span } from '#app/domain/text/quotes.ts'
import { expandToWholeSigns, splitSentences, trimSpan } from '#app/domain/text/sentences.ts'
import { findDraftSpan, type PositionDraft } from './position-draft.ts'

/** What the next selection in the letter is: the quote, its condition, or nothing, so that a stored quote stays. */
export type Aim = 'quote' | 'condition' | 'nothing'

type PassageOptions = {
  text: string
  language: string | null
  draft: PositionDraft
  change: (change: Partial<PositionDraft>) => void
  announce: (words: string) => void
  /** Where the cursor is when the letter opens. */
  begin: (sentences: readonly Span[]) => Span | null
  firstAim: Aim
}

export type Passage = {
  /** The sentence that keys act on while no quote is chosen. */
  cursor: Span | null
  quote: Span | null
  condition: Span | null
  aim: Aim
  setAim: (aim: Aim) => void
  /** Takes a selection as what is aimed at. */
  choose: (span: Span) => void
  /** Takes the sentence at a place of the text, as if it had been selected. */
  chooseSentenceAt: (place: number) => void
  /** How many sentences a span holds, or holds a part of. */
  countSentences: (span: Span) => number
  /** To the next sentence or the one before; answers where that is, to bring it into sight. */
  step: (step: 1 | -1) => Span | null
  widen: (by: 'word' | 'sentence', step: 1 | -1) => Span | null
  swapEnd: () => void
  /** The words of the cursor's sentence as the quote, where none is chosen: what a key that codes begins with. */
  takeCursor: () => Partial<PositionDraft>
  /** The cursor on the sentence in which a passage begins. */
  goTo: (span: Span) => void
  /** The cursor on the sentence after a passage, or on the passage where it is the last. */
  goOnAfter: (span: Span | null) => Span | null
}

/** The cursor in the letter, and what of it is the quote and the condition. */
export function usePassage({ begin, firstAim, ...options }: PassageOptions): Passage {
  const { text, language, draft } = options
  const sentences = useMemo(() => splitSentences(text, language ?? 'en'), [text, language])
  const [cursor, setCursor] = useState(() => begin(sentences))
  const [aim, setAim] = useState<Aim>(firstAim)
  const [movedEnd, setMovedEnd] = useState<PassageEnd>('end')
  const [chosenCondition, setChosenCondition] = useState<Span | null>(null)
  const condition = useMemo(
    () => (draft.conditional ? findConditionSpan(text, draft, chosenCondition) : null),
    [text, draft, chosenCondition],
  )
  const state = {
    ...{ ...options, sentences, cursor, setCursor, aim, setAim, condition },
    ...{ movedEnd, setMovedEnd, setChosenCondition, quote: findDraftSpan(draft) },
  }
  const choose = (span: Span) => takeSpan(state, span)
  return {
    ...{ cursor, quote: state.quote, condition, aim, setAim, choose },
    ...createSteps(state),
    chooseSentenceAt: (place) => {
      const sentence = sentences.find(({ start, end }) => start <= place && place <= end)
      if (sentence) choose(sentence)
    },
    countSentences: ({ start, end }) =>
      sentences.filter((sentence) => sentence.start < end && sentence.end > start).length,
    takeCursor: () => (draft.exact || !cursor || aim === 'nothing' ? {} : toQuote(text, cursor)),
    goTo: (span) => setCursor(sentences.find(({ end }) => end > span.start) ?? cursor),
    goOnAfter: (span) => {
      setMovedEnd('end')
      setAim('quote')
      setChosenCondition(null)
      const next = (span && findNextSentence(sentences, span, 1)) ?? span ?? cursor
      setCursor(next)
      return next
    },
  }
}

type PassageState = Omit<PassageOptions, 'begin' | 'firstAim'> &
  Pick<Passage, 'cursor' | 'quote' | 'condition' | 'aim'> & {
    sentences: readonly Span[]
    movedEnd: PassageEnd
    setCursor: (span: Span) => void
    setMovedEnd: (end: PassageEnd) => void
    setChosenCondition: (span: Span) => void
  }

const toQuote = (text: string, { start, end }: Span) => ({
  start: String(start),
  end: String(end),
  exact: text.slice(start, end),
})

/** Takes a selection as what is aimed at: the condition, the quote, or nothing. */
function takeSpan(state: PassageState, chosen: Span): void {
  const { text, aim, change, announce } = state
  const span = trimSpan(text, expandToWholeSigns(text, chosen))
  if (span.start >= span.end) return
  const words = text.slice(span.start, span.end)
  if (aim === 'nothing')
    return announce('The quote stays as it is. Choose “Quote anew” to change it.')
  if (aim === 'condition') {
    state.setChosenCondition(span)
    change({ condition: words, conditional: true })
    return announce(`Selected as the condition: ${words}`)
  }
  state.setCursor(span)
  change(toQuote(text, span))
  announce(`Selected: ${words}`)
}

/** From sentence to sentence, and either end of a passage by sentences and by words. */
function createSteps(state: PassageState): Pick<Passage, 'step' | 'widen' | 'swapEnd'> {
  const { text, sentences, cursor, quote, condition, aim, movedEnd } = state
  const current = (aim === 'condition' ? (condition ?? quote) : quote) ?? cursor
  const moveTo = (span: Span | null | undefined): Span | null => {
    if (!span) return null
    if (aim === 'nothing') state.setCursor(span)
    takeSpan(state, span)
    return span
  }
  return {
    step: (step) => {
      state.setMovedEnd('end')
      return moveTo(findNextSentence(sentences, aim === 'nothing' ? cursor : current, step))
    },
    widen: (by, step) => {
      if (!current || aim === 'nothing') return null
      return moveTo(
        by === 'word'
          ? widenByWord(text, current, movedEnd, step)
          : widenBySentence(sentences, current, movedEnd, step),
      )
    },
    swapEnd: () => {
      const next = movedEnd === 'end' ? 'start' : 'end'
      state.setMovedEnd(next)
      state.announce(
        `Shift and arrows move the ${next === 'end' ? 'end' : 'beginning'} of the passage`,
      )
    },
  }
}

/** Where the condition stands: where it was selected, as long as its words are those. */
function findConditionSpan(text: string, draft: PositionDraft, chosen: Span | null): Span | null {
  if (chosen && text.slice(chosen.start, chosen.end) === draft.condition) return chosen
  return findCondition(text, draft.condition, findDraftSpan(draft))
}
