import { and, eq, isNull } from 'drizzle-orm'
import type { Statement, Transaction } from '../core/dialect.ts'
import { twinAnswers } from '../schema/schema.ts'
import type { PerformedBy } from './audit-entry.ts'

/** Ends what was said of a pair, in the order in which it is kept, so that something else can be said. */
export function closeTwinAnswers(
  tx: Transaction,
  [firstId, secondId]: readonly [string, string],
  performedBy: PerformedBy,
  at: string,
): Statement[] {
  return [
    tx
      .update(twinAnswers)
      .set({ takenBackAt: at, takenBackBy: performedBy.userId })
      .where(
        and(
          eq(twinAnswers.firstId, firstId),
          eq(twinAnswers.secondId, secondId),
          isNull(twinAnswers.takenBackAt),
        ),
      ),
  ]
}
