import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import {
  commitChange,
  type ChangeOutcome,
  type Db,
  type RequiredChange,
  type Statement,
  type Transaction,
} from '../core/dialect.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { topics } from '../schema/schema.ts'
import { auditEntry, type PerformedBy } from '../statements/audit-entry.ts'

/**
 * The topic that one counts as, itself or the one it was merged into, and whether its levels count negated there; null
 * where the reader sees none.
 */
export async function findTopicStanding(
  { db, isTopicVisible }: VisibleScope,
  id: string,
): Promise<{ id: string; turned: boolean } | null> {
  return (
    (
      await db
        .select({ id: topics.countsAsId, turned: topics.turned })
        .from(topics)
        .where(and(eq(topics.id, id), isTopicVisible(topics.id)))
    )[0] ?? null
  )
}

export async function findCanonicalTopicId(
  visible: VisibleScope,
  id: string,
): Promise<string | null> {
  return (await findTopicStanding(visible, id))?.id ?? null
}

/** Closes a topic or opens it again; nothing where it is so already, or counts as another by now. */
export async function setTopicClosed(
  db: Db,
  topicId: string,
  isClosed: boolean,
  performedBy: PerformedBy,
): Promise<ChangeOutcome> {
  const at = new Date().toISOString()
  return commitChange(db, (tx) =>
    topicClosedStatements(tx, { topicId, closedAt: isClosed ? at : null }, performedBy, at),
  )
}

/** The statements of that, for a transaction that changes more; `closedAt`: since when it is closed then. */
export function topicClosedStatements(
  tx: Transaction,
  { topicId, closedAt }: { topicId: string; closedAt: string | null },
  performedBy: PerformedBy,
  at: string,
): (Statement | RequiredChange)[] {
  return [
    {
      requireChange: tx
        .update(topics)
        .set({ closedAt })
        .where(
          and(
            eq(topics.id, topicId),
            eq(topics.countsAsId, topics.id),
            closedAt === null ? isNotNull(topics.closedAt) : isNull(topics.closedAt),
          ),
        ),
    },
    auditEntry(tx, performedBy, at, {
      action: closedAt === null ? 'reopened' : 'closed',
      subject: 'topic',
      subjectId: topicId,
    }),
  ]
}
