import { and, eq, isNotNull } from 'drizzle-orm'
import { asRecord } from '#app/domain/history/history-entry.ts'
import type { PositionStatus } from '#app/domain/positions.ts'
import type { ChangeOutcome, RequiredChange, Statement, Transaction } from '../core/dialect.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { codingPairs } from '../schema/schema.ts'
import { auditEntry, type PerformedBy } from '../statements/audit-entry.ts'
import { takeSettledApprovalBack } from '../statements/hold-for-approval.ts'
import { rebuildEvidence } from '../statements/rebuild-evidence.ts'
import { requireNewestText } from '../statements/require-newest-text.ts'
import { commitWithSearch, rewriteCoding } from '../positions/position-changes.ts'
import { readStoredPositions } from '../positions/position-rows.ts'
import { readStatus, rewriteStatus } from '../positions/position-status.ts'
import type { StoredPair } from './coding-pairs.ts'
import type { PairedReading } from './paired-readings.ts'

/**
 * Opens a settled difference again, and gives the position back what it said before. Nothing changes where somebody
 * opened it, changed the position or corrected the text since.
 */
export async function reopenPair(
  visible: VisibleScope,
  pair: Pick<StoredPair, 'id' | 'letterId' | 'dossierId' | 'positionId'>,
  performedBy: PerformedBy,
): Promise<ChangeOutcome> {
  const [row] = await visible.db.select().from(codingPairs).where(eq(codingPairs.id, pair.id))
  if (!row || row.settledAt === null) return { changed: false }
  const at = new Date().toISOString()
  const { settledPositionId, settledRevision, settledBy, settledAt } = row
  const stored = (await readStoredPositions(visible, [settledPositionId ?? ''])).get(
    settledPositionId ?? '',
  )
  if (settledPositionId !== null && stored?.revision !== settledRevision) return { changed: false }
  const { onceRestored = 'approved' } = (stored && (await readStatus(visible.db, stored.id))) ?? {}
  const rebuilt = [...new Set([settledPositionId, pair.positionId])].flatMap((id) => id ?? [])
  return commitWithSearch(visible.db, settledPositionId ?? pair.id, (tx) => [
    {
      requireChange: tx
        .update(codingPairs)
        .set({
          ...{ choice: null, reason: null, byParty: false, settledBy: null, settledAt: null },
          ...{ settledPositionId: null, settledRevision: null, replaced: null },
        })
        .where(and(eq(codingPairs.id, pair.id), isNotNull(codingPairs.settledAt))),
    },
    ...(stored ? giveBack(tx, { ...stored, onceRestored }, row.replaced, performedBy, at) : []),
    ...(pair.positionId && settledPositionId === null
      ? takeSettledApprovalBack(pair.positionId, { settledBy, settledAt })
      : []),
    ...rebuilt.flatMap((positionId) => rebuildEvidence(tx, { positionId })),
    auditEntry(tx, performedBy, at, {
      action: 'opened a settlement again in',
      subject: 'letter',
      subjectId: pair.letterId,
      after: { inDossierId: pair.dossierId },
    }),
  ])
}

type StoredPosition = Parameters<typeof rewriteCoding>[1] & { onceRestored: PositionStatus }

/** What was added goes, what was withdrawn stands again, and what was changed says what it said. */
function giveBack(
  tx: Transaction,
  stored: StoredPosition,
  replaced: unknown,
  performedBy: PerformedBy,
  at: string,
): (Statement | RequiredChange)[] {
  const { id, revision, letterId, onceRestored } = stored
  const action = 'went back to before settling'
  if (replaced === null)
    return rewriteStatus(
      tx,
      { id, revision, from: stored.status, status: 'withdrawn', action },
      performedBy,
      at,
    )
  if (asRecord(replaced).status === 'withdrawn')
    return rewriteStatus(
      tx,
      { id, revision, from: stored.status, status: onceRestored, action },
      performedBy,
      at,
    )
  const {
    quote,
    paragraph,
    textVersionId,
    createdAt: _createdAt,
    counted,
    ...coding
  } = replaced as PairedReading & { counted?: boolean }
  return [
    ...requireNewestText(tx, letterId, textVersionId),
    ...rewriteCoding(
      tx,
      stored,
      revision,
      { coding, quote, paragraph, textVersionId },
      performedBy,
      // What counted before it was settled does again.
      { action, seenByTwo: counted !== false },
    ),
  ]
}
