import { useEffect, useRef, useState, type RefObject } from 'react'
import type { PositionFormAnswer } from './position-draft.ts'
import { findSheet, scrollToSpan } from './use-highlights.ts'
import type { Passage } from './use-passage.ts'
import type { Tagging } from './use-tagging.ts'
import { useTaps } from './use-taps.ts'

/**
 * How far the form stands over the text on a telephone: not at all, a strip with the topics, all of it, or a strip
 * while the condition is chosen in the letter. Wider screens have it beside the text and do not look at this.
 */
type SheetHeight = 'closed' | 'pick' | 'code' | 'condition'

export type PhoneSheet = { height: SheetHeight; rise: (height: SheetHeight) => void }

type Options = { mayCode: boolean; answer: PositionFormAnswer | undefined }

/**
 * The sheet opens with a passage, by a tap on its sentence, and closes when there is none any more; a refusal is shown
 * with its fields. While all of it is open, a tap in the letter chooses nothing else.
 */
export function useSheet(
  article: RefObject<HTMLElement>,
  { draft, passage }: Pick<Tagging, 'draft' | 'passage'>,
  { mayCode, answer }: Options,
): PhoneSheet {
  const isChanging = draft.revision !== ''
  const isClosed = !passage.quote && !isChanging
  const isTouched = useLastTouch()
  const [height, rise] = useState<SheetHeight>('code')
  useEffect(
    () => rise(isTouched.current && !isChanging ? 'pick' : 'code'),
    [isTouched, isClosed, isChanging, draft.id],
  )
  useEffect(() => {
    if (answer?.ok === false) rise('code')
  }, [answer])
  const sheet: PhoneSheet = { height: isClosed ? 'closed' : height, rise }
  useTaps(article, mayCode && sheet.height !== 'code', passage.chooseSentenceAt)
  useSpanAbove(article, sheet, passage)
  return sheet
}

/**
 * Whether a finger did the last thing. Only then the sheet rises by steps: keys lead to any field of it, also in a
 * narrow window.
 */
function useLastTouch(): RefObject<boolean> {
  const isTouched = useRef(false)
  useEffect(() => {
    const press = ({ pointerType }: PointerEvent) => {
      isTouched.current = pointerType === 'touch'
    }
    const type = () => {
      isTouched.current = false
    }
    document.addEventListener('pointerdown', press, { capture: true })
    document.addEventListener('keydown', type, { capture: true })
    return () => {
      document.removeEventListener('pointerdown', press, { capture: true })
      document.removeEventListener('keydown', type, { capture: true })
    }
  }, [])
  return isTouched
}

/** What is chosen stays in sight above the sheet, whenever that rises or something else is chosen. */
function useSpanAbove(
  article: RefObject<HTMLElement>,
  { height }: PhoneSheet,
  { aim, quote, condition }: Passage,
): void {
  const shown = aim === 'condition' ? (condition ?? quote) : quote
  useEffect(() => {
    if (height !== 'closed' && shown && article.current && findSheet(article.current))
      scrollToSpan(article.current, shown)
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the same span is another object at each rendering
  }, [article, height, shown?.start, shown?.end])
}
