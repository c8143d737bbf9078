import { and, asc, count, eq, gt, sql } from 'drizzle-orm'
import type { ChosenKeys } from '#app/domain/keys/key-table.ts'
import type { Person } from '#app/domain/people.ts'
import { type Role, normaliseEmail, type User } from '#app/domain/users.ts'
import { bindFirst } from '../core/bind-first.ts'
import { atomically, type Db } from '../core/dialect.ts'
import { sessions, users } from '../schema/schema.ts'
import { acceptInvitation, recordFirstUser, recordUser } from './new-users.ts'
import {
  deactivateUser,
  reactivateUser,
  resetUserPassword,
  setUserPassword,
  setUserRole,
} from './user-changes.ts'

const userColumns = { id: users.id, email: users.email, name: users.name, role: users.role }

export function asUser(row: { id: string; email: string; name: string; role: string }): User {
  return { ...row, role: row.role as Role }
}

/** The people who have an account. A password is stored as its hash only. */
export function bindUsers(db: Db) {
  return bindFirst(db, {
    count: countUsers,
    byEmail: findUserByEmail,
    byId: findUser,
    listPeople,
    personById: findPerson,
    passwordHash: findPasswordHash,
    record: recordUser,
    recordFirst: recordFirstUser,
    setRole: setUserRole,
    deactivate: deactivateUser,
    reactivate: reactivateUser,
    setPassword: setUserPassword,
    acceptInvitation,
    resetPassword: resetUserPassword,
    setKeys: setUserKeys,
  })
}

async function countUsers(db: Db): Promise<number> {
  return (await db.select({ people: count() }).from(users))[0]?.people ?? 0
}

/** Whoever has the address; `passwordHash` is null for people who sign in elsewhere alone. */
async function findUserByEmail(
  db: Db,
  email: string,
): Promise<(User & { passwordHash: string | null; deactivatedAt: string | null }) | null> {
  const [row] = await db
    .select({
      ...userColumns,
      passwordHash: users.passwordHash,
      deactivatedAt: users.deactivatedAt,
    })
    .from(users)
    .where(eq(users.emailKey, normaliseEmail(email)))
  return row ? { ...row, role: row.role as Role } : null
}

async function findUser(db: Db, id: string): Promise<User | null> {
  const [row] = await db.select(userColumns).from(users).where(eq(users.id, id))
  return row ? { ...row, role: row.role as Role } : null
}

/** Everybody, those who may sign in first, then by name. */
async function listPeople(db: Db): Promise<Person[]> {
  return sortPeople(await readPeople(db))
}

async function findPerson(db: Db, id: string): Promise<Person | null> {
  return (await readPeople(db, id))[0] ?? null
}

/** The hash that a person's own password is checked against. */
async function findPasswordHash(db: Db, id: string): Promise<string | null> {
  return (
    (await db.select({ hash: users.passwordHash }).from(users).where(eq(users.id, id)))[0]?.hash ??
    null
  )
}

/** Keeps the keys that somebody chose; none: those of the table again. */
async function setUserKeys(db: Db, id: string, chosen: ChosenKeys): Promise<void> {
  const keys = Object.keys(chosen).length ? JSON.stringify(chosen) : null
  await atomically(db, (tx) => [tx.update(users).set({ keys }).where(eq(users.id, id))])
}

async function readPeople(db: Db, id?: string): Promise<Person[]> {
  const at = new Date().toISOString()
  const rows = await db
    .select({
      ...userColumns,
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

function sortPeople(people: readonly Person[]): Person[] {
  return [...people].sort(
    (a, b) =>
      Number(a.deactivatedAt !== null) - Number(b.deactivatedAt !== null) ||
      byName.compare(a.name, b.name) ||
      a.id.localeCompare(b.id),
  )
}
