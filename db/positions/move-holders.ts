import { and, eq, ne } from 'drizzle-orm'
import type { PositionWithLetter } from '#app/domain/positions.ts'
import { type ChangeOutcome, commitChange, type Db } from '../core/dialect.ts'
import { positions } from '../schema/schema.ts'
import { auditEntry, type PerformedBy } from '../statements/audit-entry.ts'
import { hashCoding } from '../statements/hold-for-approval.ts'
import { rebuildEvidence } from '../statements/rebuild-evidence.ts'
import { holdWhatIsSaid, replaceHolders } from '../statements/rewrite-position.ts'
import { describeCoding } from '../statements/describe-coding.ts'

/**
 * Gives positions other holders, all of them or, where somebody changed one meanwhile, none. Nothing else of them is
 * changed: what is to be looked at again stays so.
 */
export async function moveHolders(
  db: Db,
  moved: readonly { before: PositionWithLetter; holderIds: readonly string[] }[],
  performedBy: PerformedBy,
): Promise<ChangeOutcome> {
  const at = new Date().toISOString()
  return commitChange(db, (tx) =>
    moved.flatMap(({ before, holderIds }) => [
      {
        requireChange: tx
          .update(positions)
          .set({ changedAt: at, changedBy: performedBy.userId, revision: before.revision + 1 })
          .where(
            and(
              eq(positions.id, before.id),
              eq(positions.revision, before.revision),
              ne(positions.status, 'withdrawn'),
            ),
          ),
      },
      ...replaceHolders(tx, before.id, { holderIds: [...holderIds] }),
      ...holdWhatIsSaid(
        before.id,
        {
          before: hashCoding(before),
          counted: before.status === 'approved',
          after: hashCoding({ ...before, holderIds: [...holderIds] }),
        },
        performedBy,
        at,
      ),
      ...rebuildEvidence(tx, { positionId: before.id }),
      auditEntry(tx, performedBy, at, {
        action: 'changed',
        subject: 'position',
        subjectId: before.id,
        before: describeCoding(before),
        after: describeCoding({ ...before, holderIds: [...holderIds] }),
      }),
    ]),
  )
}
