import { and, desc, eq, gt, isNull } from 'drizzle-orm'
import { type Role, normaliseEmail, type User } from '#app/domain/users.ts'
import { bindFirst } from '../core/bind-first.ts'
import { atomically, commit, type Db } from '../core/dialect.ts'
import { newId } from '../core/ids.ts'
import { identities, oneTimeLinks, users } from '../schema/schema.ts'
import { auditEntry, type PerformedBy } from '../statements/audit-entry.ts'
import { insertUser } from '../statements/insert-user.ts'
import { asUser } from './users.ts'

/** Who somebody is to a provider of OpenID Connect: its address, and their name there, which never changes. */
type Identity = { issuer: string; subject: string }

export function bindIdentities(db: Db) {
  return bindFirst(db, {
    linkedUser: findLinkedUser,
    isLinked: isUserLinked,
    invitedRole: findInvitedRole,
    link: linkIdentity,
    record: recordIdentity,
  })
}

/** The account that is tied to an identity. */
async function findLinkedUser(
  db: Db,
  { issuer, subject }: Identity,
): Promise<(User & { deactivatedAt: string | null }) | null> {
  const [row] = await db
    .select({
      id: users.id,
      email: users.email,
      name: users.name,
      role: users.role,
      deactivatedAt: users.deactivatedAt,
    })
    .from(identities)
    .innerJoin(users, eq(users.id, identities.userId))
    .where(and(eq(identities.issuer, issuer), eq(identities.subject, subject)))
  return row ? { ...asUser(row), deactivatedAt: row.deactivatedAt } : null
}

/** Whether an account is tied to anybody at a provider. */
async function isUserLinked(db: Db, userId: string, issuer: string): Promise<boolean> {
  return (
    (
      await db
        .select({ userId: identities.userId })
        .from(identities)
        .where(and(eq(identities.userId, userId), eq(identities.issuer, issuer)))
        .limit(1)
    ).length > 0
  )
}

/** The role of the newest open invitation to an address. */
async function findInvitedRole(db: Db, email: string): Promise<Role | null> {
  const [row] = await db
    .select({ role: oneTimeLinks.role })
    .from(oneTimeLinks)
    .where(openInvitation(email, new Date().toISOString()))
    .orderBy(desc(oneTimeLinks.createdAt))
    .limit(1)
  return row ? (row.role as Role) : null
}

/** Ties an account to an identity; one that is tied already stays with whom it is. */
async function linkIdentity(
  db: Db,
  userId: string,
  { issuer, subject }: Identity,
  performedBy: PerformedBy,
): Promise<void> {
  const at = new Date().toISOString()
  await commit(
    atomically(db, (tx) => [
      {
        requireChange: tx
          .insert(identities)
          .values({ issuer, subject, userId, createdAt: at })
          .onConflictDoNothing(),
      },
      auditEntry(tx, performedBy, at, {
        action: 'tied to a provider',
        subject: 'user',
        subjectId: userId,
        after: { issuer },
      }),
    ]),
  )
}

/**
 * Makes the account of a newcomer, tied to their identity; invitations to their address are used up. Null where
 * somebody was quicker.
 */
async function recordIdentity(
  db: Db,
  added: { email: string; name: string; role: Role },
  { issuer, subject }: Identity,
  performedBy: PerformedBy,
): Promise<User | null> {
  const at = new Date().toISOString()
  const user: User = { ...added, id: newId() }
  const made = await commit(
    atomically(db, (tx) => [
      ...insertUser(tx, user, null, { ...performedBy, userId: user.id }, at),
      {
        requireChange: tx
          .insert(identities)
          .values({ issuer, subject, userId: user.id, createdAt: at })
          .onConflictDoNothing(),
      },
      auditEntry(tx, { ...performedBy, userId: user.id }, at, {
        action: 'tied to a provider',
        subject: 'user',
        subjectId: user.id,
        after: { issuer },
      }),
      tx.update(oneTimeLinks).set({ usedAt: at }).where(openInvitation(added.email, at)),
    ]),
  )
  return made ? user : null
}

function openInvitation(email: string, at: string) {
  return and(
    eq(oneTimeLinks.purpose, 'invitation'),
    eq(oneTimeLinks.emailKey, normaliseEmail(email)),
    isNull(oneTimeLinks.usedAt),
    gt(oneTimeLinks.expiresAt, at),
  )
}
