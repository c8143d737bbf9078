import { useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react'
import {
  splitSentences,
  trimSpan,
  expandToWholeWords,
  findWordEdge,
} from '#app/domain/text/sentences.ts'
import type { Span } from '#app/domain/text/quotes.ts'
import type { PositionDraft } from './position-draft.ts'
import { toRange, readSelectedSpan } from './text-offsets.ts'
import { useConditionChoice } from './use-condition-choice.ts'
import { useShortcuts } from './use-shortcuts.ts'

export type Tagging = {
  draft: PositionDraft
  change: (change: Partial<PositionDraft>) => void
  announcement: string
  onTextKey: (event: KeyboardEvent) => void
}

type TaggingOptions = {
  text: string
  language: string | null
  article: RefObject<HTMLElement>
  form: RefObject<HTMLFormElement>
  initial: PositionDraft
  topicIds: readonly string[]
  holderRounds: readonly (readonly string[])[]
  enabled: boolean
  onCancel: () => void
  onUndo: () => void
}

/**
 * The draft of a position, fed by selections, by the keys and by the form; `announcement` is what a screen reader says.
 */
export function useTagging({
  text,
  language,
  article,
  form,
  initial,
  topicIds,
  holderRounds,
  enabled,
  onCancel,
  onUndo,
}: TaggingOptions): Tagging {
  const [draft, setDraft] = useState(initial)
  const [announcement, setAnnouncement] = useState('')
  const change = (change: Partial<PositionDraft>) =>
    setDraft((before) => ({ ...before, ...change }))
  const condition = useConditionChoice(form, draft)
  const chooseSpan = (span: Span) => {
    const { start, end } = trimSpan(text, span)
    if (start >= end) return
    const exact = text.slice(start, end)
    if (condition.isWanted()) {
      condition.keep({ start, end })
      change({ condition: exact })
      setAnnouncement(`Selected as the condition: ${exact}`)
      return
    }
    change({ start: String(start), end: String(end), exact })
    setAnnouncement(`Selected: ${exact}`)
  }
  useSelection(article, enabled, (span) => chooseSpan(expandToWholeWords(text, span)))
  useHighlight(article, draft)
  useShortcuts(
    { enabled, topicIds, holderRounds, form },
    {
      draft,
      change,
      onUndo,
      onCancel: () => {
        onCancel()
        document.getSelection()?.removeAllRanges()
        article.current?.focus()
        setAnnouncement('Cancelled')
      },
    },
  )
  return {
    draft,
    change,
    announcement,
    onTextKey: (event) => {
      const quote = draft.start ? { start: Number(draft.start), end: Number(draft.end) } : null
      const current = condition.isWanted() ? (condition.span() ?? quote) : quote
      handleTextKey(event, text, language, current, article, chooseSpan)
    },
  }
}

/** Arrow down and up choose a sentence; with Shift they widen and narrow by one, left and right by a word. */
function handleTextKey(
  event: KeyboardEvent,
  text: string,
  language: string | null,
  current: Span | null,
  article: RefObject<HTMLElement>,
  choose: (span: Span) => void,
) {
  if (!isChoosingKey(event)) return
  event.preventDefault()
  event.stopPropagation()
  if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
    if (current) choose(widenByWord(text, current, event.key === 'ArrowRight' ? 1 : -1))
    return
  }
  const sentences = splitSentences(text, language ?? 'en')
  const step = event.key === 'ArrowDown' ? 1 : -1
  const next = event.shiftKey
    ? sentences[findLastSentence(sentences, current) + step]
    : findNextSentence(sentences, current, step)
  const kept = event.shiftKey ? current : null
  if (!next || (kept && next.end <= kept.start)) return
  choose(kept ? { start: kept.start, end: next.end } : next)
  scrollToSpan(article.current, next)
}

/** Whether a key chooses a passage: an arrow up or down, or one sideways with Shift, and no other key with it. */
function isChoosingKey(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') return true
  return event.shiftKey && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')
}

function scrollToSpan(article: HTMLElement | null, span: Span): void {
  const range = article && toRange(article, span)
  range?.startContainer.parentElement?.scrollIntoView({ block: 'center' })
}

function widenByWord(text: string, { start, end }: Span, step: 1 | -1): Span {
  return { start, end: Math.max(start + 1, findWordEdge(text, end, step)) }
}

/** The place of the sentence in which the passage ends; -1 where nothing is chosen. */
function findLastSentence(sentences: readonly Span[], current: Span | null): number {
  return current ? sentences.findIndex(({ end }) => end >= current.end) : -1
}

/** The sentence after the passage, or the one before it. */
function findNextSentence(
  sentences: readonly Span[],
  current: Span | null,
  step: 1 | -1,
): Span | undefined {
  const last = findLastSentence(sentences, current)
  const first = current ? sentences.findIndex(({ end }) => end > current.start) : -1
  return sentences[(step === 1 ? last : first) + step]
}

/**
 * Takes over what is selected in the text, by mouse, touch or keyboard, once the selecting has come to rest: after a
 * moment, or at the next key or press, so that whoever is quick saves what they selected.
 */
function useSelection(
  article: RefObject<HTMLElement>,
  enabled: boolean,
  choose: (span: Span) => void,
) {
  const latest = useRef(choose)
  latest.current = choose
  useEffect(() => {
    if (!enabled) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const forget = () => {
      clearTimeout(timer)
      timer = undefined
    }
    const takeSelection = () => {
      if (!timer) return
      forget()
      const span = article.current && readSelectedSpan(article.current)
      if (span) latest.current(span)
    }
    const scheduleChoice = () => {
      forget()
      timer = setTimeout(takeSelection, 120)
    }
    document.addEventListener('selectionchange', scheduleChoice)
    document.addEventListener('keydown', takeSelection, { capture: true })
    document.addEventListener('pointerdown', takeSelection, { capture: true })
    return () => {
      forget()
      document.removeEventListener('selectionchange', scheduleChoice)
      document.removeEventListener('keydown', takeSelection, { capture: true })
      document.removeEventListener('pointerdown', takeSelection, { capture: true })
    }
  }, [article, enabled])
}

/** Shows the drafted passage without touching the text's elements, which would lose the reader's selection. */
function useHighlight(article: RefObject<HTMLElement>, { start, end }: PositionDraft) {
  useEffect(() => {
    if (!('highlights' in CSS) || !article.current) return
    const range =
      start && end ? toRange(article.current, { start: Number(start), end: Number(end) }) : null
    if (range) CSS.highlights.set('draft', new Highlight(range))
    else CSS.highlights.delete('draft')
    return () => void CSS.highlights.delete('draft')
  })
}
