import { Link } from '@remix-run/react'
import { formatDay, type Day } from '#app/domain/days.ts'
import type { ShownSelection } from './shown-selection.ts'
import { TwoDays } from './two-days.tsx'

type Props = {
  action: string
  params: URLSearchParams
  selection: ShownSelection
  since: Day | null
}

/** When, above a matrix: one day, or two that are compared. */
export function MatrixDays({ since, ...asked }: Props) {
  const { asOf } = asked.selection
  return (
    <TwoDays
      {...asked}
      says={
        since ? (
          <>
            {formatDay(since)} against <b>{formatDay(asOf)}</b>
          </>
        ) : (
          <>
            <b>{formatDay(asOf)}</b> alone; another day can be compared with it
          </>
        )
      }
      since={{
        label: 'Earlier day',
        hint: 'Each word is compared with that of this day. Empty: one day alone.',
      }}
      asOf={{ label: 'Day' }}
    />
  )
}

/** What became between the two days of a matrix, and the way back to one. */
export function MatrixLead({ lead, oneDayHref }: { lead: string; oneDayHref: string }) {
  return (
    <p className="matrix-lead">
      <bdi>{lead}</bdi>{' '}
      <Link className="small" to={oneDayHref} preventScrollReset replace>
        One day alone
      </Link>
    </p>
  )
}
