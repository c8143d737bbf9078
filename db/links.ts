import { and, desc, eq, gt, isNull, lt, or } from 'drizzle-orm'
import type { Invitation } from '#app/domain/people.ts'
import { normaliseEmail, type Role, type User } from '#app/domain/users.ts'
import { noted, type Doer } from './audit.ts'
import { sha256 } from './ids.ts'
import { oneTimeLinks, users } from './schema.ts'
import { atomically, done, type Db, type Demand, type Transaction } from './dialect.ts'

export type Purpose = 'first account' | 'invitation' | 'new password'

/** Links that work once and for a while. Only the hash of a link's token is stored: who reads the store cannot follow it. */
export function linksIn(db: Db) {
  return {
    /** Remembers the link to the first account and forgets earlier ones. */
    offerFirst: async (token: string, expiresAt: string): Promise<void> => {
      await atomically(db, (tx) => [
        tx.delete(oneTimeLinks).where(eq(oneTimeLinks.purpose, 'first account')),
        insertLink(tx, { purpose: 'first account', token, expiresAt, doer: null }),
      ])
    },

    isOpen: async (purpose: Purpose, token: string): Promise<boolean> =>
      (await linkedTo(db, purpose, token, now())) !== null,

    /** Invites whoever has the address; an earlier invitation of theirs works no more. False when the address has an account. */
    invite: async (
      invited: { email: string; role: Role },
      token: string,
      expiresAt: string,
      doer: Doer,
    ): Promise<boolean> => {
      const [at, emailKey] = [now(), normaliseEmail(invited.email)]
      const [taken] = await db
        .select({ id: users.id })
        .from(users)
        .where(eq(users.emailKey, emailKey))
      if (taken) return false
      await atomically(db, (tx) => [
        ...forgetting(tx, at),
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
          doer,
          email: invited.email.trim(),
          emailKey,
          role: invited.role,
        }),
        noted(tx, doer, at, {
          deed: 'invited',
          thing: 'invitation',
          thingId: sha256(token),
          after: { email: invited.email.trim(), role: invited.role, expiresAt },
        }),
      ])
      return true
    },

    /** The invitations that somebody can still follow, the newest first. */
    invitations: async (): Promise<Invitation[]> => {
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
            gt(oneTimeLinks.expiresAt, now()),
          ),
        )
        .orderBy(desc(oneTimeLinks.createdAt), desc(oneTimeLinks.tokenHash))
      return rows.map((row) => ({ ...row, email: row.email!, role: row.role as Role }))
    },

    /** What a link invites to; null when it is used up, withdrawn or over. */
    invitation: async (token: string): Promise<{ email: string; role: Role } | null> => {
      const row = await linkedTo(db, 'invitation', token, now())
      return row ? { email: row.email!, role: row.role as Role } : null
    },

    withdrawInvitation: async (id: string, doer: Doer): Promise<void> => {
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
        await done(
          atomically(db, (tx) => [
            { must: tx.delete(oneTimeLinks).where(invited) },
            noted(tx, doer, now(), {
              deed: 'withdrawn',
              thing: 'invitation',
              thingId: id,
              before: row,
            }),
          ]),
        )
    },

    /** Remembers a link by which a person sets a new password; earlier ones of theirs work no more. */
    offerPassword: async (
      userId: string,
      token: string,
      expiresAt: string,
      doer: Doer,
    ): Promise<void> => {
      const at = now()
      await atomically(db, (tx) => [
        ...forgetting(tx, at),
        tx
          .delete(oneTimeLinks)
          .where(
            and(
              eq(oneTimeLinks.purpose, 'new password'),
              eq(oneTimeLinks.userId, userId),
              isNull(oneTimeLinks.usedAt),
            ),
          ),
        insertLink(tx, { purpose: 'new password', token, expiresAt, doer, userId }),
        noted(tx, doer, at, {
          deed: 'offered a new password',
          thing: 'user',
          thingId: userId,
          after: { expiresAt },
        }),
      ])
    },

    /** Whose new password a link sets; null when it is used up or over, or they may not sign in. */
    passwordFor: async (token: string): Promise<Pick<User, 'id' | 'email' | 'name'> | null> => {
      const [row] = await db
        .select({ id: users.id, email: users.email, name: users.name })
        .from(oneTimeLinks)
        .innerJoin(users, and(eq(users.id, oneTimeLinks.userId), isNull(users.deactivatedAt)))
        .where(openLink('new password', token, now()))
      return row ?? null
    },
  }
}

const now = () => new Date().toISOString()

/** What an open link is for; null when it is used up, withdrawn, over or for something else. */
export async function linkedTo(db: Db, purpose: Purpose, token: string, at: string) {
  const [row] = await db
    .select({ userId: oneTimeLinks.userId, email: oneTimeLinks.email, role: oneTimeLinks.role })
    .from(oneTimeLinks)
    .where(openLink(purpose, token, at))
  return row ?? null
}

export function openLink(purpose: Purpose, token: string, at: string) {
  return and(
    eq(oneTimeLinks.purpose, purpose),
    eq(oneTimeLinks.tokenHash, sha256(token)),
    isNull(oneTimeLinks.usedAt),
    gt(oneTimeLinks.expiresAt, at),
  )
}

/** Uses a link up, within the transaction of what it is used for; where it is used up already, nothing of that happens. */
export function usingLink(tx: Transaction, purpose: Purpose, token: string, at: string): Demand {
  return {
    must: tx
      .update(oneTimeLinks)
      .set({ usedAt: at })
      .where(openLink(purpose, token, at)),
  }
}

type NewLink = {
  purpose: Purpose
  token: string
  expiresAt: string
  doer: Doer | null
  userId?: string
  email?: string
  emailKey?: string
  role?: Role
}

function insertLink(tx: Transaction, { token, doer, ...link }: NewLink) {
  return tx.insert(oneTimeLinks).values({
    ...link,
    tokenHash: sha256(token),
    createdAt: now(),
    createdBy: doer?.userId ?? null,
  })
}

/** Links that nobody can follow any more, other than those that made an account. */
function forgetting(tx: Transaction, at: string) {
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
