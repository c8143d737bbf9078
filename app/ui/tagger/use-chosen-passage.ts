import { useLocation } from '@remix-run/react'
import { useEffect, useState, type RefObject } from 'react'
import type { Position } from '#app/domain/positions.ts'
import { toRange } from './text-offsets.ts'

/**
 * The id of the position whose passage the address leads to, once the page is alive; null without one. The whole
 * passage is marked in the text, also where other passages cut it into pieces.
 */
export function useChosenPassage(
  article: RefObject<HTMLElement>,
  positions: readonly Pick<Position, 'id' | 'quote'>[],
): string | null {
  const { hash } = useLocation()
  const [chosenId, setChosenId] = useState<string | null>(null)
  useEffect(() => {
    const chosen = positions.find(({ id }) => hash === `#passage-${id}`)
    setChosenId(chosen?.id ?? null)
    if (!('highlights' in CSS) || !article.current || !chosen) return
    const range = toRange(article.current, chosen.quote)
    if (range) CSS.highlights.set('chosen', new Highlight(range))
    return () => void CSS.highlights.delete('chosen')
  }, [article, hash, positions])
  return chosenId
}
