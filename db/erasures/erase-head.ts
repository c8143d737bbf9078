import { eq, inArray } from 'drizzle-orm'
import type { Statement, Transaction } from '../core/dialect.ts'
import { invokedExceptions, letterAsks, positions, quoteTranslations } from '../schema/schema.ts'
import { deleteHeadRows } from '../statements/letter-head-rows.ts'

/** What goes of a letter's own row beside its words. */
export const erasedHeadColumns = {
  replyKind: null,
  replyEdtf: null,
  datedKind: null,
  answersLetterId: null,
  translatesLetterId: null,
  sourceSeenDay: null,
}

/**
 * Takes away what is said of a letter beside its own row, whom it asks, by what its words were withheld, and its quotes
 * translated.
 */
export function eraseHead(tx: Transaction, letterId: string): Statement[] {
  const own = tx
    .select({ id: positions.id })
    .from(positions)
    .where(eq(positions.letterId, letterId))
  return [
    ...deleteHeadRows(tx, letterId),
    tx.delete(letterAsks).where(eq(letterAsks.letterId, letterId)),
    tx.delete(invokedExceptions).where(eq(invokedExceptions.letterId, letterId)),
    tx.delete(quoteTranslations).where(inArray(quoteTranslations.positionId, own)),
  ]
}
