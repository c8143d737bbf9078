import { and, asc, eq, isNotNull, isNull, notInArray, sql } from 'drizzle-orm'
import { atomically, type Db, type Transaction } from '../core/dialect.ts'
import { importItems, letters } from '../schema/schema.ts'
import type { PerformedBy } from '../statements/audit-entry.ts'
import { restoreLetter, withdrawLetter } from '../statements/withdraw-letter.ts'

/** Withdraws the next stored letters of an import, or gives the next withdrawn ones back unless their text was stored anew meanwhile; how many there were. */
export async function reverseNextLetters(
  db: Db,
  importId: string,
  to: 'withdrawn' | 'stored',
  limit: number,
  performedBy: PerformedBy,
): Promise<number> {
  const from = to === 'withdrawn' ? 'stored' : 'withdrawn'
  if (to === 'stored') {
    const isStoredAgain = sql`exists (select 1 from text_versions own join text_versions other on other.sha256 = own.sha256 and other.letter_id <> own.letter_id join letters l on l.id = other.letter_id and l.withdrawn_at is null join letters mine on mine.id = own.letter_id where own.letter_id = ${importItems.id} and (l.import_id is null or l.import_id <> mine.import_id) and (not mine.excerpt or (l.title = mine.title and l.edtf = mine.edtf)))`
    await atomically(db, (tx) => [
      tx
        .update(importItems)
        .set({ state: 'left out', reason: 'Its text was stored anew meanwhile.' })
        .where(
          and(
            eq(importItems.importId, importId),
            eq(importItems.state, 'withdrawn'),
            isStoredAgain,
          ),
        ),
    ])
  }
  const at = new Date().toISOString()
  const reversal = (tx: Transaction, id: string) =>
    to === 'withdrawn'
      ? withdrawLetter(tx, id, performedBy, at)
      : restoreLetter(tx, id, performedBy, at)
  // The letters of a package have no items of their own, so they go first, and its item last.
  const own = db
    .select({ id: importItems.id })
    .from(importItems)
    .where(eq(importItems.importId, importId))
  const packageLetters = await db
    .select({ id: letters.id })
    .from(letters)
    .where(
      and(
        eq(letters.importId, importId),
        notInArray(letters.id, own),
        to === 'withdrawn' ? isNull(letters.withdrawnAt) : isNotNull(letters.withdrawnAt),
      ),
    )
    .orderBy(asc(letters.id))
    .limit(limit)
  if (packageLetters.length) {
    await atomically(db, (tx) => packageLetters.flatMap(({ id }) => reversal(tx, id)))
    return packageLetters.length
  }
  const rows = await db
    .select({ id: importItems.id, letterId: letters.id })
    .from(importItems)
    .leftJoin(letters, eq(letters.id, importItems.id))
    .where(and(eq(importItems.importId, importId), eq(importItems.state, from)))
    .orderBy(asc(importItems.place))
    .limit(limit)
  await atomically(db, (tx) =>
    rows.flatMap(({ id, letterId }) => [
      {
        requireChange: tx
          .update(importItems)
          .set({ state: to })
          .where(and(eq(importItems.id, id), eq(importItems.state, from))),
      },
      ...(letterId ? reversal(tx, id) : []),
    ]),
  )
  return rows.length
}
