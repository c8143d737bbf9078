import { Link } from '@remix-run/react'
import { useContext } from 'react'
import type { CodingEnd, CodingView } from '#app/domain/codings.ts'
import { formatQuantity } from '#app/domain/text/words.ts'
import { SecondCodingContext } from '../second-coding/second-coding-field.tsx'
import { codingFormId } from './coding-card.tsx'
import { undoFormId } from './undo-form.tsx'
import './sheet.css'

type Props = {
  /** Whether there is place for it: one codes here, and no form stands over the text. */
  isShown: boolean
  /** How many passages are coded. */
  coded: number
  coding: CodingView | null
  undo: { says: string } | null
  isBusy: boolean
  /** That something was saved since the letter was opened, in words; empty where nothing was. */
  saved: string
  nextHref: string | null
}

/** What a thumb reaches while no form is open: what is coded, the last deed back, the letter's end, the next letter. */
export function PhoneFoot({ isShown, coded, coding, undo, isBusy, saved, nextHref }: Props) {
  if (!isShown) return null
  return (
    <div className="phone-foot no-print">
      {saved && undo && (
        <div className="between saved">
          <span className="small">
            {saved}({undo.says})
          </span>
          <button
            className="button"
            type="submit"
            form={undoFormId}
            name="deed"
            value="undo"
            disabled={isBusy}
          >
            Undo
          </button>
        </div>
      )}
      <nav className="row" aria-label="This letter">
        <a className="button" href="#positions">
          {formatQuantity(coded, 'passage')}
        </a>
        {coding?.own && <EndButton end={coding.own.end} isCoded={coded > 0} />}
        {nextHref && (
          <Link className="button primary" to={nextHref}>
            Next letter
          </Link>
        )}
      </nav>
    </div>
  )
}

/** That one is done; where that is said already, or ends a second coding for good, the way to where it is asked. */
function EndButton({ end, isCoded }: { end: CodingEnd | null; isCoded: boolean }) {
  const isBlind = useContext(SecondCodingContext) !== null
  if (end || isBlind)
    return (
      <a className="button" href="#coding">
        {end ? 'You are done' : 'Finish …'}
      </a>
    )
  return (
    <button
      className="button"
      type="submit"
      form={codingFormId}
      name="deed"
      value={isCoded ? 'finish' : 'find nothing'}
    >
      {isCoded ? 'Finished' : 'Nothing in it'}
    </button>
  )
}
