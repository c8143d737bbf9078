import { and, asc, eq, isNotNull, isNull, notInArray, type SQL, sql } from 'drizzle-orm'
import {
  atomically,
  type Db,
  type RequiredChange,
  type Statement,
  type Transaction,
} from '../core/dialect.ts'
import { handProofs, planHandedProofs } from '../letters/proven-affiliations.ts'
import { importItems, letters } from '../schema/schema.ts'
import type { PerformedBy } from '../statements/audit-entry.ts'
import { restoreLetter, withdrawLetter } from '../statements/withdraw-letter.ts'

type Reversal = {
  importId: string
  to: 'withdrawn' | 'stored'
  limit: number
  statements: (tx: Transaction, letterId: string) => (Statement | RequiredChange)[]
  /** What other letters have to prove instead of some of these. */
  planHanded: (letterIds: readonly string[]) => Promise<(tx: Transaction) => Statement[]>
}

/**
 * Withdraws the next stored letters of an import, or gives the next withdrawn ones back unless their text was stored
 * anew meanwhile; how many there were.
 */
export async function reverseNextLetters(
  db: Db,
  importId: string,
  to: 'withdrawn' | 'stored',
  limit: number,
  performedBy: PerformedBy,
): Promise<number> {
  if (to === 'stored') await leaveOutStoredAgain(db, importId)
  const at = new Date().toISOString()
  const reversal: Reversal = {
    importId,
    to,
    limit,
    statements: (tx, letterId) =>
      to === 'withdrawn'
        ? withdrawLetter(tx, letterId, performedBy, at)
        : restoreLetter(tx, letterId, performedBy, at),
    planHanded: async (letterIds) => {
      const handed = to === 'withdrawn' ? await planHandedProofs(db, letterIds, importId) : []
      return (tx) => handProofs(tx, handed, performedBy, at)
    },
  }
  // The letters of a package have no items of their own, so they go first, and its item last.
  return (await reversePackageLetters(db, reversal)) || reverseItems(db, reversal)
}

async function leaveOutStoredAgain(db: Db, importId: string): Promise<void> {
  const isStoredAgain = sql`exists (select 1 from text_versions own
    join text_versions other on other.sha256 = own.sha256 and other.letter_id <> own.letter_id
    join letters l on l.id = other.letter_id and l.withdrawn_at is null
    join letters mine on mine.id = own.letter_id
    where own.letter_id = ${importItems.id} and (l.import_id is null or l.import_id <> mine.import_id)
    and (not mine.excerpt or (l.title = mine.title and l.edtf = mine.edtf)))`
  await atomically(db, (tx) => [
    tx
      .update(importItems)
      .set({ state: 'left out', reason: 'Its text was stored anew meanwhile.' })
      .where(
        and(eq(importItems.importId, importId), eq(importItems.state, 'withdrawn'), isStoredAgain),
      ),
  ])
}

async function reversePackageLetters(
  db: Db,
  { importId, to, limit, statements, planHanded }: Reversal,
): Promise<number> {
  const own = db
    .select({ id: importItems.id })
    .from(importItems)
    .where(eq(importItems.importId, importId))
  const rows = await db
    .select({ id: letters.id })
    .from(letters)
    .where(and(eq(letters.importId, importId), notInArray(letters.id, own), isReversible(to)))
    .orderBy(asc(letters.id))
    .limit(limit)
  if (!rows.length) return 0
  const hand = await planHanded(rows.map(({ id }) => id))
  await atomically(db, (tx) => [...hand(tx), ...rows.flatMap(({ id }) => statements(tx, id))])
  return rows.length
}

/** Letters that are there to be taken back, or that went with their import: who was withdrawn alone stays so. */
function isReversible(to: Reversal['to']): SQL | undefined {
  return to === 'withdrawn'
    ? isNull(letters.withdrawnAt)
    : and(isNotNull(letters.withdrawnAt), isNull(letters.withdrawalReason))
}

async function reverseItems(
  db: Db,
  { importId, to, limit, statements, planHanded }: Reversal,
): Promise<number> {
  const from = to === 'withdrawn' ? 'stored' : 'withdrawn'
  const rows = await db
    .select({ id: importItems.id, letterId: letters.id })
    .from(importItems)
    .leftJoin(letters, and(eq(letters.id, importItems.id), isReversible(to)))
    .where(and(eq(importItems.importId, importId), eq(importItems.state, from)))
    .orderBy(asc(importItems.place))
    .limit(limit)
  const hand = await planHanded(rows.flatMap(({ letterId }) => letterId ?? []))
  await atomically(db, (tx) => [
    ...hand(tx),
    ...rows.flatMap(({ id, letterId }) => [
      {
        requireChange: tx
          .update(importItems)
          .set({ state: to })
          .where(and(eq(importItems.id, id), eq(importItems.state, from))),
      },
      ...(letterId ? statements(tx, id) : []),
    ]),
  ])
  return rows.length
}
