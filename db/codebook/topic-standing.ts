import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import { commitChange, type ChangeOutcome, type Db } from '../core/dialect.ts'
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
  return commitChange(db, (tx) => [
    {
      requireChange: tx
        .update(topics)
        .set({ closedAt: isClosed ? at : null })
        .where(
          and(
            eq(topics.id, topicId),
            eq(topics.countsAsId, topics.id),
            isClosed ? isNull(topics.closedAt) : isNotNull(topics.closedAt),
          ),
        ),
    },
    auditEntry(tx, performedBy, at, {
      action: isClosed ? 'closed' : 'reopened',
      subject: 'topic',
      subjectId: topicId,
    }),
  ])
}
