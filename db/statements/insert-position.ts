import { chunk } from '#app/domain/collections.ts'
import type { Day } from '#app/domain/days.ts'
import type { PositionForm } from '#app/domain/position-form.ts'
import type { Quote } from '#app/domain/text/quotes.ts'
import type { Statement, Transaction } from '../core/dialect.ts'
import { positionHolders, positions } from '../schema/schema.ts'
import { auditEntries, type PerformedBy } from './audit-entry.ts'
import { holdForApproval } from './hold-for-approval.ts'

/** A position to be stored: what was said about it, with its quote in one text version. */
export type NewPosition = {
  id: string
  letterId: string
  textVersionId: string
  lastDay: Day
  coding: PositionCoding
  quote: Quote
  paragraph: number | null
  /** Tells coders apart; the person who stores it, where it is left out. */
  coder?: string
}

export type PositionCoding = Omit<PositionForm, 'exact' | 'start' | 'end'>

/** Few enough for one statement's values, which SQLite bounds at 32,766. */
const positionsPerStatement = 200

/**
 * Stores positions and their holders; `rebuildEvidence` has to follow once they are all there. `seenByTwo`: they count
 * also where a dossier asks for four eyes.
 */
export function insertPositions(
  tx: Transaction,
  added: readonly NewPosition[],
  performedBy: PerformedBy,
  at: string,
  { action = 'added', seenByTwo = false } = {},
): Statement[] {
  return chunk(added, positionsPerStatement).flatMap((some) => [
    tx.insert(positions).values(some.map((position) => positionRow(position, performedBy, at))),
    ...insertHolders(tx, some),
    ...(seenByTwo
      ? []
      : holdForApproval(
          some.map(({ id }) => id),
          { performedBy, at },
        )),
    auditEntries(
      tx,
      performedBy,
      at,
      some.map(({ id, letterId, coding, quote }) => ({
        action,
        subject: 'position',
        subjectId: id,
        after: { letterId, ...coding, quote },
      })),
    ),
  ])
}

function positionRow(
  { id, letterId, textVersionId, lastDay, coding, quote, paragraph, coder }: NewPosition,
  { userId }: PerformedBy,
  at: string,
) {
  return {
    id,
    letterId,
    textVersionId,
    lastDay,
    coder: coder ?? userId ?? '',
    ...codingColumns(coding),
    ...quoteColumns(quote),
    paragraph,
    status: 'approved',
    createdAt: at,
    createdBy: userId,
    changedAt: at,
    changedBy: userId,
    revision: 1,
  }
}

export function codingColumns({
  topicId,
  level,
  absence,
  conditional,
  condition,
  note,
  reported,
  sureness = null,
}: PositionCoding) {
  return { topicId, level, absence, conditional, condition, note, reported, sureness }
}

export function quoteColumns({ exact, prefix, suffix, start, end }: Quote) {
  return { exact, prefix, suffix, start, end }
}

function insertHolders(tx: Transaction, added: readonly NewPosition[]): Statement[] {
  const rows = added.flatMap(({ id, coding }) =>
    [...new Set(coding.holderIds)].map((actorId) => ({ positionId: id, actorId })),
  )
  return chunk(rows, holdersPerStatement).map((some) => tx.insert(positionHolders).values(some))
}

/** A joint letter has many. */
const holdersPerStatement = 2000
