import { and, asc, count, eq, exists, gt, isNull, isNotNull, ne, or, sql } from 'drizzle-orm'
import type { Person } from '#app/domain/people.ts'
import { normaliseEmail, type Role, type User } from '#app/domain/users.ts'
import { noted, type Doer } from './audit.ts'
import { atomically, done, type Db, type Transaction } from './dialect.ts'
import { newId, sha256 } from './ids.ts'
import { linkedTo, openLink, usingLink } from './links.ts'
import { oneTimeLinks, sessions, tokens, users } from './schema.ts'

export type NewUser = { email: string; name: string; role: Role; passwordHash: string | null }

const known = { id: users.id, email: users.email, name: users.name, role: users.role }

export function asUser(row: { id: string; email: string; name: string; role: string }): User {
  return { ...row, role: row.role as Role }
}

/** The people who have an account. A password is stored as its hash only. */
export function usersIn(db: Db) {
  return {
    count: async (): Promise<number> =>
      (await db.select({ people: count() }).from(users))[0]?.people ?? 0,

    /** Whoever has the address; `passwordHash` is null for people who sign in elsewhere alone. */
    byEmail: async (
      email: string,
    ): Promise<(User & { passwordHash: string | null; deactivatedAt: string | null }) | null> => {
      const [row] = await db
        .select({ ...known, passwordHash: users.passwordHash, deactivatedAt: users.deactivatedAt })
        .from(users)
        .where(eq(users.emailKey, normaliseEmail(email)))
      return row ? { ...row, role: row.role as Role } : null
    },

    byId: async (id: string): Promise<User | null> => {
      const [row] = await db.select(known).from(users).where(eq(users.id, id))
      return row ? { ...row, role: row.role as Role } : null
    },

    /** Everybody, those who may sign in first, then by name. */
    people: async (): Promise<Person[]> => inOrder(await peopleIn(db)),

    person: async (id: string): Promise<Person | null> => (await peopleIn(db, id))[0] ?? null,

    /** The hash that a person's own password is checked against. */
    passwordHash: async (id: string): Promise<string | null> =>
      (await db.select({ hash: users.passwordHash }).from(users).where(eq(users.id, id)))[0]
        ?.hash ?? null,

    /** Adds an account; null when the address has one already. */
    record: async (added: NewUser, doer: Doer): Promise<User | null> => {
      const [user, at] = [newUser(added), new Date().toISOString()]
      return (await done(
        atomically(db, (tx) => insertUser(tx, user, added.passwordHash, doer, at)),
      ))
        ? user
        : null
    },

    /** Makes the first account with the link that was printed for it; null when the link is used up or somebody is there already. */
    recordFirst: async (
      token: string,
      added: Omit<NewUser, 'role'>,
      doer: Doer,
    ): Promise<User | null> => {
      const [user, at] = [newUser({ ...added, role: 'admin' }), new Date().toISOString()]
      const first = and(openLink('first account', token, at), sql`not exists (select 1 from users)`)
      const made = await done(
        atomically(db, (tx) => [
          { must: tx.update(oneTimeLinks).set({ usedAt: at }).where(first) },
          ...insertUser(tx, user, added.passwordHash, { ...doer, userId: user.id }, at),
        ]),
      )
      return made ? user : null
    },

    /** Gives a person another role; who is no administrator any more has made no links. Changes nothing when they have another by now, or when nobody would be administrator. */
    setRole: async (before: Person, role: Role, doer: Doer): Promise<{ changed: boolean }> => {
      const at = new Date().toISOString()
      const changed = await done(
        atomically(db, (tx) => [
          ...oneAtATime(tx),
          {
            must: tx
              .update(users)
              .set({ role })
              .where(
                and(
                  eq(users.id, before.id),
                  eq(users.role, before.role),
                  role === 'admin' ? undefined : notLastAdmin(tx, before.id),
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
          noted(tx, doer, at, {
            deed: 'changed role',
            thing: 'user',
            thingId: before.id,
            before: { role: before.role },
            after: { role },
          }),
        ]),
      )
      return { changed }
    },

    /** Shuts a person out: no session or token of theirs works any more, and no link that is for them or that they made. Never the last administrator. */
    deactivate: async (id: string, doer: Doer): Promise<{ changed: boolean }> => {
      const at = new Date().toISOString()
      const changed = await done(
        atomically(db, (tx) => [
          ...oneAtATime(tx),
          {
            must: tx
              .update(users)
              .set({ deactivatedAt: at })
              .where(and(eq(users.id, id), isNull(users.deactivatedAt), notLastAdmin(tx, id))),
          },
          tx.delete(sessions).where(eq(sessions.userId, id)),
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
          noted(tx, doer, at, {
            deed: 'deactivated',
            thing: 'user',
            thingId: id,
            before: { deactivatedAt: null },
            after: { deactivatedAt: at },
          }),
        ]),
      )
      return { changed }
    },

    reactivate: async (id: string, doer: Doer): Promise<{ changed: boolean }> => {
      const at = new Date().toISOString()
      const [before] = await db
        .select({ deactivatedAt: users.deactivatedAt })
        .from(users)
        .where(eq(users.id, id))
      const changed = await done(
        atomically(db, (tx) => [
          {
            must: tx
              .update(users)
              .set({ deactivatedAt: null })
              .where(and(eq(users.id, id), isNotNull(users.deactivatedAt))),
          },
          noted(tx, doer, at, {
            deed: 'reactivated',
            thing: 'user',
            thingId: id,
            before,
            after: { deactivatedAt: null },
          }),
        ]),
      )
      return { changed }
    },

    /** Sets a person's own new password; their other sessions end and links to another one work no more. `token` is the session that stays. */
    setPassword: async (
      id: string,
      passwordHash: string,
      token: string,
      doer: Doer,
    ): Promise<void> => {
      const at = new Date().toISOString()
      await atomically(db, (tx) => [
        tx.update(users).set({ passwordHash }).where(eq(users.id, id)),
        tx
          .delete(sessions)
          .where(and(eq(sessions.userId, id), ne(sessions.tokenHash, sha256(token)))),
        tx
          .delete(oneTimeLinks)
          .where(and(eq(oneTimeLinks.userId, id), isNull(oneTimeLinks.usedAt))),
        noted(tx, doer, at, { deed: 'changed password', thing: 'user', thingId: id }),
      ])
    },

    /** Makes the account that an invitation is for, with its address and role; null when it is used up or the address has an account. */
    join: async (
      token: string,
      joining: { name: string; passwordHash: string | null },
      doer: Doer,
    ): Promise<User | null> => {
      const at = new Date().toISOString()
      const invited = await linkedTo(db, 'invitation', token, at)
      if (!invited) return null
      const user = newUser({
        email: invited.email!,
        role: invited.role as Role,
        name: joining.name,
      })
      const made = await done(
        atomically(db, (tx) => [
          usingLink(tx, 'invitation', token, at),
          ...insertUser(tx, user, joining.passwordHash, { ...doer, userId: user.id }, at),
        ]),
      )
      return made ? user : null
    },

    /** Sets the password that a link is for and ends every session of its person, who is returned; null when the link is used up. */
    resetPassword: async (
      token: string,
      passwordHash: string,
      doer: Doer,
    ): Promise<Pick<User, 'id'> | null> => {
      const at = new Date().toISOString()
      const id = (await linkedTo(db, 'new password', token, at))?.userId
      if (!id) return null
      const changed = await done(
        atomically(db, (tx) => [
          usingLink(tx, 'new password', token, at),
          {
            must: tx
              .update(users)
              .set({ passwordHash })
              .where(and(eq(users.id, id), isNull(users.deactivatedAt))),
          },
          tx.delete(sessions).where(eq(sessions.userId, id)),
          noted(tx, { ...doer, userId: id }, at, {
            deed: 'changed password',
            thing: 'user',
            thingId: id,
            after: { by: 'a one-time link' },
          }),
        ]),
      )
      return changed ? { id } : null
    },
  }
}

function newUser({ email, name, role }: Pick<NewUser, 'email' | 'name' | 'role'>): User {
  return { id: newId(), email: email.trim(), name, role }
}

/** A new account and its entry in the log; where the address has one already, the whole transaction is undone. */
export function insertUser(
  tx: Transaction,
  user: User,
  passwordHash: string | null,
  doer: Doer,
  at: string,
) {
  const { id, email, name, role } = user
  return [
    {
      must: tx
        .insert(users)
        .values({ ...user, emailKey: normaliseEmail(email), passwordHash, createdAt: at })
        .onConflictDoNothing(),
    },
    noted(tx, doer, at, {
      deed: 'added',
      thing: 'user',
      thingId: id,
      after: { email, name, role },
    }),
  ]
}

async function peopleIn(db: Db, id?: string): Promise<Person[]> {
  const at = new Date().toISOString()
  const rows = await db
    .select({
      ...known,
      createdAt: users.createdAt,
      lastSignInAt: users.lastSignInAt,
      lastSeenAt: users.lastSeenAt,
      deactivatedAt: users.deactivatedAt,
      hasPassword: sql<number>`case when ${users.passwordHash} is null then 0 else 1 end`,
      sessions: count(sessions.tokenHash),
    })
    .from(users)
    .leftJoin(sessions, and(eq(sessions.userId, users.id), gt(sessions.expiresAt, at)))
    .where(id === undefined ? undefined : eq(users.id, id))
    .groupBy(users.id)
    .orderBy(asc(users.id))
  return rows.map((row) => ({ ...row, role: row.role as Role, hasPassword: row.hasPassword === 1 }))
}

const byName = new Intl.Collator('en')

function inOrder(people: readonly Person[]): Person[] {
  return [...people].sort(
    (a, b) =>
      Number(a.deactivatedAt !== null) - Number(b.deactivatedAt !== null) ||
      byName.compare(a.name, b.name) ||
      a.id.localeCompare(b.id),
  )
}

const standingAdmin = and(eq(users.role, 'admin'), isNull(users.deactivatedAt))

/** Touches every administrator, so that of two who shut each other out at once one waits for the other where rows are locked. */
function oneAtATime(tx: Transaction) {
  return [tx.update(users).set({ role: 'admin' }).where(standingAdmin)]
}

/** Whether somebody is no administrator, or not the only one who may sign in. */
function notLastAdmin(tx: Transaction, id: string) {
  const others = tx
    .select({ one: sql`1` })
    .from(sql`users as others`)
    .where(sql`others.role = 'admin' and others.deactivated_at is null and others.id <> ${id}`)
  return or(ne(users.role, 'admin'), exists(others))
}
