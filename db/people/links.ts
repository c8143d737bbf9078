import { and, desc, eq, gt, isNull, lt, or } from 'drizzle-orm'
import type { Invitation } from '#app/domain/people.ts'
import { type Role, normaliseEmail, type User } from '#app/domain/users.ts'
import { bindFirst } from '../core/bind-first.ts'
import { atomically, commit, type Db, type Transaction } from '../core/dialect.ts'
import { sha256 } from '../core/ids.ts'
import { oneTimeLinks, users } from '../schema/schema.ts'
import { auditEntry, type PerformedBy } from '../statements/audit-entry.ts'
import { isOpenLink, type LinkPurpose } from '../statements/one-time-links.ts'

/**
 * Links that work once and for a while. Only the hash of a link's token is stored: who reads the store cannot follow
 * it.
 */
export function bindLinks(db: Db) {
  return bindFirst(db, {
    offerFirstAccount,
    isOpen: isLinkOpen,
    invite: invitePerson,
    invitations: listInvitations,
    invitationFor: findInvitation,
    withdrawInvitation,
    offerNewPassword,
    userForNewPassword: findUserForNewPassword,
  })
}

/** Remembers the link to the first account and forgets earlier ones. */
async function offerFirstAccount(db: Db, token: string, expiresAt: string): Promise<void> {
  await atomically(db, (tx) => [
    tx.delete(oneTimeLinks).where(eq(oneTimeLinks.purpose, 'first account')),
    insertLink(tx, { purpose: 'first account', token, expiresAt, doer: null }),
  ])
}

async function isLinkOpen(db: Db, purpose: LinkPurpose, token: string): Promise<boolean> {
  return (await findOpenLink(db, purpose, token, timestamp())) !== null
}

/**
 * Invites whoever has the address; an earlier invitation of theirs works no more. False when the address has an
 * account.
 */
async function invitePerson(
  db: Db,
  invited: { email: string; role: Role },
  token: string,
  expiresAt: string,
  performedBy: PerformedBy,
): Promise<boolean> {
  const [at, emailKey] = [timestamp(), normaliseEmail(invited.email)]
  const [existing] = await db
    .select({ id: users.id })
    .from(users)
    .where(eq(users.emailKey, emailKey))
  if (existing) return false
  await atomically(db, (tx) => [
    ...deleteExpiredLinks(tx, at),
    tx
      .delete(oneTimeLinks)
      .where(
        and(
          eq(oneTimeLinks.purpose, 'invitation'),
          eq(oneTimeLinks.emailKey, emailKey),
          isNull(oneTimeLinks.usedAt),
        ),
      ),
    insertLink(tx, {
      purpose: 'invitation',
      token,
      expiresAt,
      doer: performedBy,
      email: invited.email.trim(),
      emailKey,
      role: invited.role,
    }),
    auditEntry(tx, performedBy, at, {
      action: 'invited',
      subject: 'invitation',
      subjectId: sha256(token),
      after: { email: invited.email.trim(), role: invited.role, expiresAt },
    }),
  ])
  return true
}

/** The invitations that somebody can still follow, the newest first. */
async function listInvitations(db: Db): Promise<Invitation[]> {
  const rows = await db
    .select({
      id: oneTimeLinks.tokenHash,
      email: oneTimeLinks.email,
      role: oneTimeLinks.role,
      createdAt: oneTimeLinks.createdAt,
      expiresAt: oneTimeLinks.expiresAt,
      byName: users.name,
    })
    .from(oneTimeLinks)
    .leftJoin(users, eq(users.id, oneTimeLinks.createdBy))
    .where(
      and(
        eq(oneTimeLinks.purpose, 'invitation'),
        isNull(oneTimeLinks.usedAt),
        gt(oneTimeLinks.expiresAt, timestamp()),
      ),
    )
    .orderBy(desc(oneTimeLinks.createdAt), desc(oneTimeLinks.tokenHash))
  return rows.map((row) => ({ ...row, email: row.email!, role: row.role as Role }))
}

