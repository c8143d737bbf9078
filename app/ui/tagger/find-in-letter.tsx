import { useEffect, useMemo, useState, type KeyboardEvent, type RefObject } from 'react'
import { findInText, foldWithPlaces } from '#app/domain/text/folded-text.ts'
import type { Span } from '#app/domain/text/quotes.ts'
import { KeyCap } from '../keys/key-cap.tsx'
import { toRanges } from './text-offsets.ts'
import { scrollToSpan } from './use-highlights.ts'

/** More places than these are not told apart. */
const maxFound = 1000

type Props = { text: string; article: RefObject<HTMLElement> }

/** A field above the text that finds words in it: Enter and Shift Enter step, Esc leaves. It needs scripts. */
export function FindInLetter({ text, article }: Props) {
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState(0)
  const isUsed = typed.trim() !== ''
  const folded = useMemo(() => (isUsed ? foldWithPlaces(text) : null), [text, isUsed])
  const found = useMemo(() => (folded ? findInText(folded, typed, maxFound) : []), [folded, typed])
  useFoundHighlights(article, found, chosen)
  const goTo = (index: number, spans: readonly Span[] = found) => {
    const next = spans.length ? (index + spans.length) % spans.length : 0
    setChosen(next)
    if (spans[next]) scrollToSpan(article.current, spans[next])
  }
  const leave = () => {
    setTyped('')
    setChosen(0)
    article.current?.focus({ preventScroll: true })
  }
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') goTo(chosen + (event.shiftKey ? -1 : 1))
    else if (event.key === 'Escape') leave()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className="find-in-letter no-print" role="search" aria-label="Find in this letter">
      <input
        type="search"
        aria-label="Find in this letter"
        placeholder="Find in this letter"
        autoComplete="off"
        value={typed}
        onKeyDown={press}
        onChange={({ target: { value } }) => {
          setTyped(value)
          goTo(0, value.trim() ? findInText(folded ?? foldWithPlaces(text), value, maxFound) : [])
        }}
      />
      {!isUsed && <KeyCap id="search page" />}
      <span className="small muted" role="status">
        {isUsed && countFound(found, chosen)}
      </span>
      {found.length > 1 && (
        <>
          <button className="button quiet" type="button" onClick={() => goTo(chosen - 1)}>
            <span aria-hidden="true">↑</span>
            <span className="out-of-sight">The place before</span>
          </button>
          <button className="button quiet" type="button" onClick={() => goTo(chosen + 1)}>
            <span aria-hidden="true">↓</span>
            <span className="out-of-sight">The next place</span>
          </button>
        </>
      )}
    </div>
  )
}

/** `1 of 3`, `1 of 1000 or more`, `not in this letter` */
function countFound(found: readonly Span[], chosen: number): string {
  if (!found.length) return 'not in this letter'
  return `${chosen + 1} of ${found.length}${found.length === maxFound ? ' or more' : ''}`
}

/** Shows what is found over the tints of marks, without touching the text's elements. */
function useFoundHighlights(
  article: RefObject<HTMLElement>,
  found: readonly Span[],
  chosen: number,
): void {
  useEffect(() => {
    if (!('highlights' in CSS) || !article.current || !found.length) return
    for (const [priority, name, spans] of [
      [10, 'find', found],
      [11, 'found', found.slice(chosen, chosen + 1)],
    ] as const) {
      const highlight = new Highlight(...toRanges(article.current, spans))
      highlight.priority = priority
      CSS.highlights.set(name, highlight)
    }
    return () => {
      for (const name of ['find', 'found']) CSS.highlights.delete(name)
    }
  }, [article, found, chosen])
}
