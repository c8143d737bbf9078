import { and, eq, sql } from 'drizzle-orm'
import type { RequiredChange, Statement, Transaction } from '../core/dialect.ts'
import { letters } from '../schema/schema.ts'

/** Holds a letter until all is stored: who codes it and who corrects its text come one after the other. */
function holdLetter(tx: Transaction, letterId: string): Statement {
  return tx
    .update(letters)
    .set({ revision: sql`revision` as never })
    .where(eq(letters.id, letterId))
}

/**
 * Holds the letter, and lets nothing be stored where a version of the text is not its newest any more: whoever corrects
 * the text holds the letter, too.
 */
export function requireNewestText(
  tx: Transaction,
  letterId: string,
  textVersionId: string | undefined,
): (Statement | RequiredChange)[] {
  if (!textVersionId) return []
  const isNewest = sql`${textVersionId} = (select v.id from text_versions v where v.letter_id = ${letterId}
    order by v.version desc limit 1)`
  return [
    holdLetter(tx, letterId),
    {
      requireChange: tx
        .update(letters)
        .set({ revision: sql`revision` as never })
        .where(and(eq(letters.id, letterId), isNewest)),
    },
  ]
}
