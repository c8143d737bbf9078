import { OpenList } from './open-questions.tsx'
import type { DatesView, DateProof } from './columns-view.ts'

type Props = {
  dates: DatesView
  order: string | null
  century: string | null
  open: readonly string[]
  isRefused: boolean
}

/** How the dates are to be read, where they can be read in more than one way; nothing where they cannot. */
export function DateQuestions({ dates, order, century, open, isRefused }: Props) {
  const isAsked = dates.order.kind === 'ask' || dates.order.kind === 'mixed'
  if (dates.order.kind === 'none' && !dates.short.length && !dates.remarks.length) return null
  return (
    <section className="card" aria-labelledby="the-dates">
      <h2 id="the-dates">How the dates are written</h2>
      <OpenList open={open} isRefused={isRefused} />
      {dates.order.kind === 'settled' && (
        <p className="small">
          The {dates.order.order} comes first: {showProof(dates.order.proof)} can be read in no
          other way.
        </p>
      )}
      {dates.order.kind === 'mixed' && (
        <p className="small">
          This table writes dates both ways round: in {showProof(dates.order.day)} the day comes
          first, in {showProof(dates.order.month)} the month.
        </p>
      )}
      {isAsked && 'examples' in dates.order && (
        <fieldset className="field">
          <legend>
            In{' '}
            {dates.order.examples.map((proof, at) => (
              <span key={proof.row}>
                {at > 0 && ', '}
                {showProof(proof)}
              </span>
            ))}
            , which number is the day?
          </legend>
          {(
            [
              ['day', 'The first: the day stands before the month'],
              ['month', 'The second: the month stands before the day, as in America'],
            ] as const
          ).map(([value, words]) => (
            <label key={value} className="check">
              <input type="radio" name="order" value={value} defaultChecked={order === value} />{' '}
              <span>{words}</span>
            </label>
          ))}
        </fieldset>
      )}
      {!isAsked && order && <input type="hidden" name="order" value={order} />}
      {dates.short.length > 0 ? (
        <fieldset className="field">
          <legend>
            In{' '}
            {dates.short.map((proof, at) => (
              <span key={proof.row}>
                {at > 0 && ', '}
                {showProof(proof)}
              </span>
            ))}
            , which century is meant?
          </legend>
          {(
            [
              ['20', 'The years are 2000 to 2099'],
              ['19', 'The years are 1900 to 1999'],
            ] as const
          ).map(([value, words]) => (
            <label key={value} className="check">
              <input type="radio" name="century" value={value} defaultChecked={century === value} />{' '}
              <span>{words}</span>
            </label>
          ))}
        </fieldset>
      ) : (
        century && <input type="hidden" name="century" value={century} />
      )}
      {dates.remarks.map((remark) => (
        <p key={remark} className="small remark">
          {remark}
        </p>
      ))}
    </section>
  )
}

function showProof({ words, row }: DateProof) {
  return (
    <>
      <q>{words}</q> (row {row})
    </>
  )
}
