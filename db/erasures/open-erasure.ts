import { and, eq, isNotNull, type SQL } from 'drizzle-orm'
import { type Erasure, erasedRecord } from '#app/domain/erasures.ts'
import type { Statement, Transaction } from '../core/dialect.ts'
import { audit, erasedHashes, erasures } from '../schema/schema.ts'
import type { PerformedBy } from '../statements/audit-entry.ts'

export type NewErasure = Omit<Erasure, 'by'> & { performedBy: PerformedBy }

/**
 * Puts an erasure around what overwrites. The guards of texts, files and the log let a change through only where
 * an open erasure stands in the store, and this one is closed before its transaction ends, so nobody else ever
 * sees it open.
 */
export function insideErasure(
  tx: Transaction,
  { performedBy, ...erasure }: NewErasure,
  hashes: readonly string[],
  overwriting: readonly Statement[],
): Statement[] {
  const { userId, via } = performedBy
  const sha256s = [...new Set(hashes)]
  return [
    tx.insert(erasures).values({ ...erasure, userId, via, open: true }),
    ...(sha256s.length
      ? [
          tx
            .insert(erasedHashes)
            .values(sha256s.map((sha256) => ({ sha256, erasureId: erasure.id }))),
        ]
      : []),
    ...overwriting,
    tx.update(erasures).set({ open: false }).where(eq(erasures.id, erasure.id)),
  ]
}

/** Takes out of the log what entries told; who did what and when stays. */
export function eraseEntries(tx: Transaction, which: SQL | undefined): Statement[] {
  return [
    tx
      .update(audit)
      .set({ before: erasedRecord })
      .where(and(which, isNotNull(audit.before))),
    tx
      .update(audit)
      .set({ after: erasedRecord })
      .where(and(which, isNotNull(audit.after))),
  ]
}
