import type { Day } from '#app/domain/days.ts'
import type { PositionForm } from '#app/domain/position-form.ts'
import type { Quote } from '#app/domain/text/quotes.ts'
import type { Statement, Transaction } from '../core/dialect.ts'
import { positionHolders, positions } from '../schema/schema.ts'
import { auditEntry, type PerformedBy } from './audit-entry.ts'

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

/** Stores a position and its holders; `evidenceAnew` has to follow once they are all there. */
export function insertPosition(
  tx: Transaction,
  added: NewPosition,
  performedBy: PerformedBy,
  at: string,
): Statement[] {
  const { id, letterId, textVersionId, lastDay, coding, quote, paragraph, coder } = added
  return [
    tx.insert(positions).values({
      id,
      letterId,
      textVersionId,
      lastDay,
      coder: coder ?? performedBy.userId ?? '',
      ...codingColumns(coding),
      ...quoteColumns(quote),
      paragraph,
      status: 'approved',
      createdAt: at,
      createdBy: performedBy.userId,
      changedAt: at,
      changedBy: performedBy.userId,
      revision: 1,
    }),
    ...insertHolders(tx, id, coding),
    auditEntry(tx, performedBy, at, {
      action: 'added',
      subject: 'position',
      subjectId: id,
      after: { letterId, ...coding, quote },
    }),
  ]
}

export function codingColumns({
  topicId,
  level,
  absence,
  conditional,
  condition,
  note,
  reported,
}: PositionCoding) {
  return { topicId, level, absence, conditional, condition, note, reported }
}

export function quoteColumns({ exact, prefix, suffix, start, end }: Quote) {
  return { exact, prefix, suffix, start, end }
}

function insertHolders(tx: Transaction, positionId: string, coding: PositionCoding): Statement[] {
  return [...new Set(coding.holderIds)].map((actorId) =>
    tx.insert(positionHolders).values({ positionId, actorId }),
  )
}
