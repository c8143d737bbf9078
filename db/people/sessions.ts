import { and, desc, eq, gt, isNull, lt, ne, or } from 'drizzle-orm'
import type { Session } from '#app/domain/people.ts'
import { parseChosenKeys } from '#app/domain/keys/chosen-keys.ts'
import type { ChosenKeys } from '#app/domain/keys/key-table.ts'
import type { User } from '#app/domain/users.ts'
import { writeIfPossible } from '../core/best-effort-writes.ts'
import { bindFirst } from '../core/bind-first.ts'
import { atomically, commit, type Db, type Transaction } from '../core/dialect.ts'
import { sha256 } from '../core/ids.ts'
import { sessions, users } from '../schema/schema.ts'
import { auditEntry, type PerformedBy } from '../statements/audit-entry.ts'
import { endStoredSession, isEndedUnstored, storeEndedSessions } from './ended-sessions.ts'
import { asUser } from './users.ts'

type NewSession = {
  userId: string
  token: string
  expiresAt: string
  userAgent: string | null
}

/** How exactly it is known when a session was last used, so that not every page is a write. */
const touchedEveryMs = 300_000

/**
 * Who is signed in where. Only the hash of a session's token is stored, and it is the session's name as well: nobody
 * can sign in with it.
 */
export function bindSessions(db: Db) {
  return bindFirst(db, {
    start: startSession,
    userOf: findSessionUser,
    end: endSession,
    ofUser: listSessions,
    endOne: endOneSession,
    endOthers: endOtherSessions,
  })
}

async function startSession(
  db: Db,
  { userId, token, expiresAt, userAgent }: NewSession,
): Promise<void> {
  const at = new Date().toISOString()
  await atomically(db, (tx) => [
    tx.delete(sessions).where(lt(sessions.expiresAt, at)),
    tx.insert(sessions).values({
      tokenHash: sha256(token),
      userId,
      createdAt: at,
      expiresAt,
      lastUsedAt: at,
      userAgent: userAgent?.slice(0, 400) ?? null,
    }),
    tx.update(users).set({ lastSignInAt: at, lastSeenAt: at }).where(eq(users.id, userId)),
  ])
}

/** Who a session's token belongs to, with their keys, and remembers that it was used; null once it has ended. */
async function findSessionUser(
  db: Db,
  token: string,
): Promise<(User & { keys: ChosenKeys }) | null> {
  const now = new Date()
  const [row] = await db
    .select({
      id: users.id,
      email: users.email,
      name: users.name,
      role: users.role,
      keys: users.keys,
      lastUsedAt: sessions.lastUsedAt,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(
      and(
        eq(sessions.tokenHash, sha256(token)),
        gt(sessions.expiresAt, now.toISOString()),
        isNull(users.deactivatedAt),
      ),
    )
  if (!row) return null
  if (isEndedUnstored(db, sha256(token))) {
    await storeEndedSessions(db)
    return null
  }
  const { lastUsedAt, keys, ...user } = row
  const stale = new Date(now.getTime() - touchedEveryMs).toISOString()
  if (lastUsedAt === null || lastUsedAt < stale)
    await writeIfPossible(db, touchSession(sha256(token), user.id, now.toISOString(), stale))
  return { ...asUser(user), keys: parseChosenKeys(keys) }
}

/** Ends a session; false where that could not be stored, so that until it is only this process refuses it. */
async function endSession(db: Db, token: string): Promise<boolean> {
  return endStoredSession(db, sha256(token))
}

/** The sessions of a person that have not ended, the one used last first; `here` is the one with the token. */
async function listSessions(
  db: Db,
  userId: string,
  token: string | null = null,
): Promise<Session[]> {
  const here = token === null ? null : sha256(token)
  const rows = await db
    .select({
      id: sessions.tokenHash,
      createdAt: sessions.createdAt,
      lastUsedAt: sessions.lastUsedAt,
      userAgent: sessions.userAgent,
    })
    .from(sessions)
    .where(and(eq(sessions.userId, userId), gt(sessions.expiresAt, new Date().toISOString())))
    .orderBy(desc(sessions.createdAt), desc(sessions.tokenHash))
  return rows
    .map((row) => ({
      ...row,
      lastUsedAt: row.lastUsedAt ?? row.createdAt,
      isCurrent: row.id === here,
    }))
    .sort((a, b) => b.lastUsedAt.localeCompare(a.lastUsedAt))
}

/** Ends one session of a person; one that has ended already is as good. */
async function endOneSession(
  db: Db,
  userId: string,
  id: string,
  performedBy: PerformedBy,
): Promise<void> {
  const condition = and(eq(sessions.userId, userId), eq(sessions.tokenHash, id))
  const [row] = await db
    .select({ userAgent: sessions.userAgent, createdAt: sessions.createdAt })
    .from(sessions)
    .where(condition)
  if (row)
    await commit(
      atomically(db, (tx) => [
        { requireChange: tx.delete(sessions).where(condition) },
        auditEntry(tx, performedBy, new Date().toISOString(), {
          action: 'ended a session',
          subject: 'user',
          subjectId: userId,
          before: row,
        }),
      ]),
    )
}

/** Ends every session of a person, but for the one with the token that is kept. */
async function endOtherSessions(
  db: Db,
  userId: string,
  kept: string | null,
  performedBy: PerformedBy,
): Promise<void> {
  const others = and(
    eq(sessions.userId, userId),
    kept === null ? undefined : ne(sessions.tokenHash, sha256(kept)),
  )
  await commit(
    atomically(db, (tx) => [
      { requireChange: tx.delete(sessions).where(others) },
      auditEntry(tx, performedBy, new Date().toISOString(), {
        action: 'ended sessions',
        subject: 'user',
        subjectId: userId,
        after: { kept: kept === null ? 'none' : 'the one it was done in' },
      }),
    ]),
  )
}

/** Of several requests at once, one writes. */
function touchSession(tokenHash: string, userId: string, at: string, stale: string) {
  return (tx: Transaction) => [
    tx
      .update(sessions)
      .set({ lastUsedAt: at })
      .where(
        and(
          eq(sessions.tokenHash, tokenHash),
          or(isNull(sessions.lastUsedAt), lt(sessions.lastUsedAt, stale)),
        ),
      ),
    tx
      .update(users)
      .set({ lastSeenAt: at })
      .where(and(eq(users.id, userId), or(isNull(users.lastSeenAt), lt(users.lastSeenAt, stale)))),
  ]
}
