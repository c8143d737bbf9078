import type { Audience } from './letters.ts'

/** What a role may do; each role may all that the earlier ones may. */
export const roles = ['viewer', 'coder', 'editor', 'admin'] as const
export type Role = (typeof roles)[number]

/** What a token may be used for: to read, or to write as well. */
export const scopes = ['read', 'write'] as const
export type Scope = (typeof scopes)[number]

export type User = { id: string; email: string; name: string; role: Role }

/** Who does something: somebody who is signed in, or, with a scope, a token of theirs. */
export type Doing = Pick<User, 'id' | 'role'> & { scope?: Scope }

/** Through whose eyes letters are read: somebody's; nobody's, which is the public's; or those of the store's owner, such as the command line's. */
export type Reader = Pick<User, 'id' | 'role'> | null | 'owner'

/** What a deed is done to, where that matters: what belongs to one person, such as a session, or a letter with whom it is for. */
export type Thing = { ownerId: string | null; audience?: Audience }

/** `to`: which things it may be done to, once role and scope allow it. `byNobody`: to which also without signing in. */
type Right = {
  role: Role
  token: Scope | null
  to?: (user: Doing, thing: Thing) => boolean
  byNobody?: (thing: Thing) => boolean
}

const own = (user: Doing, thing: Thing) => user.id === thing.ownerId
const seen = (user: Doing, thing: Thing) => sees(user, thing)

/**
 * Who may do what: the least role, the least scope of a token (null: no token may), and which things it may be done
 * to (all where nothing is said). A deed that is not in the table does not exist: the compiler refuses it.
 */
const rights = {
  read: { role: 'viewer', token: 'read' },
  'read letter': {
    role: 'viewer',
    token: 'read',
    to: seen,
    byNobody: (thing) => sees(null, thing),
  },
  'see contact details': { role: 'coder', token: 'read' },
  'export briefings': { role: 'viewer', token: 'read' },
  'code positions': { role: 'coder', token: 'write' },
  'add letters': { role: 'coder', token: 'write' },
  'settle imports': {
    role: 'coder',
    token: 'write',
    to: (user, { ownerId }) =>
      user.id === ownerId || isAtLeast(user, ownerId === null ? 'editor' : 'admin'),
  },
  'choose who may see a letter': {
    role: 'coder',
    token: 'write',
    to: (user, thing) => seen(user, thing) && (isAtLeast(user, 'editor') || own(user, thing)),
  },
  'correct letters': { role: 'editor', token: 'write' },
  'merge actors and topics': { role: 'editor', token: 'write' },
  'change your own account': { role: 'viewer', token: null, to: own },
  'manage people': { role: 'admin', token: null },
} as const satisfies Record<string, Right>

export type Deed = keyof typeof rights
export const deeds = Object.keys(rights) as Deed[]

/** Whether somebody may do a deed: to `thing`, or, without one, to anything at all. Nobody may nothing but read what is public. */
export function may(user: Doing | null, deed: Deed, thing: Thing | null = null): boolean {
  const right: Right = rights[deed]
  if (!user) return thing !== null && (right.byNobody?.(thing) ?? false)
  if (user.scope && !scopeFor(deed, user.scope)) return false
  if (!isAtLeast(user, right.role)) return false
  return thing === null || right.to === undefined || right.to(user, thing)
}

/** Whether somebody sees a letter. Administrators and whoever added it always do, so that a letter cannot be lost; the store asks the same in SQL. */
export function sees(reader: Reader, { ownerId, audience }: Thing): boolean {
  if (!audience || seesEveryLetter(reader) || audience.visibility === 'public') return true
  if (reader === null || reader === 'owner') return false
  return (
    audience.visibility === 'everyone' ||
    reader.id === ownerId ||
    audience.readerIds.includes(reader.id)
  )
}

/** Whether no letter is hidden from somebody, whomever it is for. */
export function seesEveryLetter(reader: Reader): boolean {
  return reader === 'owner' || reader?.role === 'admin'
}

function isAtLeast(user: Pick<User, 'role'>, role: Role): boolean {
  return roles.indexOf(user.role) >= roles.indexOf(role)
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
