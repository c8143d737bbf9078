import { useEffect, useRef, type RefObject } from 'react'
import type { Span } from '#app/domain/text/quotes.ts'
import type { PositionDraft } from './position-draft.ts'

/** The field that was used last, as far as it says what a selection in the letter is meant for. */
type UsedField = 'quote' | 'condition' | 'other'

/**
 * Whether what is selected in the letter is meant as the condition: a quote is there, the position is conditional, and
 * its condition is missing or was the field used last. The quote stays as it is then; whoever clicks or writes into
 * the quote's field selects a quote again. Tab goes through fields without using them.
 */
export function useConditionChoice(form: RefObject<HTMLFormElement>, draft: PositionDraft) {
  const latest = useRef(draft)
  latest.current = draft
  const used = useRef<UsedField>('other')
  const span = useRef<Span | null>(null)
  useEffect(() => {
    const noteUse = ({ type, target }: Event) => {
      const field = target as HTMLElement
      if (!form.current?.contains(field)) return
      const isCondition = field.matches('[name=condition], [name=conditional]')
      if (type === 'focusin' && !isCondition) return
      used.current = isCondition ? 'condition' : field.matches('[name=exact]') ? 'quote' : 'other'
      if (!isCondition) span.current = null
    }
    const events = ['focusin', 'pointerdown', 'input']
    for (const event of events) document.addEventListener(event, noteUse)
    return () => {
      for (const event of events) document.removeEventListener(event, noteUse)
    }
  }, [form])
  return {
    isWanted: () => {
      const { conditional, start, condition } = latest.current
      if (!conditional || start === '') return false
      return used.current === 'condition' || (used.current === 'other' && condition === '')
    },
    span: () => span.current,
    keep: (chosen: Span) => (span.current = chosen),
  }
}
