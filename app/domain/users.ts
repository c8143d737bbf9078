import { z } from 'zod'

/** What a role may do; each role may all that the earlier ones may. */
export const roles = ['viewer', 'coder', 'editor', 'admin'] as const
export type Role = (typeof roles)[number]

export type User = { id: string; email: string; name: string; role: Role }

/** The least role for each deed. A deed that is not in the table does not exist: the compiler refuses it. */
const leastRole = {
  read: 'viewer',
  'export briefings': 'viewer',
  'code positions': 'coder',
  'add letters': 'coder',
  'correct letters': 'editor',
  'manage people': 'admin',
} as const satisfies Record<string, Role>

export type Deed = keyof typeof leastRole
export const deeds = Object.keys(leastRole) as Deed[]

export function may(user: Pick<User, 'role'> | null, deed: Deed): boolean {
  return user !== null && roles.indexOf(user.role) >= roles.indexOf(leastRole[deed])
}

/** The role to ask an administrator for, as words. */
export function roleFor(deed: Deed): Role {
  return leastRole[deed]
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

export const newUserSchema = z.object({ email: z.string().trim().pipe(email), name, password, role: z.enum(roles, 'Choose viewer, coder, editor or admin.') })
export const firstAccountSchema = newUserSchema.omit({ role: true })
export const signInSchema = z.object({
  email: z.string().trim().min(1, 'Write your e-mail address.').max(200),
  password: z.string().min(1, 'Write your password.').max(200),
})
