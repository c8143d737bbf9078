import { and, eq, inArray, isNotNull } from 'drizzle-orm'
import type { Statement, Transaction } from '../core/dialect.ts'
import { judgedLetters, judgements } from '../schema/schema.ts'

/** The ids of the judgements that rest on a letter. */
export function selectJudgementsOn(tx: Transaction, letterId: string) {
  return tx
    .select({ id: judgedLetters.judgementId })
    .from(judgedLetters)
    .where(eq(judgedLetters.letterId, letterId))
}

/** Overwrites why findings that rest on a letter were accepted or dismissed: it may say what the letter said. */
export function eraseJudgements(tx: Transaction, letterId: string): Statement[] {
  return [
    tx
      .update(judgements)
      .set({ reason: 'erased' })
      .where(
        and(isNotNull(judgements.reason), inArray(judgements.id, selectJudgementsOn(tx, letterId))),
      ),
  ]
}
