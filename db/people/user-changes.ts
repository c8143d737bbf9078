import { and, eq, exists, isNotNull, isNull, ne, or, sql } from 'drizzle-orm'
import type { Person } from '#app/domain/people.ts'
import type { Role, User } from '#app/domain/users.ts'
import { atomically, commit, type Db, type Transaction } from '../core/dialect.ts'
import { sha256 } from '../core/ids.ts'
import { codingDrafts, oneTimeLinks, sessions, tokens, users } from '../schema/schema.ts'
import { auditEntry, type PerformedBy } from '../statements/audit-entry.ts'
import { useUpLink } from '../statements/one-time-links.ts'
import { findOpenLink } from './links.ts'

/**
 * Gives a person another role; who is no administrator any more has made no links. Changes nothing when they have
 * another by now, or when nobody would be administrator.
 */
export async function setUserRole(
  db: Db,
  before: Person,
  role: Role,
  performedBy: PerformedBy,
): Promise<{ changed: boolean }> {
  const at = new Date().toISOString()
  const changed = await commit(
    atomically(db, (tx) => [
      ...lockAdmins(tx),
      {
        requireChange: tx
          .update(users)
          .set({ role })
          .where(
            and(
              eq(users.id, before.id),
              eq(users.role, before.role),
              role === 'admin' ? undefined : isNotLastAdmin(tx, before.id),
            ),
          ),
      },
      ...(role === 'admin'
        ? []
        : [
            tx
              .delete(oneTimeLinks)
              .where(and(eq(oneTimeLinks.createdBy, before.id), isNull(oneTimeLinks.usedAt))),
          ]),
      auditEntry(tx, performedBy, at, {
        action: 'changed role',
        subject: 'user',
        subjectId: before.id,
        before: { role: before.role },
        after: { role },
      }),
    ]),
  )
  return { changed }
}

/**
 * Shuts a person out: no session or token of theirs works any more, and no link that is for them or that they made.
 * What they typed and did not save goes. Never the last administrator.
 */
export async function deactivateUser(
  db: Db,
  id: string,
  performedBy: PerformedBy,
): Promise<{ changed: boolean }> {
  const at = new Date().toISOString()
  const changed = await commit(
    atomically(db, (tx) => [
      ...lockAdmins(tx),
      {
        requireChange: tx
          .update(users)
          .set({ deactivatedAt: at })
          .where(and(eq(users.id, id), isNull(users.deactivatedAt), isNotLastAdmin(tx, id))),
      },
      tx.delete(sessions).where(eq(sessions.userId, id)),
      tx.delete(codingDrafts).where(eq(codingDrafts.userId, id)),
      tx
        .update(tokens)
        .set({ revokedAt: at })
        .where(and(eq(tokens.userId, id), isNull(tokens.revokedAt))),
      tx
        .delete(oneTimeLinks)
        .where(
          and(
            or(eq(oneTimeLinks.userId, id), eq(oneTimeLinks.createdBy, id)),
            isNull(oneTimeLinks.usedAt),
          ),
        ),
      auditEntry(tx, performedBy, at, {
        action: 'deactivated',
        subject: 'user',
        subjectId: id,
        before: { deactivatedAt: null },
        after: { deactivatedAt: at },
      }),
    ]),
  )
  return { changed }
}

export async function reactivateUser(
  db: Db,
  id: string,
  performedBy: PerformedBy,
): Promise<{ changed: boolean }> {
  const at = new Date().toISOString()
  const [before] = await db
    .select({ deactivatedAt: users.deactivatedAt })
    .from(users)
    .where(eq(users.id, id))
  const changed = await commit(
    atomically(db, (tx) => [
      {
        requireChange: tx
          .update(users)
          .set({ deactivatedAt: null })
          .where(and(eq(users.id, id), isNotNull(users.deactivatedAt))),
      },
      auditEntry(tx, performedBy, at, {
        action: 'reactivated',
        subject: 'user',
        subjectId: id,
        before,
        after: { deactivatedAt: null },
      }),
    ]),
  )
  return { changed }
}

/** A new password, and whether the person's tokens end with the old one. */
type PasswordChange = { passwordHash: string; revokesTokens: boolean }

