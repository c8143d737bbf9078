import { useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react'
import { tinykeys } from 'tinykeys'
import {
  splitSentences,
  trimSpan,
  expandToWholeWords,
  findWordEdge,
} from '#app/domain/text/sentences.ts'
import type { Span } from '#app/domain/text/quotes.ts'
import { isTyping } from '../is-typing.ts'
import { chooseNext, stepStance, type PositionDraft } from './position-draft.ts'
import { toRange, readSelectedSpan } from './text-offsets.ts'

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
  holderIds: readonly string[]
  enabled: boolean
  onHelp: () => void
  onCancel: () => void
  onUndo: () => void
}

/** The draft of a position, fed by selections, by the keys and by the form; `said` is what a screen reader is told. */
export function useTagging({
  text,
  language,
  article,
  form,
  initial,
  topicIds,
  holderIds,
  enabled,
  onHelp,
  onCancel,
  onUndo,
}: TaggingOptions): Tagging {
  const [draft, setDraft] = useState(initial)
  const [said, setSaid] = useState('')
  const change = (change: Partial<PositionDraft>) =>
    setDraft((before) => ({ ...before, ...change }))
  const chooseSpan = (span: Span) => {
    const { start, end } = trimSpan(text, span)
    if (start >= end) return
    change({ start: String(start), end: String(end), exact: text.slice(start, end) })
    setSaid(`Selected: ${text.slice(start, end)}`)
  }
  useSelection(article, enabled, (span) => chooseSpan(expandToWholeWords(text, span)))
  useHighlight(article, draft)
  const latest = useRef({ draft, change, onHelp, onCancel, onUndo })
  latest.current = { draft, change, onHelp, onCancel, onUndo }
  useEffect(() => {
    if (!enabled) return
    const createShortcut =
      (does: (event: globalThis.KeyboardEvent) => void) => (event: globalThis.KeyboardEvent) => {
        if (isTyping(event) || document.querySelector('dialog[open]')) return
        event.preventDefault()
        does(event)
      }
    const createLevelStep = (by: 1 | -1) =>
      createShortcut(() =>
        latest.current.change({ stance: stepStance(latest.current.draft.stance, by) }),
      )
    return tinykeys(window, {
      ...Object.fromEntries(
        topicIds
          .slice(0, 9)
          .map((topicId, index) => [
            String(index + 1),
            createShortcut(() => latest.current.change({ topicId })),
          ]),
      ),
      ArrowLeft: createLevelStep(-1),
      ArrowRight: createLevelStep(1),
      c: createShortcut(() => {
        latest.current.change({ conditional: !latest.current.draft.conditional })
        if (!latest.current.draft.conditional)
          requestAnimationFrame(() =>
            form.current?.querySelector<HTMLElement>('[name=condition]')?.focus(),
          )
      }),
      a: createShortcut(() =>
        latest.current.change({
          holderIds: [chooseNext(holderIds, latest.current.draft.holderIds[0])].filter(
            (id) => id !== undefined,
          ),
        }),
      ),
      Enter: (event) => {
        if (
          (event.target as HTMLElement).closest?.(
            'button, a, summary, dialog, textarea[name=note], textarea[name=exact]',
          )
        )
          return
        if (isTyping(event) && !(event.target as HTMLElement).matches('[name=condition]')) return
        event.preventDefault()
        form.current?.requestSubmit()
      },
      Escape: () => {
        if (document.querySelector('dialog[open]')) return
        latest.current.onCancel()
        document.getSelection()?.removeAllRanges()
        article.current?.focus()
        setSaid('Cancelled')
      },
      'Shift+?': createShortcut(() => latest.current.onHelp()),
      '$mod+z': createShortcut(() => latest.current.onUndo()),
    })
  }, [enabled, topicIds, holderIds, form, article])
  return {
    draft,
    change,
    announcement: said,
    onTextKey: (event) => handleTextKey(event, text, language, draft, article, chooseSpan),
  }
}

/** Arrow down and up choose a sentence; with Shift they widen and narrow by one, Shift with left and right by a word. */
function handleTextKey(
  event: KeyboardEvent,
  text: string,
  language: string | null,
  draft: PositionDraft,
  article: RefObject<HTMLElement>,
  choose: (span: Span) => void,
) {
  const down = event.key === 'ArrowDown'
  const sideways = event.key === 'ArrowLeft' || event.key === 'ArrowRight'
  if (
    (!down && event.key !== 'ArrowUp' && !(event.shiftKey && sideways)) ||
    event.ctrlKey ||
    event.metaKey ||
    event.altKey
  )
    return
  event.preventDefault()
  event.stopPropagation()
  const currentSpan: Span | null = draft.start
    ? { start: Number(draft.start), end: Number(draft.end) }
    : null
  const all = splitSentences(text, language ?? 'en')
  if (sideways) {
    if (!currentSpan) return
    return choose({
      start: currentSpan.start,
      end: Math.max(
        currentSpan.start + 1,
        findWordEdge(text, currentSpan.end, event.key === 'ArrowRight' ? 1 : -1),
      ),
    })
  }
  const last = currentSpan ? all.findIndex(({ end }) => end >= currentSpan.end) : -1
  const first = currentSpan ? all.findIndex(({ end }) => end > currentSpan.start) : -1
  const next = event.shiftKey
    ? all[last + (down ? 1 : -1)]
    : all[(down ? last : first) + (down ? 1 : -1)]
  if (!next) return
  if (event.shiftKey && currentSpan && next.end <= currentSpan.start) return
  choose(event.shiftKey && currentSpan ? { start: currentSpan.start, end: next.end } : next)
  const range = article.current && toRange(article.current, next)
  range?.startContainer.parentElement?.scrollIntoView({ block: 'center' })
}

/** Takes over what is selected in the text, by mouse, touch or keyboard, once the selecting has come to rest. */
function useSelection(
  article: RefObject<HTMLElement>,
  enabled: boolean,
  choose: (span: Span) => void,
) {
  const latest = useRef(choose)
  latest.current = choose
  useEffect(() => {
    if (!enabled) return
    let timer: ReturnType<typeof setTimeout>
    const scheduleChoice = () => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        const span = article.current && readSelectedSpan(article.current)
        if (span) latest.current(span)
      }, 120)
    }
    document.addEventListener('selectionchange', scheduleChoice)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('selectionchange', scheduleChoice)
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
