import { and, asc, desc, eq, isNull } from 'drizzle-orm'
import type { LetterDeedKind } from '#app/domain/letter-deeds.ts'
import { bindFirst } from '../core/bind-first.ts'
import { atomically, commitChange, type ChangeOutcome, type Db, inList } from '../core/dialect.ts'
import { newId } from '../core/ids.ts'
import { letterDeedRows, letterDeeds } from '../schema/schema.ts'

/** What people did to many letters at once, each their own: so that they can take all of it back. */
export function bindLetterDeeds(db: Db) {
  return bindFirst(db, {
    begin: beginDeed,
    note: noteDeedRows,
    leaveOut: leaveDeedRowsOut,
    end: endDeed,
    breakOff: breakDeedOff,
    of: findOwnDeed,
    brokenOff: findBrokenOffDeed,
    rows: readDeedRows,
    markRowsBack,
    markTakenBack,
  })
}

/** How one letter was before a deed, and how the deed leaves it. */
type LetterDeedRow = { letterId: string; before: unknown; after: unknown }

/** The same with whether it is as before again. */
type NotedDeedRow = LetterDeedRow & { isBack: boolean }

async function beginDeed(
  db: Db,
  userId: string,
  deed: { kind: LetterDeedKind; dossierId: string | null; wanted: number },
): Promise<string> {
  const id = newId()
  const at = new Date().toISOString()
  await atomically(db, (tx) => [
    tx.insert(letterDeeds).values({ id, userId, ...deed, at, runsUntil: sayRunsUntil() }),
  ])
  return id
}

/** A deed of which nothing is heard for so long broke off. */
const longestRest = 60_000

const sayRunsUntil = () => new Date(Date.now() + longestRest).toISOString()

/** Notes that a deed that is not through goes on no more. */
async function breakDeedOff(db: Db, id: string): Promise<void> {
  await atomically(db, (tx) => [
    tx.update(letterDeeds).set({ runsUntil: null }).where(eq(letterDeeds.id, id)),
  ])
}

/** Notes that a deed is through, or that it is to stay as far as it came. */
async function endDeed(db: Db, id: string): Promise<void> {
  const endedAt = new Date().toISOString()
  await atomically(db, (tx) => [
    tx
      .update(letterDeeds)
      .set({ endedAt })
      .where(and(eq(letterDeeds.id, id), isNull(letterDeeds.endedAt))),
  ])
}

/**
 * Notes letters before a deed is done to them, so that it can be taken back wherever it stops; `changed` is false where
 * it was taken back or left meanwhile, so that it is not done to these.
 */
async function noteDeedRows(
  db: Db,
  deedId: string,
  rows: readonly LetterDeedRow[],
): Promise<ChangeOutcome> {
  const goesOn = and(
    eq(letterDeeds.id, deedId),
    isNull(letterDeeds.endedAt),
    isNull(letterDeeds.takenBackAt),
  )
  return commitChange(db, (tx) => [
    { requireChange: tx.update(letterDeeds).set({ runsUntil: sayRunsUntil() }).where(goesOn) },
    ...rows.map(({ letterId, before, after }) =>
      tx
        .insert(letterDeedRows)
        .values({ deedId, letterId, stateBefore: before, stateAfter: after })
        .onConflictDoNothing(),
    ),
  ])
}

/** Forgets letters to which the deed was not done after all. */
async function leaveDeedRowsOut(
  db: Db,
  deedId: string,
  letterIds: readonly string[],
): Promise<void> {
  if (!letterIds.length) return
  await atomically(db, (tx) => [
    tx
      .delete(letterDeedRows)
      .where(
        and(eq(letterDeedRows.deedId, deedId), inList(db, letterDeedRows.letterId, letterIds)),
      ),
  ])
}

/** A deed of one's own, with how far it is; null where there is none, or it is somebody else's. */
async function findOwnDeed(db: Db, userId: string, id: string) {
  const [row] = await db
    .select()
    .from(letterDeeds)
    .where(and(eq(letterDeeds.id, id), eq(letterDeeds.userId, userId)))
  return row ? { ...row, kind: row.kind as LetterDeedKind, isRunning: isRunning(row) } : null
}

function isRunning(row: typeof letterDeeds.$inferSelect): boolean {
  const { endedAt, takenBackAt, runsUntil } = row
  if (endedAt !== null || takenBackAt !== null || runsUntil === null) return false
  return runsUntil > new Date().toISOString()
}

/** The newest deed of somebody, where it broke off and was neither taken back nor left so: not one that goes on. */
async function findBrokenOffDeed(db: Db, userId: string): Promise<string | null> {
  const [row] = await db
    .select()
    .from(letterDeeds)
    .where(eq(letterDeeds.userId, userId))
    .orderBy(desc(letterDeeds.at), desc(letterDeeds.id))
    .limit(1)
  const isThrough = !row || row.endedAt !== null || row.takenBackAt !== null
  return isThrough || isRunning(row) ? null : row.id
}

async function readDeedRows(db: Db, deedId: string): Promise<NotedDeedRow[]> {
  const rows = await db
    .select()
    .from(letterDeedRows)
    .where(eq(letterDeedRows.deedId, deedId))
    .orderBy(asc(letterDeedRows.letterId))
  return rows.map(({ letterId, stateBefore, stateAfter, takenBackAt }) => ({
    letterId,
    before: stateBefore,
    after: stateAfter,
    isBack: takenBackAt !== null,
  }))
}

/** Notes letters that are as before a deed again. */
async function markRowsBack(db: Db, deedId: string, letterIds: readonly string[]): Promise<void> {
  if (!letterIds.length) return
  const takenBackAt = new Date().toISOString()
  await atomically(db, (tx) => [
    tx
      .update(letterDeedRows)
      .set({ takenBackAt })
      .where(
        and(eq(letterDeedRows.deedId, deedId), inList(db, letterDeedRows.letterId, letterIds)),
      ),
  ])
}

/** `changed` false where it was taken back already. */
async function markTakenBack(db: Db, id: string): Promise<ChangeOutcome> {
  const takenBackAt = new Date().toISOString()
  return commitChange(db, (tx) => [
    {
      requireChange: tx
        .update(letterDeeds)
        .set({ takenBackAt })
        .where(and(eq(letterDeeds.id, id), isNull(letterDeeds.takenBackAt))),
    },
  ])
}
