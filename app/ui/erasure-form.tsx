import { Form, Link } from '@remix-run/react'
import { maxErasureReason } from '#app/domain/erasures.ts'
import { TextArea, TextField } from './fields.tsx'
import './choosing.css'

type Props = {
  answer: { errors: Record<string, string>; fields: Record<string, string> } | undefined
  back: string
  /** Of a person: further words, and how many letters they stand in. */
  words?: { typed: string }
}

/** Why something is erased and that it is meant; what was typed stays where the form is refused. */
export function ErasureForm({ answer, back, words }: Props) {
  const errors = answer?.errors ?? {}
  return (
    <Form method="post" className="card choosing" noValidate>
      {errors.form && (
        <p className="notice bad" role="alert">
          {errors.form}
        </p>
      )}
      {words && (
        <TextArea
          label="Further words, one a line"
          name="words"
          rows={4}
          defaultValue={answer?.fields.words ?? words.typed}
          error={errors.words}
          hint="A surname alone, an address, a number: whole words, upper or lower case."
        />
      )}
      <TextField
        label="Why"
        name="reason"
        maxLength={maxErasureReason}
        required
        defaultValue={answer?.fields.reason}
        error={errors.reason}
        hint="A sentence that may stay, such as “The author asked for it on 3 March.” It stands where the letter was."
      />
      <TextField
        label="Type ERASE"
        name="confirm"
        autoComplete="off"
        required
        error={errors.confirm}
      />
      <div className="row actions">
        {words && (
          <button className="button" type="submit" name="deed" value="count">
            Count the letters
          </button>
        )}
        <button className="button primary" type="submit" name="deed" value="erase">
          Erase
        </button>
        <Link className="button" to={back}>
          Cancel
        </Link>
      </div>
    </Form>
  )
}
