import { and, eq, isNotNull, isNull, sql, type SQL } from 'drizzle-orm'
import {
  commitChange,
  type ChangeOutcome,
  type RequiredChange,
  type Statement,
  type Transaction,
} from '../core/dialect.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { approvals, positions } from '../schema/schema.ts'
import { auditEntry, type PerformedBy } from '../statements/audit-entry.ts'
import { rebuildEvidence } from '../statements/rebuild-evidence.ts'

/** A position as somebody saw it. */
type SeenPosition = { id: string; revision: number }

type Approver = PerformedBy & { userId: string }

/**
 * Lets positions count that somebody else made and offered: all of them or, where one was changed, approved, sent back
 * or withdrawn since it was seen, or is the approver's own, none.
 */
export async function approvePositions(
  visible: VisibleScope,
  seen: readonly SeenPosition[],
  performedBy: Approver,
): Promise<ChangeOutcome> {
  if (!seen.length) return { changed: false }
  const at = new Date().toISOString()
  return commitChange(visible.db, (tx) =>
    seen.flatMap(({ id, revision }) => [
      {
        requireChange: tx
          .update(approvals)
          .set({
            ...{ approvedBy: performedBy.userId, approvedAt: at },
            firstCountedAt:
              sql`case when counted_hash is null then coalesce(first_counted_at, ${at})
              else first_counted_at end` as never,
          })
          .where(
            and(
              isPending(id),
              isNull(approvals.sentBackAt),
              isOthersAsSeen(visible, revision, performedBy),
            ),
          ),
      },
      ...setStatus(tx, { id, revision }, 'approved'),
      noteApproval(tx, id, 'approved', {}, performedBy, at),
    ]),
  )
}

/** Takes one's own approval back, as long as nobody changed the position since. */
export async function takeApprovalBack(
  { db, isVisible }: VisibleScope,
  { id, revision }: SeenPosition,
  performedBy: Approver,
): Promise<ChangeOutcome> {
  const at = new Date().toISOString()
  return commitChange(db, (tx) => [
    {
      requireChange: tx
        .update(approvals)
        .set({
          ...{ approvedBy: null, approvedAt: null },
          firstCountedAt:
            sql`case when first_counted_at = approved_at then null else first_counted_at end` as never,
        })
        .where(
          and(
            eq(approvals.positionId, id),
            eq(approvals.approvedBy, performedBy.userId),
            isNotNull(approvals.approvedAt),
            isAsSeen(revision, sql`p.status = 'approved' and ${isVisible(sql`p.letter_id`)}`),
          ),
        ),
    },
    ...setStatus(tx, { id, revision }, 'draft'),
    noteApproval(tx, id, 'took back an approval', {}, performedBy, at),
  ])
}

/** Gives a position back to whoever offered it, with the reason. */
export async function sendBack(
  visible: VisibleScope,
  { id, revision, reason }: SeenPosition & { reason: string },
  performedBy: Approver,
): Promise<ChangeOutcome> {
  const at = new Date().toISOString()
  return commitChange(visible.db, (tx) => [
    {
      requireChange: tx
        .update(approvals)
        .set({ sentBackBy: performedBy.userId, sentBackAt: at, reason })
        .where(
          and(
            isPending(id),
            isNull(approvals.sentBackAt),
            isOthersAsSeen(visible, revision, performedBy),
          ),
        ),
    },
    noteApproval(tx, id, 'sent back', { note: reason }, performedBy, at),
  ])
}

/** Takes back that one sent a position back, as long as it was not offered again since. */
export async function takeSendingBack(
  { db, isVisible }: VisibleScope,
  { id, revision }: SeenPosition,
  performedBy: Approver,
): Promise<ChangeOutcome> {
  const at = new Date().toISOString()
  return commitChange(db, (tx) => [
    {
      requireChange: tx
        .update(approvals)
        .set(nothingSaid)
        .where(
          and(
            isPending(id),
            eq(approvals.sentBackBy, performedBy.userId),
            isAsSeen(revision, isVisible(sql`p.letter_id`)),
          ),
        ),
    },
    noteApproval(tx, id, 'no longer sent back', {}, performedBy, at),
  ])
}

/**
 * Offers what was sent back once more, as it is: whoever does that is not who approves it, but for whoever sent it back
 * and has thought otherwise.
 */
export async function offerAgain(
  { db, isVisible }: VisibleScope,
  { id, revision }: SeenPosition,
  performedBy: Approver,
): Promise<ChangeOutcome> {
  const at = new Date().toISOString()
  return commitChange(db, (tx) => [
    {
      requireChange: tx
        .update(approvals)
        .set({ ...nothingSaid, offeredBy: offeredUnlessReturned(performedBy), offeredAt: at })
        .where(
          and(
            isPending(id),
            isNotNull(approvals.sentBackAt),
            isAsSeen(revision, sql`p.status = 'draft' and ${isVisible(sql`p.letter_id`)}`),
          ),
        ),
    },
    noteApproval(tx, id, 'offered again', {}, performedBy, at),
  ])
}

const offeredUnlessReturned = ({ userId }: Approver) =>
  sql`case when sent_back_by = ${userId} then offered_by else ${userId} end` as never

const nothingSaid = { sentBackBy: null, sentBackAt: null, reason: null }

const isPending = (id: string): SQL | undefined =>
  and(eq(approvals.positionId, id), isNull(approvals.approvedAt))

const isAsSeen = (revision: number, condition: SQL): SQL =>
  sql`exists (select 1 from positions p where p.id = approvals.position_id and p.revision = ${revision} and ${condition})`

/** Nobody approves or refuses what they made, changed last or offered themselves. */
function isOthersAsSeen(
  { isVisible }: VisibleScope,
  revision: number,
  { userId }: Approver,
): SQL | undefined {
  return and(
    sql`coalesce(approvals.offered_by, '') <> ${userId}`,
    isAsSeen(
      revision,
      sql`p.status = 'draft' and coalesce(p.created_by, '') <> ${userId} and coalesce(p.changed_by, '') <> ${userId}
        and not exists (select 1 from lost_places l where l.position_id = p.id) and ${isVisible(sql`p.letter_id`)}`,
    ),
  )
}

/** Whoever approves changes nothing of what it says, so it stays changed by whom it was. */
function setStatus(
  tx: Transaction,
  { id, revision }: SeenPosition,
  status: 'approved' | 'draft',
): (Statement | RequiredChange)[] {
  return [
    {
      requireChange: tx
        .update(positions)
        .set({ status, revision: revision + 1 })
        .where(and(eq(positions.id, id), eq(positions.revision, revision))),
    },
    ...rebuildEvidence(tx, { positionId: id }),
  ]
}

const noteApproval = (
  tx: Transaction,
  subjectId: string,
  action: string,
  after: { note?: string },
  performedBy: PerformedBy,
  at: string,
): Statement => auditEntry(tx, performedBy, at, { action, subject: 'position', subjectId, after })
