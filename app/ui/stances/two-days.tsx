import type { ReactNode } from 'react'
import { TextField } from '../fields.tsx'
import { SelectionForm, SelectionPart } from './selection-part.tsx'
import type { ShownSelection } from './shown-selection.ts'

type Props = {
  action: string
  params: URLSearchParams
  selection: ShownSelection
  /** What the part says while it is closed. */
  says: ReactNode
  since: { label: string; hint: string }
  asOf: { label: string }
}

/** When, on a page of what is so since one day as of another: `since` and `asOf`. */
export function TwoDays({ action, params, selection: { errors }, says, since, asOf }: Props) {
  return (
    <SelectionPart word="When" isOpen={Boolean(errors.since || errors.asOf)} says={says}>
      <SelectionForm action={action} params={params} asks={['since', 'asOf']}>
        <TextField
          {...since}
          name="since"
          defaultValue={params.get('since') ?? ''}
          error={errors.since}
        />
        <TextField
          {...asOf}
          name="asOf"
          defaultValue={params.get('asOf') ?? ''}
          error={errors.asOf}
          hint="Only evidence up to this day counts. Empty: today, or the newest letter."
        />
      </SelectionForm>
    </SelectionPart>
  )
}
