import { and, eq, gt, isNull, lt, sql } from 'drizzle-orm'
import { sameEmail, type Role, type User } from '#app/domain/users.ts'
import { noted, type Doer } from './audit.ts'
import { atomically, NothingChanged, type Db } from './dialect.ts'
import { newId, sha256 } from './ids.ts'
import { oneTimeLinks, sessions, users } from './schema.ts'

export type NewUser = { email: string; name: string; role: Role; passwordHash: string }

/** Accounts, sessions and one-time links. Tokens are stored as hashes only: who reads the store cannot sign in with it. */
export function usersIn(db: Db) {
  const known = { id: users.id, email: users.email, name: users.name, role: users.role }
  const asUser = (row: { id: string; email: string; name: string; role: string }): User => ({ ...row, role: row.role as Role })
  return {
    count: async (): Promise<number> => (await db.select({ people: sql<number>`count(*)` }).from(users))[0]?.people ?? 0,

    byEmail: async (email: string): Promise<(User & { passwordHash: string }) | null> => {
      const [row] = await db.select({ ...known, passwordHash: users.passwordHash }).from(users).where(eq(users.emailKey, sameEmail(email)))
      return row ? { ...asUser(row), passwordHash: row.passwordHash } : null
    },

    /** Adds an account; null when the address has one already. */
    record: async (added: NewUser, doer: Doer): Promise<User | null> => {
      const [id, at] = [newId(), new Date().toISOString()]
      const [taken] = await db.select({ id: users.id }).from(users).where(eq(users.emailKey, sameEmail(added.email)))
      if (taken) return null
      await atomically(db, (tx) => [
        tx.insert(users).values({ id, email: added.email.trim(), emailKey: sameEmail(added.email), name: added.name, role: added.role, passwordHash: added.passwordHash, createdAt: at }),
        noted(tx, doer, at, { deed: 'added', thing: 'user', thingId: id, after: { email: added.email.trim(), name: added.name, role: added.role } }),
      ])
      return { id, email: added.email.trim(), name: added.name, role: added.role }
    },

    startSession: async (userId: string, token: string, expiresAt: string): Promise<void> => {
      const at = new Date().toISOString()
      await atomically(db, (tx) => [
        tx.delete(sessions).where(lt(sessions.expiresAt, at)),
        tx.insert(sessions).values({ tokenHash: sha256(token), userId, createdAt: at, expiresAt }),
      ])
    },

    /** Who a session's token belongs to; null once it has ended. */
    inSession: async (token: string): Promise<User | null> => {
      const [row] = await db
        .select(known)
        .from(sessions)
        .innerJoin(users, eq(users.id, sessions.userId))
        .where(and(eq(sessions.tokenHash, sha256(token)), gt(sessions.expiresAt, new Date().toISOString())))
      return row ? asUser(row) : null
    },

    endSession: async (token: string): Promise<void> => {
      await db.delete(sessions).where(eq(sessions.tokenHash, sha256(token)))
    },

    /** Remembers a one-time link and forgets earlier ones of its purpose. */
    offerLink: async (purpose: string, token: string, expiresAt: string): Promise<void> => {
      await atomically(db, (tx) => [
        tx.delete(oneTimeLinks).where(eq(oneTimeLinks.purpose, purpose)),
        tx.insert(oneTimeLinks).values({ tokenHash: sha256(token), purpose, createdAt: new Date().toISOString(), expiresAt }),
      ])
    },

    isOpenLink: async (purpose: string, token: string): Promise<boolean> => {
      const [row] = await db.select({ purpose: oneTimeLinks.purpose }).from(oneTimeLinks).where(openLink(purpose, token))
      return row !== undefined
    },

    /** Makes the first account with the link that was printed for it; null when the link is used up or somebody is there already. */
    recordFirst: async (token: string, added: Omit<NewUser, 'role'>, doer: Doer): Promise<User | null> => {
      const [id, at] = [newId(), new Date().toISOString()]
      const user: User = { id, email: added.email.trim(), name: added.name, role: 'admin' }
      try {
        await atomically(db, (tx) => [
          { must: tx.update(oneTimeLinks).set({ usedAt: at }).where(and(openLink('first account', token), sql`not exists (select 1 from users)`)) },
          tx.insert(users).values({ ...user, emailKey: sameEmail(user.email), passwordHash: added.passwordHash, createdAt: at }),
          noted(tx, { ...doer, userId: id }, at, { deed: 'added', thing: 'user', thingId: id, after: user }),
        ])
      } catch (error) {
        if (error instanceof NothingChanged) return null
        throw error
      }
      return user
    },
  }
}

function openLink(purpose: string, token: string) {
  return and(eq(oneTimeLinks.purpose, purpose), eq(oneTimeLinks.tokenHash, sha256(token)), isNull(oneTimeLinks.usedAt), gt(oneTimeLinks.expiresAt, new Date().toISOString()))
}
