import { and, eq, ne, sql } from 'drizzle-orm'
import type { PositionStatus } from '#app/domain/positions.ts'
import type { ChangeOutcome, Db, RequiredChange, Statement, Transaction } from '../core/dialect.ts'
import { positions } from '../schema/schema.ts'
import { auditEntry, type PerformedBy } from '../statements/audit-entry.ts'
import { rebuildEvidence } from '../statements/rebuild-evidence.ts'
import { commitWithSearch } from './position-changes.ts'

/** Withdraws or restores: the position stays, struck out, and can come back. */
export async function setPositionStatus(
  db: Db,
  id: string,
  revision: number,
  status: PositionStatus,
  performedBy: PerformedBy,
): Promise<ChangeOutcome> {
  const at = new Date().toISOString()
  return commitWithSearch(db, id, (tx) =>
    rewriteStatus(tx, { id, revision, status }, performedBy, at),
  )
}

/** The statements of it, with its entry in the log; `action` is what the log calls it, if that is something else. */
export function rewriteStatus(
  tx: Transaction,
  {
    id,
    revision,
    status,
    action = status === 'withdrawn' ? 'withdrew' : 'restored',
  }: { id: string; revision: number; status: PositionStatus; action?: string },
  performedBy: PerformedBy,
  at: string,
): (Statement | RequiredChange)[] {
  return [
    {
      requireChange: tx
        .update(positions)
        .set({
          status: status === 'approved' ? (statusIfPlaced as never) : status,
          changedAt: at,
          changedBy: performedBy.userId,
          revision: revision + 1,
        })
        .where(
          and(eq(positions.id, id), eq(positions.revision, revision), ne(positions.status, status)),
        ),
    },
    ...rebuildEvidence(tx, { positionId: id }),
    auditEntry(tx, performedBy, at, {
      action,
      subject: 'position',
      subjectId: id,
      before: { status: status === 'withdrawn' ? 'approved' : 'withdrawn' },
      after: { status },
    }),
  ]
}

/** What lost its place and was withdrawn waits for its place again, and does not count. */
const statusIfPlaced = sql`case when exists (select 1 from lost_places l where l.position_id = positions.id)
  then 'draft' else 'approved' end`
