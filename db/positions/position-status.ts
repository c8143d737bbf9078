import { and, eq, ne, sql } from 'drizzle-orm'
import type { PositionStatus } from '#app/domain/positions.ts'
import type { ChangeOutcome, Db, RequiredChange, Statement, Transaction } from '../core/dialect.ts'
import { lostPlaces, positions } from '../schema/schema.ts'
import { auditEntry, type PerformedBy } from '../statements/audit-entry.ts'
import { keepWaiting, waitsForApproval } from '../statements/hold-for-approval.ts'
import { rebuildEvidence } from '../statements/rebuild-evidence.ts'
import { withdrawnFromColumn } from '../statements/withdrawn-from.ts'
import { commitWithSearch } from './position-changes.ts'

/**
 * Withdraws or restores: the position stays, struck out, and can come back. What is restored comes back as what it was
 * when it was withdrawn, a draft as a draft; what was not withdrawn gets the status that is asked for.
 */
export async function setPositionStatus(
  db: Db,
  id: string,
  revision: number,
  status: PositionStatus,
  performedBy: PerformedBy,
): Promise<ChangeOutcome> {
  const stored = await readStatus(db, id)
  if (!stored || stored.status === status) return { changed: false }
  const isRestored = stored.status === 'withdrawn' || status === 'approved'
  const change = {
    ...{ id, revision, from: stored.status },
    status: isRestored ? stored.onceRestored : status,
  }
  if (change.status === stored.status) return { changed: false }
  const at = new Date().toISOString()
  return commitWithSearch(db, id, (tx) => rewriteStatus(tx, change, performedBy, at))
}

type StatusChange = {
  id: string
  revision: number
  /** What it is in that revision, and what it becomes. */
  from: PositionStatus
  status: PositionStatus
  /** What the log calls it, if that is something else. */
  action?: string
}

/** The statements of it, with its entry in the log. */
export function rewriteStatus(
  tx: Transaction,
  {
    id,
    revision,
    from,
    status,
    action = status === 'withdrawn' ? 'withdrew' : 'restored',
  }: StatusChange,
  performedBy: PerformedBy,
  at: string,
): (Statement | RequiredChange)[] {
  return [
    {
      requireChange: tx
        .update(positions)
        .set({
          status,
          withdrawnFrom: withdrawnFromColumn(status),
          changedAt: at,
          changedBy: performedBy.userId,
          revision: revision + 1,
        })
        .where(
          and(eq(positions.id, id), eq(positions.revision, revision), ne(positions.status, status)),
        ),
    },
    ...keepWaiting(sql`p.id = ${id}`),
    ...rebuildEvidence(tx, { positionId: id }),
    auditEntry(tx, performedBy, at, {
      action,
      subject: 'position',
      subjectId: id,
      before: { status: from },
      after: { status },
    }),
  ]
}

/**
 * What a position is, and what it is once it is restored: what lost its place and was withdrawn waits for its place
 * again, as what waited does for approval, and does not count. What was withdrawn before that was written down counted.
 */
export async function readStatus(
  db: Db,
  id: string,
): Promise<{ status: PositionStatus; onceRestored: PositionStatus } | null> {
  const [row] = await db
    .select({
      status: positions.status,
      onceRestored: sql<string>`case when ${lostPlaces.positionId} is null and not ${waitsForApproval(positions.id)}
        then coalesce(${positions.withdrawnFrom}, 'approved') else 'draft' end`,
    })
    .from(positions)
    .leftJoin(lostPlaces, eq(lostPlaces.positionId, positions.id))
    .where(eq(positions.id, id))
  return (row as { status: PositionStatus; onceRestored: PositionStatus } | undefined) ?? null
}
