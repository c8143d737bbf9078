import { z } from 'zod'
import { roles, scopes } from './users.ts'

/*
 * The forms of accounts, people and tokens. Apart from the rights, because pages ask for these and
 * need no forms' rules.
 */

const emailSchema = z
  .email({ error: 'Write an e-mail address such as ana@example.org.' })
  .max(200, 'An e-mail address has at most 200 characters.')
const nameSchema = z
  .string()
  .trim()
  .min(1, 'Write the name that colleagues will see.')
  .max(120, 'A name has at most 120 characters.')
const passwordSchema = z
  .string()
  .min(12, 'Choose a password of at least 12 characters; four unrelated words work well.')
  .max(200, 'A password has at most 200 characters.')

const roleChoiceSchema = z.enum(roles, 'Choose viewer, coder, editor or admin.')
const trimmedEmailSchema = z.string().trim().pipe(emailSchema)

export const newUserSchema = z.object({
  email: trimmedEmailSchema,
  name: nameSchema,
  password: passwordSchema,
  role: roleChoiceSchema,
})
export const firstAccountSchema = newUserSchema.omit({ role: true })
export const invitationSchema = newUserSchema.pick({ email: true, role: true })
export const acceptInvitationSchema = newUserSchema.pick({ name: true, password: true })
export const roleSchema = newUserSchema.pick({ role: true })
export const newPasswordSchema = newUserSchema.pick({ password: true })
export const passwordChangeSchema = newPasswordSchema.extend({
  current: z.string().min(1, 'Write your current password.').max(200),
})
/** For how many days a new token works; empty: until it is revoked. */
const tokenLifetimeChoices = ['30', '90', '365', ''] as const
export const tokenSchema = z.object({
  name: z
    .string()
    .trim()
    .min(1, 'Name the program that will use it, so that you know which one to revoke.')
    .max(80, 'A name has at most 80 characters.'),
  scope: z.enum(scopes, 'Choose whether it may read, or write as well.'),
  days: z.enum(tokenLifetimeChoices, 'Choose for how long it works.'),
})
/** The form of a token for one view, which may read it and nothing else. */
export const liveTableSchema = tokenSchema.pick({ name: true, days: true })
export const signInSchema = z.object({
  email: z.string().trim().min(1, 'Write your e-mail address.').max(200),
  password: z.string().min(1, 'Write your password.').max(200),
})
