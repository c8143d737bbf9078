import { and, eq, inArray, notInArray, type SQL, sql } from 'drizzle-orm'
import type { RequiredChange, Statement, Transaction } from '../core/dialect.ts'
import { actors, lostPlaces, positionHolders, positions, rechecks } from '../schema/schema.ts'
import { type AuditEntry, auditEntry, type PerformedBy } from './audit-entry.ts'
import { canonicalActorId } from './canonical-actor.ts'
import { approveAsSettled, holdForApproval, keepWaiting } from './hold-for-approval.ts'
import { codingColumns, type PositionCoding } from './insert-position.ts'
import { rebuildEvidence } from './rebuild-evidence.ts'

type PositionRewrite = {
  id: string
  revision: number
  coding: PositionCoding
  performedBy: PerformedBy
  entry: AuditEntry
  changes: Partial<typeof positions.$inferInsert>
  where?: SQL
  /** What it said, whether it counted so, and what it says now. */
  said: { before: string; counted: boolean; after: string }
  /** Two people have seen what it says now, so that it counts also where a dossier asks for four eyes. */
  seenByTwo?: boolean
}

/**
 * Changes a position of a revision, with its holders, its evidence and an entry in the log. Whoever changes it has
 * looked at it, so it is on no list to re-check any more, and where it is placed in the text, its place is not lost.
 * What it says otherwise waits for approval where that is asked for.
 */
export function rewritePosition(
  tx: Transaction,
  { id, revision, coding, performedBy, entry, changes, where, said, seenByTwo }: PositionRewrite,
): (Statement | RequiredChange)[] {
  const at = new Date().toISOString()
  const { topicId, level, ...rest } = codingColumns(coding)
  // A topic that was merged shows as the one that remains: saved again, the position keeps the one it was coded with.
  const keepsTopic = sql`(select counts_as_id from topics
    where topics.id = positions.topic_id) = (select counts_as_id from topics where topics.id = ${topicId})`
  const keptTopicId = sql`case when ${keepsTopic} then positions.topic_id else ${topicId} end`
  return [
    {
      requireChange: tx
        .update(positions)
        .set({
          ...rest,
          ...changes,
          topicId: keptTopicId as never,
          level: level === null ? null : (levelOnKeptTopic(keepsTopic, topicId, level) as never),
          changedAt: at,
          changedBy: performedBy.userId,
          revision: revision + 1,
        })
        .where(and(eq(positions.id, id), eq(positions.revision, revision), where)),
    },
    tx.delete(rechecks).where(eq(rechecks.positionId, id)),
    ...(changes.textVersionId ? [tx.delete(lostPlaces).where(eq(lostPlaces.positionId, id))] : []),
    ...replaceHolders(tx, id, coding),
    ...(seenByTwo
      ? approveAsSettled(id, performedBy, at)
      : holdWhatIsSaid(id, said, performedBy, at)),
    ...rebuildEvidence(tx, { positionId: id }),
    auditEntry(tx, performedBy, at, entry),
  ]
}

/** Notes and how sure a coder is wait for nobody. */
export function holdWhatIsSaid(
  id: string,
  { before, counted, after }: PositionRewrite['said'],
  performedBy: PerformedBy,
  at: string,
): Statement[] {
  if (before === after) return keepWaiting(sql`p.id = ${id}`)
  return holdForApproval([id], { performedBy, at, before: { hash: before, counted }, after })
}

/** A level of a topic as it is stored with the one that the position keeps: negated where one of the two is turned. */
function levelOnKeptTopic(keepsTopic: SQL, topicId: string, level: number): SQL {
  return sql`case when ${keepsTopic} and (select turned from topics where topics.id = positions.topic_id) <>
    (select turned from topics where topics.id = ${topicId})
    then cast(${0 - level} as integer) else cast(${level} as integer) end`
}

/**
 * Deletes former holders and inserts new ones; a holder who was merged into another stays where that other one still
 * holds the position.
 */
export function replaceHolders(
  tx: Transaction,
  positionId: string,
  { holderIds }: Pick<PositionCoding, 'holderIds'>,
): Statement[] {
  const ids = [...new Set(holderIds)]
  const remainingIds = tx
    .select({ id: actors.countsAsId })
    .from(actors)
    .where(inArray(actors.id, ids))
  return [
    tx
      .delete(positionHolders)
      .where(
        and(
          eq(positionHolders.positionId, positionId),
          notInArray(canonicalActorId(positionHolders.actorId), remainingIds),
        ),
      ),
    ...ids.map(
      (id) =>
        sql`insert into position_holders (position_id, actor_id) select ${positionId}, ${id} where not
          exists (select 1 from position_holders h join actors a on a.id = h.actor_id join actors n
          on n.counts_as_id = a.counts_as_id where h.position_id = ${positionId} and n.id = ${id})`,
    ),
  ]
}
