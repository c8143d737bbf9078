import type { FormRefusal } from '#app/domain/form-refusal.ts'
import { SelectField, TextField } from './fields.tsx'

/** For how many days a new token works, in words; empty: until it is revoked. */
const tokenLifetimes = [
  ['30', 'for 30 days'],
  ['90', 'for 90 days'],
  ['365', 'for a year'],
  ['', 'until it is revoked'],
] as const

type Refused = { refused: FormRefusal | null }

/** What somebody will know a token by among their others. */
export function TokenNameField({ label, refused }: Refused & { label: string }) {
  return (
    <TextField
      label={label}
      name="name"
      required
      maxLength={80}
      autoComplete="off"
      defaultValue={refused?.fields.name}
      error={refused?.errors.name}
    />
  )
}

/** How long a token works. */
export function TokenLifetimeField({ refused }: Refused) {
  return (
    <SelectField
      label="It works"
      name="days"
      options={tokenLifetimes}
      defaultValue={refused?.fields.days ?? '90'}
      error={refused?.errors.days}
    />
  )
}
