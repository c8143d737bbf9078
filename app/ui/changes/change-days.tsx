import { formatDay } from '#app/domain/days.ts'
import { TextField } from '../fields.tsx'
import { SelectionForm, SelectionPart } from '../stances/selection-part.tsx'
import type { ShownSelection } from '../stances/shown-selection.ts'

type Props = {
  action: string
  params: URLSearchParams
  selection: ShownSelection
  since: string | null
}

/** When: from which day on a change became known, and up to which day letters count. */
export function ChangeDays({ action, params, selection: { asOf, errors }, since }: Props) {
  return (
    <SelectionPart
      word="When"
      isOpen={Boolean(errors.since || errors.asOf)}
      says={
        <>
          {since ? `Known since ${formatDay(since)}` : 'Known at any time'}, letters up to{' '}
          <b>{formatDay(asOf)}</b>
        </>
      }
    >
      <SelectionForm action={action} params={params} asks={['since', 'asOf']}>
        <TextField
          label="Known since"
          name="since"
          defaultValue={params.get('since') ?? ''}
          error={errors.since}
          hint="The day on which a passage was coded here, not the letter’s. Empty: all there is."
        />
        <TextField
          label="Letters up to"
          name="asOf"
          defaultValue={params.get('asOf') ?? ''}
          error={errors.asOf}
          hint="Only evidence up to this day counts. Empty: today, or the newest letter."
        />
      </SelectionForm>
    </SelectionPart>
  )
}
