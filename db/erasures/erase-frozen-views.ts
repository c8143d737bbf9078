import { inArray, or } from 'drizzle-orm'
import { inList, type Db, type Statement, type Transaction } from '../core/dialect.ts'
import { frozenLetters, frozenViews } from '../schema/schema.ts'
import type { WordedRow } from './find-words.ts'

/** Takes away what frozen views show that rest on one of the letters, and those in which erased words were found. */
export function eraseFrozenViews(
  db: Db,
  tx: Transaction,
  letterIds: readonly string[],
  rows: readonly WordedRow[] = [],
): Statement[] {
  const worded = rows.flatMap(({ table, row }) =>
    table === frozenViews ? [row.linkId as string] : [],
  )
  const restingOn = tx
    .select({ id: frozenLetters.linkId })
    .from(frozenLetters)
    .where(inList(db, frozenLetters.letterId, letterIds))
  return [
    tx
      .delete(frozenViews)
      .where(or(inArray(frozenViews.linkId, restingOn), inList(db, frozenViews.linkId, worded))),
  ]
}
