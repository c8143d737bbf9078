import type { Role, Scope, User } from './users.ts'
import type { ViewLink } from './view-links.ts'

/** Somebody with an account, as administrators see them; moments are ISO 8601 in UTC, null where it never happened. */
export type Person = User & {
  createdAt: string
  lastSignInAt: string | null
  lastSeenAt: string | null
  deactivatedAt: string | null
  /** False where they sign in by the organisation's provider alone. */
  hasPassword: boolean
  /** How many sessions have not ended. */
  sessions: number
}

/** A place where somebody is signed in; `here` is the one that asks. */
export type Session = {
  id: string
  createdAt: string
  lastUsedAt: string
  userAgent: string | null
  isCurrent: boolean
}

/** What a program presents instead of its owner signing in; `expiresAt` is null where it works until it is revoked. */
export type Token = {
  id: string
  ownerId: string
  name: string
  scope: Scope
  createdAt: string
  expiresAt: string | null
  lastUsedAt: string | null
  /** The one view that it opens; null where it opens whatever its scope allows. */
  view: ViewTableQuery | null
}

/** A view of a dossier, by which its table is asked for. */
export type ViewTableQuery = Pick<ViewLink, 'dossierId' | 'table' | 'query'>

/** As many tokens for one view each as a person may have. */
export const mostLiveTables = 50

/** A link that somebody can still follow to make an account. */
export type Invitation = {
  id: string
  email: string
  role: Role
  createdAt: string
  expiresAt: string
  byName: string | null
}

/** Whether a person is the only administrator who can sign in. */
export function isLastAdmin(
  person: Pick<Person, 'id'>,
  people: readonly Pick<Person, 'id' | 'role' | 'deactivatedAt'>[],
): boolean {
  const admins = people.filter(
    ({ role, deactivatedAt }) => role === 'admin' && deactivatedAt === null,
  )
  return admins.length === 1 && admins[0]!.id === person.id
}
