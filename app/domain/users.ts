import { z } from 'zod'

/** What a role may do; each role may all that the earlier ones may. */
export const roles = ['viewer', 'coder', 'editor', 'admin'] as const
export type Role = (typeof roles)[number]

/** What a token may be used for: to read, or to write as well. */
export const scopes = ['read', 'write'] as const
export type Scope = (typeof scopes)[number]

export type User = { id: string; email: string; name: string; role: Role }

/** Who does something: somebody who is signed in, or, with a scope, a token of theirs. */
export type Doing = Pick<User, 'id' | 'role'> & { scope?: Scope }

/** What a deed is done to, where that matters: what belongs to one person, such as a session. */
export type Thing = { ownerId: string }

type Right = { role: Role; token: Scope | null; to?: (user: Doing, thing: Thing) => boolean }

const own = (user: Doing, thing: Thing) => user.id === thing.ownerId

/**
 * Who may do what: the least role, the least scope of a token (null: no token may), and which things it may be done
 * to (all where nothing is said). A deed that is not in the table does not exist: the compiler refuses it.
 */
const rights = {
  read: { role: 'viewer', token: 'read' },
  'export briefings': { role: 'viewer', token: 'read' },
  'code positions': { role: 'coder', token: 'write' },
  'add letters': { role: 'coder', token: 'write' },
  'correct letters': { role: 'editor', token: 'write' },
  'change your own account': { role: 'viewer', token: null, to: own },
  'manage people': { role: 'admin', token: null },
} as const satisfies Record<string, Right>

export type Deed = keyof typeof rights
export const deeds = Object.keys(rights) as Deed[]

/** Whether somebody may do a deed: to `thing`, or, without one, to anything at all. Nobody may nothing. */
export function may(user: Doing | null, deed: Deed, thing: Thing | null = null): boolean {
  if (!user) return false
  const right: Right = rights[deed]
  if (user.scope && !scopeFor(deed, user.scope)) return false
  if (roles.indexOf(user.role) < roles.indexOf(right.role)) return false
  return thing === null || right.to === undefined || right.to(user, thing)
}

/** Whether a token of the scope reaches the deed, whatever the role of its owner. */
export function scopeFor(deed: Deed, scope: Scope): boolean {
  const least = rights[deed].token
  return least !== null && scopes.indexOf(scope) >= scopes.indexOf(least)
}

/** The role to ask an administrator for, as words. */
export function roleFor(deed: Deed): Role {
  return rights[deed].role
}

/** The address that accounts are told apart by: without case and outer spaces. */
export function sameEmail(email: string): string {
  return email.trim().normalize('NFKC').toLowerCase()
}

const email = z.email({ error: 'Write an e-mail address such as ana@example.org.' }).max(200, 'An e-mail address has at most 200 characters.')
const name = z.string().trim().min(1, 'Write the name that colleagues will see.').max(120, 'A name has at most 120 characters.')
const password = z
  .string()
  .min(12, 'Choose a password of at least 12 characters; four unrelated words work well.')
  .max(200, 'A password has at most 200 characters.')

const role = z.enum(roles, 'Choose viewer, coder, editor or admin.')
const address = z.string().trim().pipe(email)

export const newUserSchema = z.object({ email: address, name, password, role })
export const firstAccountSchema = newUserSchema.omit({ role: true })
export const invitationSchema = newUserSchema.pick({ email: true, role: true })
export const joiningSchema = newUserSchema.pick({ name: true, password: true })
export const roleSchema = newUserSchema.pick({ role: true })
export const newPasswordSchema = newUserSchema.pick({ password: true })
export const passwordChangeSchema = newPasswordSchema.extend({ current: z.string().min(1, 'Write your current password.').max(200) })
/** For how many days a new token works; empty: until it is revoked. */
export const tokenDays = ['30', '90', '365', ''] as const
export const tokenSchema = z.object({
  name: z.string().trim().min(1, 'Name the program that will use it, so that you know which one to revoke.').max(80, 'A name has at most 80 characters.'),
  scope: z.enum(scopes, 'Choose whether it may read, or write as well.'),
  days: z.enum(tokenDays, 'Choose for how long it works.'),
})
export const signInSchema = z.object({
  email: z.string().trim().min(1, 'Write your e-mail address.').max(200),
  password: z.string().min(1, 'Write your password.').max(200),
})
