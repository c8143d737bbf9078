import { formatDay } from '#app/domain/days.ts'
import type { ShownSelection } from '../stances/shown-selection.ts'
import { TwoDays } from '../stances/two-days.tsx'

type Props = {
  action: string
  params: URLSearchParams
  selection: ShownSelection
  since: string | null
}

/** When: from which day on a change became known, and up to which day letters count. */
export function ChangeDays({ since, ...asked }: Props) {
  return (
    <TwoDays
      {...asked}
      says={
        <>
          {since ? `Known since ${formatDay(since)}` : 'Known at any time'}, letters up to{' '}
          <b>{formatDay(asked.selection.asOf)}</b>
        </>
      }
      since={{
        label: 'Known since',
        hint: 'The day on which a passage was coded here, not the letter’s. Empty: all there is.',
      }}
      asOf={{ label: 'Letters up to' }}
    />
  )
}