/**
 * Sets a person's own new password; their other sessions end and links to another one work no more. `sessionToken` is
 * the session that stays.
 */
export async function setUserPassword(
  db: Db,
  id: string,
  { passwordHash, revokesTokens, sessionToken }: PasswordChange & { sessionToken: string },
  performedBy: PerformedBy,
): Promise<void> {
  const at = new Date().toISOString()
  const revoked = revokesTokens ? await findWorkingTokens(db, id) : []
  await atomically(db, (tx) => [
    tx.update(users).set({ passwordHash }).where(eq(users.id, id)),
    tx
      .delete(sessions)
      .where(and(eq(sessions.userId, id), ne(sessions.tokenHash, sha256(sessionToken)))),
    tx.delete(oneTimeLinks).where(and(eq(oneTimeLinks.userId, id), isNull(oneTimeLinks.usedAt))),
    auditEntry(tx, performedBy, at, {
      action: 'changed password',
      subject: 'user',
      subjectId: id,
    }),
    ...revokeTokens(tx, id, { revokesTokens, revoked, at }, performedBy),
  ])
}

type WorkingToken = { id: string; name: string; scope: string }

async function findWorkingTokens(db: Db, userId: string): Promise<WorkingToken[]> {
  return db
    .select({ id: tokens.id, name: tokens.name, scope: tokens.scope })
    .from(tokens)
    .where(and(eq(tokens.userId, userId), isNull(tokens.revokedAt)))
}

/** Ends every token of a person; those that were known before are named in the log. */
function revokeTokens(
  tx: Transaction,
  userId: string,
  change: { revokesTokens: boolean; revoked: readonly WorkingToken[]; at: string },
  performedBy: PerformedBy,
) {
  const { revokesTokens, revoked, at } = change
  if (!revokesTokens) return []
  return [
    tx
      .update(tokens)
      .set({ revokedAt: at })
      .where(and(eq(tokens.userId, userId), isNull(tokens.revokedAt))),
    ...revoked.map(({ id, name, scope }) =>
      auditEntry(tx, performedBy, at, {
        action: 'revoked',
        subject: 'token',
        subjectId: id,
        before: { name, scope },
        after: { revokedAt: at },
      }),
    ),
  ]
}

/**
 * Sets the password that a link is for and ends every session of its person, who is returned; null when the link is
 * used up.
 */
export async function resetUserPassword(
  db: Db,
  token: string,
  { passwordHash, revokesTokens }: PasswordChange,
  performedBy: PerformedBy,
): Promise<Pick<User, 'id'> | null> {
  const at = new Date().toISOString()
  const id = (await findOpenLink(db, 'new password', token, at))?.userId
  if (!id) return null
  const revoked = revokesTokens ? await findWorkingTokens(db, id) : []
  const performedByThem = { ...performedBy, userId: id }
  const changed = await commit(
    atomically(db, (tx) => [
      useUpLink(tx, 'new password', token, at),
      {
        requireChange: tx
          .update(users)
          .set({ passwordHash })
          .where(and(eq(users.id, id), isNull(users.deactivatedAt))),
      },
      tx.delete(sessions).where(eq(sessions.userId, id)),
      auditEntry(tx, performedByThem, at, {
        action: 'changed password',
        subject: 'user',
        subjectId: id,
        after: { by: 'a one-time link' },
      }),
      ...revokeTokens(tx, id, { revokesTokens, revoked, at }, performedByThem),
    ]),
  )
  return changed ? { id } : null
}

const isActiveAdmin = and(eq(users.role, 'admin'), isNull(users.deactivatedAt))

/**
 * Touches every administrator, so that of two who shut each other out at once one waits for the other where rows are
 * locked.
 */
function lockAdmins(tx: Transaction) {
  return [tx.update(users).set({ role: 'admin' }).where(isActiveAdmin)]
}

/** Whether somebody is no administrator, or not the only one who may sign in. */
function isNotLastAdmin(tx: Transaction, id: string) {
  const others = tx
    .select({ one: sql`1` })
    .from(sql`users as others`)
    .where(sql`others.role = 'admin' and others.deactivated_at is null and others.id <> ${id}`)
  return or(ne(users.role, 'admin'), exists(others))
}
