import { and, asc, eq, gte, lt, ne } from 'drizzle-orm'
import { bindFirst } from '../core/bind-first.ts'
import { atomically, type Db } from '../core/dialect.ts'
import { presences, users } from '../schema/schema.ts'

/** Who has the page of a letter open just now: whoever said so within the last 90 seconds. */
export function bindPresences(db: Db) {
  return bindFirst(db, { note: notePresence, end: endPresence, others: listOthers })
}

/** How long somebody is taken to be there after saying so; pages say so every 30 seconds. */
const presenceMs = 90_000

const findCutoff = () => new Date(Date.now() - presenceMs).toISOString()

async function notePresence(db: Db, letterId: string, userId: string): Promise<void> {
  const at = new Date().toISOString()
  await atomically(db, (tx) => [
    tx.delete(presences).where(lt(presences.at, findCutoff())),
    tx
      .insert(presences)
      .values({ letterId, userId, at })
      .onConflictDoUpdate({ target: [presences.letterId, presences.userId], set: { at } }),
  ])
}

async function endPresence(db: Db, letterId: string, userId: string): Promise<void> {
  await atomically(db, (tx) => [
    tx.delete(presences).where(and(eq(presences.letterId, letterId), eq(presences.userId, userId))),
  ])
}

/** The names of the others who are at a letter. */
async function listOthers(db: Db, letterId: string, userId: string): Promise<string[]> {
  const rows = await db
    .select({ name: users.name })
    .from(presences)
    .innerJoin(users, eq(users.id, presences.userId))
    .where(
      and(
        eq(presences.letterId, letterId),
        ne(presences.userId, userId),
        gte(presences.at, findCutoff()),
      ),
    )
    .orderBy(asc(users.name), asc(users.id))
  return rows.map(({ name }) => name)
}