/** What a link invites to; null when it is used up, withdrawn or over. */
async function findInvitation(
  db: Db,
  token: string,
): Promise<{ email: string; role: Role } | null> {
  const row = await findOpenLink(db, 'invitation', token, timestamp())
  return row ? { email: row.email!, role: row.role as Role } : null
}

async function withdrawInvitation(db: Db, id: string, performedBy: PerformedBy): Promise<void> {
  const invited = and(
    eq(oneTimeLinks.tokenHash, id),
    eq(oneTimeLinks.purpose, 'invitation'),
    isNull(oneTimeLinks.usedAt),
  )
  const [row] = await db
    .select({ email: oneTimeLinks.email, role: oneTimeLinks.role })
    .from(oneTimeLinks)
    .where(invited)
  if (row)
    await commit(
      atomically(db, (tx) => [
        { requireChange: tx.delete(oneTimeLinks).where(invited) },
        auditEntry(tx, performedBy, timestamp(), {
          action: 'withdrawn',
          subject: 'invitation',
          subjectId: id,
          before: row,
        }),
      ]),
    )
}

/** Remembers a link by which a person sets a new password; earlier ones of theirs work no more. */
async function offerNewPassword(
  db: Db,
  userId: string,
  token: string,
  expiresAt: string,
  performedBy: PerformedBy,
): Promise<void> {
  const at = timestamp()
  await atomically(db, (tx) => [
    ...deleteExpiredLinks(tx, at),
    tx
      .delete(oneTimeLinks)
      .where(
        and(
          eq(oneTimeLinks.purpose, 'new password'),
          eq(oneTimeLinks.userId, userId),
          isNull(oneTimeLinks.usedAt),
        ),
      ),
    insertLink(tx, { purpose: 'new password', token, expiresAt, doer: performedBy, userId }),
    auditEntry(tx, performedBy, at, {
      action: 'offered a new password',
      subject: 'user',
      subjectId: userId,
      after: { expiresAt },
    }),
  ])
}

/** Whose new password a link sets; null when it is used up or over, or they may not sign in. */
async function findUserForNewPassword(
  db: Db,
  token: string,
): Promise<Pick<User, 'id' | 'email' | 'name'> | null> {
  const [row] = await db
    .select({ id: users.id, email: users.email, name: users.name })
    .from(oneTimeLinks)
    .innerJoin(users, and(eq(users.id, oneTimeLinks.userId), isNull(users.deactivatedAt)))
    .where(isOpenLink('new password', token, timestamp()))
  return row ?? null
}

const timestamp = () => new Date().toISOString()

/** What an open link is for; null when it is used up, withdrawn, over or for something else. */
export async function findOpenLink(db: Db, purpose: LinkPurpose, token: string, at: string) {
  const [row] = await db
    .select({ userId: oneTimeLinks.userId, email: oneTimeLinks.email, role: oneTimeLinks.role })
    .from(oneTimeLinks)
    .where(isOpenLink(purpose, token, at))
  return row ?? null
}

type NewLink = {
  purpose: LinkPurpose
  token: string
  expiresAt: string
  doer: PerformedBy | null
  userId?: string
  email?: string
  emailKey?: string
  role?: Role
}

function insertLink(tx: Transaction, { token, doer: performedBy, ...link }: NewLink) {
  return tx.insert(oneTimeLinks).values({
    ...link,
    tokenHash: sha256(token),
    createdAt: timestamp(),
    createdBy: performedBy?.userId ?? null,
  })
}

/** Links that nobody can follow any more, other than those that made an account. */
function deleteExpiredLinks(tx: Transaction, at: string) {
  return [
    tx
      .delete(oneTimeLinks)
      .where(
        and(
          lt(oneTimeLinks.expiresAt, at),
          isNull(oneTimeLinks.usedAt),
          or(eq(oneTimeLinks.purpose, 'invitation'), eq(oneTimeLinks.purpose, 'new password')),
        ),
      ),
  ]
}
