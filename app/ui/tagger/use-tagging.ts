import { useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react'
import { tinykeys } from 'tinykeys'
import { sentences, trimmed, wholeWords, wordEdge } from '#app/domain/sentences.ts'
import type { Span } from '#app/domain/text.ts'
import { isTyping } from '../keys.ts'
import { nextOf, steppedStance, type Draft } from './draft.ts'
import { rangeOf, selectedSpan } from './places.ts'

export type Tagging = {
  draft: Draft
  change: (change: Partial<Draft>) => void
  said: string
  onTextKey: (event: KeyboardEvent) => void
}

type World = {
  text: string
  language: string | null
  article: RefObject<HTMLElement>
  form: RefObject<HTMLFormElement>
  initial: Draft
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
}: World): Tagging {
  const [draft, setDraft] = useState(initial)
  const [said, setSaid] = useState('')
  const change = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }))
  const choose = (span: Span) => {
    const { start, end } = trimmed(text, span)
    if (start >= end) return
    change({ start: String(start), end: String(end), exact: text.slice(start, end) })
    setSaid(`Selected: ${text.slice(start, end)}`)
  }
  useSelection(article, enabled, (span) => choose(wholeWords(text, span)))
  useHighlight(article, draft)
  const latest = useRef({ draft, change, onHelp, onCancel, onUndo })
  latest.current = { draft, change, onHelp, onCancel, onUndo }
  useEffect(() => {
    if (!enabled) return
    const shortcut =
      (does: (event: globalThis.KeyboardEvent) => void) => (event: globalThis.KeyboardEvent) => {
        if (isTyping(event) || document.querySelector('dialog[open]')) return
        event.preventDefault()
        does(event)
      }
    const step = (by: 1 | -1) =>
      shortcut(() =>
        latest.current.change({ stance: steppedStance(latest.current.draft.stance, by) }),
      )
    return tinykeys(window, {
      ...Object.fromEntries(
        topicIds
          .slice(0, 9)
          .map((topicId, index) => [
            String(index + 1),
            shortcut(() => latest.current.change({ topicId })),
          ]),
      ),
      ArrowLeft: step(-1),
      ArrowRight: step(1),
      c: shortcut(() => {
        latest.current.change({ conditional: !latest.current.draft.conditional })
        if (!latest.current.draft.conditional)
          requestAnimationFrame(() =>
            form.current?.querySelector<HTMLElement>('[name=condition]')?.focus(),
          )
      }),
      a: shortcut(() =>
        latest.current.change({
          holderIds: [nextOf(holderIds, latest.current.draft.holderIds[0])].filter(
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
      'Shift+?': shortcut(() => latest.current.onHelp()),
      '$mod+z': shortcut(() => latest.current.onUndo()),
    })
  }, [enabled, topicIds, holderIds, form, article])
  return {
    draft,
    change,
    said,
    onTextKey: (event) => onTextKey(event, text, language, draft, article, choose),
  }
}

/** Arrow down and up choose a sentence; with Shift they widen and narrow by one, Shift with left and right by a word. */
function onTextKey(
  event: KeyboardEvent,
  text: string,
  language: string | null,
  draft: Draft,
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
  const now: Span | null = draft.start
    ? { start: Number(draft.start), end: Number(draft.end) }
    : null
  const all = sentences(text, language ?? 'en')
  if (sideways) {
    if (!now) return
    return choose({
      start: now.start,
      end: Math.max(now.start + 1, wordEdge(text, now.end, event.key === 'ArrowRight' ? 1 : -1)),
    })
  }
  const last = now ? all.findIndex(({ end }) => end >= now.end) : -1
  const first = now ? all.findIndex(({ end }) => end > now.start) : -1
  const next = event.shiftKey
    ? all[last + (down ? 1 : -1)]
    : all[(down ? last : first) + (down ? 1 : -1)]
  if (!next) return
  if (event.shiftKey && now && next.end <= now.start) return
  choose(event.shiftKey && now ? { start: now.start, end: next.end } : next)
  const range = article.current && rangeOf(article.current, next)
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
    let rest: ReturnType<typeof setTimeout>
    const settle = () => {
      clearTimeout(rest)
      rest = setTimeout(() => {
        const span = article.current && selectedSpan(article.current)
        if (span) latest.current(span)
      }, 120)
    }
    document.addEventListener('selectionchange', settle)
    return () => {
      clearTimeout(rest)
      document.removeEventListener('selectionchange', settle)
    }
  }, [article, enabled])
}

/** Shows the drafted passage without touching the text's elements, which would lose the reader's selection. */
function useHighlight(article: RefObject<HTMLElement>, { start, end }: Draft) {
  useEffect(() => {
    if (!('highlights' in CSS) || !article.current) return
    const range =
      start && end ? rangeOf(article.current, { start: Number(start), end: Number(end) }) : null
    if (range) CSS.highlights.set('draft', new Highlight(range))
    else CSS.highlights.delete('draft')
    return () => void CSS.highlights.delete('draft')
  })
}
