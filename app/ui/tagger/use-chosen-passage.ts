import { useLocation } from '@remix-run/react'
import { useCallback, useEffect, useRef, useState, type RefObject } from 'react'
import { orderFromInner } from '#app/domain/text/mark-layers.ts'
import type { Span } from '#app/domain/text/quotes.ts'
import { useKeys } from '../keys/use-keys.ts'
import { showCard } from './position-cards-in-sight.ts'
import { describeMarkLevel, type CodedMark } from './mark-words.ts'
import { toRange } from './text-offsets.ts'
import { scrollToSpan } from './use-highlights.ts'

type Marked = Omit<CodedMark, 'number' | 'topic' | 'topicNumber'>

type Options = {
  article: RefObject<HTMLElement>
  positions: readonly Marked[]
  /** The passage that is being coded, or the sentence under the cursor. */
  cursor: Span | null
  announce: (words: string) => void
}

/**
 * The id of the position that is chosen: by the address, by a press on its mark, or by the keys that step through what
 * lies over the same words; null without one. Its whole passage is marked in the text, also where other passages cut it
 * into pieces, and its card is brought into sight.
 */
export function useChosenPassage({ article, positions, cursor, announce }: Options): string | null {
  const { hash } = useLocation()
  const [chosenId, setChosenId] = useState<string | null>(null)
  const place = useRef<Span | null>(null)
  useEffect(() => {
    const led = positions.find(({ id }) => hash === `#passage-${id}`)
    setChosenId(led?.id ?? null)
    place.current = led?.quote ?? null
    // eslint-disable-next-line react-hooks/exhaustive-deps -- whoever saves keeps what they chose
  }, [hash])
  useEffect(() => {
    place.current = null
  }, [cursor?.start, cursor?.end])
  useChosenHighlight(article, positions, chosenId)
  const choose = useCallback((id: string, where: Span | null) => {
    if (where) place.current = where
    setChosenId(id)
  }, [])
  usePresses(article, positions, chosenId, choose)
  const step = (by: 1 | -1) => {
    const chosen = positions.find(({ id }) => id === chosenId)
    const where = place.current ?? cursor ?? chosen?.quote
    const here = where ? listMarksAt(positions, where) : []
    if (!where || !here.length) return announce('Nothing is coded here.')
    const at = here.findIndex(({ id }) => id === chosenId)
    const next = (at < 0 && by < 0 ? -1 : at + by + here.length) % here.length
    const mark = here.at(next)!
    choose(mark.id, where)
    scrollToSpan(article.current, mark.quote)
    showCard(mark.id)
    announce(`${here.indexOf(mark) + 1} of ${here.length} here: ${describeMarkLevel(mark)}`)
  }
  useKeys({ 'next mark here': () => step(1), 'previous mark here': () => step(-1) })
  return chosenId
}

/** What is coded over some words, from the innermost outwards. */
function listMarksAt(positions: readonly Marked[], { start, end }: Span): Marked[] {
  const here = positions.filter(({ quote }) => quote.start < end && quote.end > start)
  return orderFromInner(here.map((position) => ({ ...position.quote, position }))).map(
    ({ position }) => position,
  )
}

function useChosenHighlight(
  article: RefObject<HTMLElement>,
  positions: readonly Marked[],
  chosenId: string | null,
): void {
  useEffect(() => {
    const chosen = positions.find(({ id }) => id === chosenId)
    if (!('highlights' in CSS) || !article.current || !chosen) return
    const range = toRange(article.current, chosen.quote)
    if (range) CSS.highlights.set('chosen', new Highlight(range))
    return () => void CSS.highlights.delete('chosen')
  }, [article, chosenId, positions])
}

/**
 * A press on a mark chooses the innermost position there and opens its card; another press the one around it, and so
 * on. A press on the number of a card chooses its passage.
 */
function usePresses(
  article: RefObject<HTMLElement>,
  positions: readonly Marked[],
  chosenId: string | null,
  choose: (id: string, place: Span | null) => void,
): void {
  const latest = useRef({ positions, chosenId })
  latest.current = { positions, chosenId }
  useEffect(() => {
    const element = article.current
    const workplace = element?.closest<HTMLElement>('.workplace') ?? element
    if (!element || !workplace) return
    const press = (event: MouseEvent) => {
      const target = event.target as HTMLElement
      const led = target.closest('a')?.getAttribute('href')
      if (led?.startsWith('#passage-')) return choose(led.slice('#passage-'.length), null)
      if (led || !element.contains(target) || !document.getSelection()?.isCollapsed) return
      const ids = listMarksAround(target)
      const id = ids[ids.indexOf(latest.current.chosenId ?? '') + 1] ?? ids[0]
      const mark = latest.current.positions.find((position) => position.id === id)
      if (!mark) return
      choose(mark.id, findPiece(target) ?? mark.quote)
      showCard(mark.id)?.focus({ preventScroll: true })
    }
    workplace.addEventListener('click', press)
    return () => workplace.removeEventListener('click', press)
  }, [article, choose])
}

/** The ids of the positions whose marks are around an element, from the innermost outwards. */
function listMarksAround(element: Element): string[] {
  const mark = element.closest<HTMLElement>('[data-position]')
  if (!mark) return []
  return [
    mark.dataset.position!,
    ...(mark.parentElement ? listMarksAround(mark.parentElement) : []),
  ]
}

function findPiece(element: Element): Span | null {
  const piece = element.closest<HTMLElement>('[data-start]')
  if (!piece) return null
  const start = Number(piece.dataset.start)
  return { start, end: start + (piece.textContent?.length ?? 0) }
}
