import { and, eq, isNull } from 'drizzle-orm'
import type { ChangeOutcome, RequiredChange, Statement, Transaction } from '../core/dialect.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { codingPairs, positions } from '../schema/schema.ts'
import { auditEntry, type PerformedBy } from '../statements/audit-entry.ts'
import { approveAsSettled } from '../statements/hold-for-approval.ts'
import { insertPositions } from '../statements/insert-position.ts'
import { rebuildEvidence } from '../statements/rebuild-evidence.ts'
import { requireNewestText } from '../statements/require-newest-text.ts'
import { commitWithSearch, rewriteCoding } from '../positions/position-changes.ts'
import { rewriteStatus } from '../positions/position-status.ts'
import { keepReading } from './paired-readings.ts'
import { type PairDeed, type PairSettlement, planPairDeed } from './plan-settlement.ts'

/**
 * Settles a difference, once; nothing where somebody settled it, or changed the position since it was shown. What is
 * written is what is stored of the readings, whatever of it whoever settles was shown.
 */
export async function settlePair(
  visible: VisibleScope,
  settlement: PairSettlement,
  performedBy: PerformedBy,
): Promise<ChangeOutcome> {
  const { pair, choice, reason, byParty, told, firstRevision } = settlement
  const planned = await planPairDeed(visible, settlement)
  if (!planned.ok) return { changed: false, unplaced: planned.errors }
  const { deed } = planned
  const at = new Date().toISOString()
  const positionId = deed.kind === 'add' ? deed.position.id : (pair.positionId ?? pair.id)
  return commitWithSearch(visible.db, positionId, (tx) => [
    {
      requireChange: tx
        .update(codingPairs)
        .set({
          ...{ choice, reason, byParty, settledBy: performedBy.userId, settledAt: at },
          ...noteDeed(deed, firstRevision),
        })
        .where(and(eq(codingPairs.id, pair.id), isNull(codingPairs.settledAt))),
    },
    ...requireShown(tx, pair.positionId, firstRevision),
    ...doDeed(tx, pair, deed, { performedBy, at, seenByTwo: !byParty && choice !== 'another' }),
    ...rebuildEvidence(tx, { positionId }),
    ...(pair.positionId && pair.positionId !== positionId
      ? rebuildEvidence(tx, { positionId: pair.positionId })
      : []),
    auditEntry(tx, performedBy, at, {
      action: 'settled a difference in',
      subject: 'letter',
      subjectId: pair.letterId,
      after: { inDossierId: pair.dossierId, settled: told, reason },
    }),
  ])
}

/** Nobody changed the first position since it was shown, whatever is chosen. */
function requireShown(
  tx: Transaction,
  positionId: string | null,
  revision: number | null,
): RequiredChange[] {
  if (positionId === null) return []
  return [
    {
      requireChange: tx
        .update(positions)
        .set({ revision: revision ?? -1 })
        .where(and(eq(positions.id, positionId), eq(positions.revision, revision ?? -1))),
    },
  ]
}

/** What it takes to open the difference again: the position, what it said, and the revision that it has now. */
function noteDeed(deed: PairDeed, firstRevision: number | null) {
  switch (deed.kind) {
    case 'keep':
      return {}
    case 'add':
      return { settledPositionId: deed.position.id, settledRevision: 1 }
    case 'withdraw':
    case 'rewrite': {
      const { position, textVersionId } = deed.before
      const replaced = keepReading(
        { ...position, ...position.quote, textVersionId, sureness: position.sureness ?? null },
        position.holderIds,
      )
      return {
        settledPositionId: position.id,
        settledRevision: (firstRevision ?? position.revision) + 1,
        replaced: {
          ...replaced,
          ...(deed.kind === 'withdraw' ? { status: 'withdrawn' } : {}),
          counted: position.status === 'approved',
        },
      }
    }
  }
}

/** `seenByTwo`: it is a reading of a coder with whom somebody else agrees, who is none of the two. */
function doDeed(
  tx: Transaction,
  { letterId, positionId }: PairSettlement['pair'],
  deed: PairDeed,
  { performedBy, at, seenByTwo }: { performedBy: PerformedBy; at: string; seenByTwo: boolean },
): (Statement | RequiredChange)[] {
  switch (deed.kind) {
    case 'keep':
      return positionId && seenByTwo
        ? approveAsSettled(positionId, performedBy, at, { unlessOwn: true })
        : []
    case 'withdraw': {
      const { id, revision, status: from } = deed.before.position
      const action = 'settled as nothing'
      return rewriteStatus(tx, { id, revision, from, status: 'withdrawn', action }, performedBy, at)
    }
    case 'add':
      return [
        ...requireNewestText(tx, letterId, deed.position.textVersionId),
        ...insertPositions(tx, [deed.position], performedBy, at, {
          action: 'added by settling',
          seenByTwo,
        }),
      ]
    case 'rewrite': {
      const { before, coding, from } = deed
      const { quote, paragraph } = from.position
      const change = { coding, quote, paragraph, textVersionId: from.textVersionId }
      return [
        ...requireNewestText(tx, letterId, from.textVersionId),
        ...rewriteCoding(tx, before.position, before.position.revision, change, performedBy, {
          action: 'settled',
          seenByTwo,
        }),
      ]
    }
  }
}
