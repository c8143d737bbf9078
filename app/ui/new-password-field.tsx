import { TextField } from './fields.tsx'

/** Where a password is chosen, with what makes a good one. */
export function NewPasswordField({ label, error }: { label: string; error: string | undefined }) {
  return (
    <TextField
      label={label}
      name="password"
      type="password"
      autoComplete="new-password"
      required
      minLength={12}
      maxLength={200}
      hint="At least 12 characters; four unrelated words work well."
      error={error}
    />
  )
}
