import type { Audience } from './letters.ts'

/** What a role may do; each role may all that the earlier ones may. */
export const roles = ['viewer', 'coder', 'editor', 'admin'] as const
export type Role = (typeof roles)[number]

/** What a token may be used for: to read, or to write as well. */
export const scopes = ['read', 'write'] as const
export type Scope = (typeof scopes)[number]

export type User = { id: string; email: string; name: string; role: Role }

/** Who does something: somebody who is signed in, or, with a scope, a token of theirs. */
export type Principal = Pick<User, 'id' | 'role'> & { scope?: Scope }

/**
 * Through whose eyes letters are read: somebody's; nobody's, which is the public's; or those of the
 * store's owner, such as the command line's.
 */
export type LetterReader = Pick<User, 'id' | 'role'> | null | 'owner'

/**
 * The eyes of anybody who has an account and no place in any team: what they see may be shown to each of them, and is
 * masked.
 */
export const anybodySignedIn = { id: 'anybody', role: 'viewer' } as const

/**
 * What a deed is done to, where that matters: what belongs to one person, such as a session, or a
 * letter with whom it is for.
 */
export type Resource = { ownerId: string | null; audience?: Audience }

/** `to`: which things it may be done to, once role and scope allow it. `byNobody`: to which also without signing in. */
type PermissionRule = {
  role: Role
  token: Scope | null
  appliesTo?: (user: Principal, resource: Resource) => boolean
  allowsPublic?: (resource: Resource) => boolean
}

const isOwner = (user: Principal, resource: Resource) => user.id === resource.ownerId
const isVisible = (user: Principal, resource: Resource) => canSee(user, resource)

/**
 * Who may do what: the least role, the least scope of a token (null: no token may), and which things it may be done
 * to (all where nothing is said). A deed that is not in the table does not exist: the compiler refuses it.
 */
const permissionRules = {
  read: { role: 'viewer', token: 'read' },
  'read letter': {
    role: 'viewer',
    token: 'read',
    appliesTo: isVisible,
    allowsPublic: (resource) => canSee(null, resource),
  },
  'see contact details': { role: 'coder', token: 'read' },
  'export briefings': { role: 'viewer', token: 'read' },
  // What readers say of a quote; whoever codes there answers.
  'remark on quotes': { role: 'viewer', token: 'write' },
  'code positions': { role: 'coder', token: 'write' },
  // Where a dossier asks for four eyes; never one's own.
  'approve positions': { role: 'coder', token: 'write' },
  // Coders take what nobody has, and give back what is theirs.
  'give letters to coders': { role: 'editor', token: 'write' },
  'add letters': { role: 'coder', token: 'write' },
  'add actors': { role: 'coder', token: 'write' },
  'settle imports': {
    role: 'coder',
    token: 'write',
    appliesTo: (user, { ownerId }) =>
      user.id === ownerId || hasRoleAtLeast(user, ownerId === null ? 'editor' : 'admin'),
  },
  'choose who may see a letter': {
    role: 'coder',
    token: 'write',
    appliesTo: (user, resource) =>
      isVisible(user, resource) && (hasRoleAtLeast(user, 'editor') || isOwner(user, resource)),
  },
  // Whoever added a letter mends what they wrote of it.
  'correct letters': {
    role: 'coder',
    token: 'write',
    appliesTo: (user, resource) =>
      isVisible(user, resource) && (hasRoleAtLeast(user, 'editor') || isOwner(user, resource)),
  },
  'withdraw letters': { role: 'editor', token: 'write', appliesTo: isVisible },
  'put letters in charge of editors': { role: 'coder', token: 'write' },
  'propose changes': { role: 'coder', token: 'write' },
  // Whoever saved a selection, and editors, rename and delete it.
  'save selections': {
    role: 'coder',
    token: 'write',
    appliesTo: (user, resource) => hasRoleAtLeast(user, 'editor') || isOwner(user, resource),
  },
  'judge moves': { role: 'editor', token: 'write' },
  // A program that leaks its token must not lay a dossier open.
  'make read-only links': { role: 'editor', token: null },
  'settle what coders ask': { role: 'editor', token: 'write' },
  'merge actors and topics': { role: 'editor', token: 'write' },
  'correct actors': { role: 'editor', token: 'write' },
  'change the codebook': { role: 'editor', token: 'write' },
  'change dossiers': { role: 'editor', token: 'write' },
  'change your own account': { role: 'viewer', token: null, appliesTo: isOwner },
  'manage people': { role: 'admin', token: null },
  'change settings': { role: 'admin', token: null },
  'erase letters and people': { role: 'admin', token: null },
} as const satisfies Record<string, PermissionRule>

export type Permission = keyof typeof permissionRules
export const permissions = Object.keys(permissionRules) as Permission[]

/**
 * Whether somebody may do a deed: to `thing`, or, without one, to anything at all. Nobody may
 * nothing but read what is public.
 */
export function hasPermission(
  user: Principal | null,
  permission: Permission,
  resource: Resource | null = null,
): boolean {
  const rule: PermissionRule = permissionRules[permission]
  if (!user) return resource !== null && (rule.allowsPublic?.(resource) ?? false)
  if (user.scope && !isWithinScope(permission, user.scope)) return false
  if (!hasRoleAtLeast(user, rule.role)) return false
  return resource === null || rule.appliesTo === undefined || rule.appliesTo(user, resource)
}

/**
 * Whether somebody sees a letter. Administrators and whoever added it always do, so that a letter
 * cannot be lost; the store asks the same in SQL.
 */
export function canSee(reader: LetterReader, { ownerId, audience }: Resource): boolean {
  if (!audience || canSeeEveryLetter(reader) || audience.visibility === 'public') return true
  if (reader === null || reader === 'owner') return false
  return (
    audience.visibility === 'everyone' ||
    reader.id === ownerId ||
    audience.readerIds.includes(reader.id)
  )
}

/** Whether no letter is hidden from somebody, whomever it is for. */
export function canSeeEveryLetter(reader: LetterReader): boolean {
  return reader === 'owner' || reader?.role === 'admin'
}

function hasRoleAtLeast(user: Pick<User, 'role'>, role: Role): boolean {
  return roles.indexOf(user.role) >= roles.indexOf(role)
}

/** Whether a token of the scope reaches the deed, whatever the role of its owner. */
export function isWithinScope(permission: Permission, scope: Scope): boolean {
  const leastScope = permissionRules[permission].token
  return leastScope !== null && scopes.indexOf(scope) >= scopes.indexOf(leastScope)
}

/** The role to ask an administrator for, as words. */
export function requiredRole(permission: Permission): Role {
  return permissionRules[permission].role
}

/** The address that accounts are told apart by: without case and outer spaces. */
export function normaliseEmail(email: string): string {
  return email.trim().normalize('NFKC').toLowerCase()
}
