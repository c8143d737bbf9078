import { eq, inArray, sql } from 'drizzle-orm'
import { erasedText } from '#app/domain/erasures.ts'
import type { Statement, Transaction } from '../core/dialect.ts'
import { approvals, positions } from '../schema/schema.ts'

/** Positions stay as rows, because the log and evidence name them: withdrawn, with nothing of what they said. */
export function erasePositions(tx: Transaction, letterId: string): Statement[] {
  return [
    tx
      .update(positions)
      .set({
        exact: erasedText,
        prefix: '',
        suffix: '',
        start: 0,
        end: erasedText.length,
        paragraph: null,
        level: null,
        absence: 'withheld',
        conditional: false,
        condition: null,
        note: null,
        reported: false,
        sureness: null,
        status: 'withdrawn',
        coder: '',
        revision: sql`revision + 1` as never,
      })
      .where(eq(positions.letterId, letterId)),
    tx
      .update(approvals)
      .set({ reason: null, sentBackAt: null, sentBackBy: null, countedHash: null })
      .where(
        inArray(
          approvals.positionId,
          tx.select({ id: positions.id }).from(positions).where(eq(positions.letterId, letterId)),
        ),
      ),
  ]
}
