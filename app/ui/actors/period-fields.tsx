import { dateFormatHint } from '#app/domain/days.ts'
import { TextField } from '../fields.tsx'

type Props = { fields: Record<string, string>; errors: Record<string, string>; hasEnd?: boolean }

/** From when to when something is so, and what proves it. */
export function PeriodFields({ fields, errors, hasEnd = true }: Props) {
  return (
    <>
      <div className="actor-form-row">
        <TextField
          label="From"
          name="from"
          autoComplete="off"
          defaultValue={fields.from}
          error={errors.from}
          hint={`${dateFormatHint} Left empty, it was always so.`}
        />
        {hasEnd && (
          <TextField
            label="To"
            name="to"
            autoComplete="off"
            defaultValue={fields.to}
            error={errors.to}
            hint="Left empty, it goes on."
          />
        )}
      </div>
      <TextField
        label="What proves it"
        name="proof"
        defaultValue={fields.proof}
        error={errors.proof}
        hint="The address of a letter here (/letters/…) or of a page. Left empty, you say so, as of today."
      />
    </>
  )
}
