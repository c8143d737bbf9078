import { and, desc, eq, sql } from 'drizzle-orm'
import type { EdtfDate } from '#app/domain/days.ts'
import type { Db } from '../core/dialect.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { evidenceVersions, letters } from '../schema/schema.ts'
import { headColumns, maskHead } from './letter-head.ts'
import { letterCondition, type LetterFilter } from './letter-list.ts'

/** How many letters of a dossier wait for coding, remembered for as long as nothing changed; one for all readers. */
export type UncodedCount = { known: { state: string; letters: number } | null }

/** How many letters a dossier has, how many nothing is coded in, and when the newest was written. */
export async function countLetters(
  visible: VisibleScope,
  uncodedCount: UncodedCount,
  dossierId: string,
): Promise<{ letters: number; untagged: number; newest: EdtfDate | null }> {
  const { db, isVisible } = visible
  const [all] = await db
    .select({ rows: sql<number>`cast(count(*) as integer)` })
    .from(letters)
    .where(eq(letters.dossierId, dossierId))
  const [newest] = await db
    .select(headColumns)
    .from(letters)
    .where(and(eq(letters.dossierId, dossierId), isVisible(letters.id)))
    .orderBy(desc(letters.lastDay), desc(letters.id))
    .limit(1)
  // Looking through all letters takes long, and comes to the same until one is added or somebody's evidence changes.
  const [changes] = await db
    .select({
      count: sql<number>`cast(coalesce(sum(${evidenceVersions.version}), 0) as integer)`,
    })
    .from(evidenceVersions)
  const state = `${dossierId} ${all?.rows} ${changes?.count}`
  if (uncodedCount.known?.state !== state)
    uncodedCount.known = { state, letters: await countUncoded(db, dossierId) }
  const closedLetters = await countClosed(visible, dossierId)
  return {
    letters: (all?.rows ?? 0) - closedLetters.letters,
    untagged: uncodedCount.known.letters - closedLetters.untagged,
    newest: newest ? maskHead(newest).dated : null,
  }
}

async function countClosed(
  { db, closedLetters }: VisibleScope,
  dossierId: string,
): Promise<{ letters: number; untagged: number }> {
  const countOf = (state: LetterFilter) =>
    db
      .select({ rows: sql<number>`cast(count(*) as integer)` })
      .from(letters)
      .where(and(sql`${letters.id} in (${closedLetters})`, letterCondition(db, state)))
  const [all] = await countOf({ dossierId })
  if (!all?.rows) return { letters: 0, untagged: 0 }
  const [untagged] = await countOf({ dossierId, untagged: true })
  return { letters: all.rows, untagged: untagged?.rows ?? 0 }
}

async function countUncoded(db: Db, dossierId: string): Promise<number> {
  const [uncodedCount] = await db
    .select({ rows: sql<number>`cast(count(*) as integer)` })
    .from(letters)
    .where(letterCondition(db, { dossierId, untagged: true }))
  return uncodedCount?.rows ?? 0
}
