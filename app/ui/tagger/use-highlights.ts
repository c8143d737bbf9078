import { useEffect, type RefObject } from 'react'
import type { Span } from '#app/domain/text/quotes.ts'
import { toRange } from './text-offsets.ts'

/** What of the letter's text is tinted while it is coded; where they overlap, the later of them is on top. */
export type Tints = { cursor: Span | null; draft: Span | null; condition: Span | null }

/** Shows passages without touching the text's elements, which would lose the reader's selection. */
export function useHighlights(article: RefObject<HTMLElement>, tints: Tints): void {
  useEffect(() => {
    if (!('highlights' in CSS) || !article.current) return
    for (const [priority, [name, span]] of Object.entries(tints).entries()) {
      const range = span && toRange(article.current, span)
      CSS.highlights.delete(name)
      if (!range) continue
      const highlight = new Highlight(range)
      highlight.priority = priority
      CSS.highlights.set(name, highlight)
    }
  })
  useEffect(
    () => () => {
      if ('highlights' in CSS)
        for (const name of ['cursor', 'draft', 'condition']) CSS.highlights.delete(name)
    },
    [],
  )
}

/** Brings a passage into the middle of what is in sight, where it is not there already; the page does not move else. */
export function scrollToSpan(article: HTMLElement | null, span: Span): void {
  const box = article && toRange(article, span)?.getBoundingClientRect()
  if (!box) return
  const height = findOpenHeight(article)
  if (box.top >= height * 0.15 && box.bottom <= height * 0.85) return
  // Of what is higher than the window, or than what a form leaves of it, the beginning is shown.
  const margin = Math.max(height * 0.15, Math.min(height * 0.35, height - (box.bottom - box.top)))
  window.scrollBy({ top: box.top - margin })
}

/** How much of the window shows the text: all of it, or what the form leaves that lies over it on a telephone. */
const findOpenHeight = (article: HTMLElement): number =>
  Math.min(window.innerHeight, findSheet(article)?.getBoundingClientRect().top ?? Infinity)

/** The form of a letter where it lies over the letter's text. */
export function findSheet(article: HTMLElement): Element | null {
  const form = article.closest('.workplace')?.querySelector('[data-sheet]') ?? null
  return form && getComputedStyle(form).position === 'fixed' ? form : null
}
