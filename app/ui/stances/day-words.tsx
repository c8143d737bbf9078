import { Link } from '@remix-run/react'
import { formatDay } from '#app/domain/days.ts'
import { TextField } from '../fields.tsx'
import { leaveBehind, SelectionForm, SelectionPart } from './selection-part.tsx'
import type { SelectionProps, ShownSelection } from './shown-selection.ts'

/** From when to when a page shows something, and up to which day letters count. */
export function DayWords({ selection, action, params, hrefWith, axis, about }: SelectionProps) {
  const { errors } = selection
  return (
    <SelectionPart
      word="When"
      isOpen={Boolean(errors.from || errors.to || errors.asOf)}
      says={
        <>
          {about?.months ?? `${axis.from.slice(0, 4)} – ${formatDay(axis.to)}`}, as of{' '}
          <AsOfWords {...selection} />
        </>
      }
    >
      <SelectionForm
        action={action}
        params={params}
        asks={about ? ['asOf'] : ['from', 'to', 'asOf']}
      >
        {!about && <PeriodFields {...{ selection, axis }} />}
        <TextField
          label="As of"
          name="asOf"
          defaultValue={params.get('asOf') ?? ''}
          error={errors.asOf}
          hint={`Only letters up to this day count. Empty: today${about ? '' : ', or the newest letter'}.`}
        />
        <p className="small">
          <Link
            to={hrefWith({
              ...leaveBehind(params),
              ...(!about && { from: null, to: null }),
              asOf: null,
            })}
          >
            {about ? 'Today' : 'All time, today'}
          </Link>
        </p>
      </SelectionForm>
    </SelectionPart>
  )
}

function PeriodFields({
  selection: { isPeriodChosen, errors },
  axis,
}: Pick<SelectionProps, 'selection' | 'axis'>) {
  return (
    <>
      <TextField
        label="From"
        name="from"
        defaultValue={isPeriodChosen ? axis.from : ''}
        error={errors.from}
        hint="Empty: from the first letter on."
      />
      <TextField
        label="To"
        name="to"
        defaultValue={isPeriodChosen ? axis.to : ''}
        error={errors.to}
      />
    </>
  )
}

/** Up to which day letters count, and which day that is. */
function AsOfWords({ asOf, today, isToday }: Pick<ShownSelection, 'asOf' | 'today' | 'isToday'>) {
  return (
    <>
      <b>{formatDay(asOf)}</b>
      {isToday ? ', today' : asOf === today ? '' : ', the newest letter; nothing since'}
    </>
  )
}
