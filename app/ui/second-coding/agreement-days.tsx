import { Form, Link } from '@remix-run/react'
import type { CodedDaysField } from '#app/domain/second-coding/coded-days.ts'
import { TextField } from '../fields.tsx'

export type ChosenDays = {
  typed: Record<CodedDaysField, string>
  errors: Partial<Record<CodedDaysField, string>>
}

/** Chooses the days of which agreement is shown, by when second codings were finished; they stand in the address. */
export function AgreementDays({ typed, errors }: ChosenDays) {
  const isChosen = typed.codedFrom !== '' || typed.codedTo !== ''
  return (
    <Form
      className="stack no-print"
      aria-label="Days of the agreement"
      noValidate
      preventScrollReset
      key={`${typed.codedFrom} ${typed.codedTo}`}
    >
      <p className="tiny muted">
        A letter belongs to the day (UTC) on which its second coding was finished.
      </p>
      <div className="row">
        <TextField
          label="From"
          name="codedFrom"
          type="date"
          defaultValue={typed.codedFrom}
          error={errors.codedFrom}
        />
        <TextField
          label="To"
          name="codedTo"
          type="date"
          defaultValue={typed.codedTo}
          error={errors.codedTo}
        />
      </div>
      <div className="row">
        <button className="button">Show these days</button>
        {isChosen && (
          <Link className="button quiet" to="?" preventScrollReset>
            All days
          </Link>
        )}
      </div>
    </Form>
  )
}
