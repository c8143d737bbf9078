import { useEffect, useRef, type RefObject } from 'react'
import type { Span } from '#app/domain/text/quotes.ts'
import { readSelectedSpan } from './text-offsets.ts'

/**
 * Takes over what is selected in the text, by mouse, touch or keyboard, once the selecting has come to rest: after a
 * moment, or at the next key or press, so that whoever is quick saves what they selected.
 */
export function useSelection(
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
