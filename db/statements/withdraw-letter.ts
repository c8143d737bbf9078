import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import type { RequiredChange, Statement, Transaction } from '../core/dialect.ts'
import { letters } from '../schema/schema.ts'
import { auditEntry, type PerformedBy } from './audit-entry.ts'
import { rebuildEvidence } from './rebuild-evidence.ts'

/**
 * Withdraws a letter: it stays stored with all that is coded in it, and is hidden from everybody. `own`: alone and with
 * a reason, where nobody changed it since the revision; without, it goes with its import.
 */
export function withdrawLetter(
  tx: Transaction,
  letterId: string,
  performedBy: PerformedBy,
  at: string,
  own: { reason: string; revision: number } | null = null,
): (Statement | RequiredChange)[] {
  return [
    {
      requireChange: tx
        .update(letters)
        .set({
          withdrawnAt: at,
          withdrawnBy: performedBy.userId,
          withdrawalReason: own?.reason ?? null,
        })
        .where(
          and(
            eq(letters.id, letterId),
            isNull(letters.withdrawnAt),
            own ? eq(letters.revision, own.revision) : undefined,
          ),
        ),
    },
    ...rebuildAffectedEvidence(tx, letterId),
    auditEntry(tx, performedBy, at, {
      action: 'withdrew',
      subject: 'letter',
      subjectId: letterId,
      after: { withdrawnAt: at, ...(own && { reason: own.reason }) },
    }),
  ]
}

/** Gives a withdrawn letter back as it was; `withdrawnAt`: only where it was withdrawn then. */
export function restoreLetter(
  tx: Transaction,
  letterId: string,
  performedBy: PerformedBy,
  at: string,
  withdrawnAt: string | null = null,
): (Statement | RequiredChange)[] {
  return [
    {
      requireChange: tx
        .update(letters)
        .set({ withdrawnAt: null, withdrawnBy: null, withdrawalReason: null })
        .where(
          and(
            eq(letters.id, letterId),
            withdrawnAt === null
              ? isNotNull(letters.withdrawnAt)
              : eq(letters.withdrawnAt, withdrawnAt),
          ),
        ),
    },
    ...rebuildAffectedEvidence(tx, letterId),
    auditEntry(tx, performedBy, at, {
      action: 'restored',
      subject: 'letter',
      subjectId: letterId,
      after: { withdrawnAt: null },
    }),
  ]
}

/** Rebuilds the evidence that the letter's affiliations and its own positions bring. */
function rebuildAffectedEvidence(tx: Transaction, letterId: string): Statement[] {
  return [...rebuildEvidence(tx, { provenBy: letterId }), ...rebuildEvidence(tx, { letterId })]
}
