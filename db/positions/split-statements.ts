import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Level } from '#app/domain/level.ts'
import type { PositionWithLetter } from '#app/domain/positions.ts'
import type { SplitPart } from '#app/domain/splits.ts'
import type { TopicWording } from '#app/domain/topic-wording.ts'
import type { RequiredChange, Statement, Transaction } from '../core/dialect.ts'
import { describeCoding } from './position-changes.ts'
import { dossierTopics, positions, topics, topicVersions } from '../schema/schema.ts'
import { auditEntry, type PerformedBy } from '../statements/audit-entry.ts'
import { outdateNotesOf } from '../statements/index-letter.ts'

type Moved = {
  before: PositionWithLetter
  revision: number
  after: PositionWithLetter & { level: Level | null }
}

/** Gives a position another topic, with its entry in the log; its evidence is made anew with that of the others. */
export function movePosition(
  tx: Transaction,
  { before, revision, after }: Moved,
  performedBy: PerformedBy,
  at: string,
): (Statement | RequiredChange)[] {
  return [
    outdateNotesOf(before.id),
    {
      requireChange: tx
        .update(positions)
        .set({
          topicId: after.topicId,
          level: after.level,
          changedAt: at,
          changedBy: performedBy.userId,
          revision: revision + 1,
        })
        .where(and(eq(positions.id, before.id), eq(positions.revision, revision))),
    },
    outdateNotesOf(before.id),
    auditEntry(tx, performedBy, at, {
      action: 'changed',
      subject: 'position',
      subjectId: before.id,
      before: describeCoding(before),
      after: describeCoding(after),
    }),
  ]
}

type NewPart = { part: SplitPart; id: string; dossierId: string; wording: TopicWording }

/** A part that is made begins with the words of the topic that it comes from, as the last of its dossier. */
export function insertPart(
  tx: Transaction,
  { part, id, dossierId, wording }: NewPart,
  performedBy: PerformedBy,
  at: string,
): Statement[] {
  const named = { ...wording, name: part.name }
  const { proposition, anchors } = wording
  return [
    tx.insert(topics).values({ id, createdAt: at, countsAsId: id }),
    tx.insert(dossierTopics).values({
      dossierId,
      topicId: id,
      place:
        sql`(select coalesce(max(u.place), -1) + 1 from dossier_topics u where u.dossier_id = ${dossierId})` as never,
    }),
    tx
      .insert(topicVersions)
      .values({ topicId: id, version: 1, ...named, createdAt: at, createdBy: performedBy.userId }),
    auditEntry(tx, performedBy, at, {
      action: 'added',
      subject: 'topic',
      subjectId: id,
      after: { name: part.name, proposition, anchors },
    }),
  ]
}

/** The positions that a split moved. */
export const movedBy = (splitId: string) =>
  sql`select position_id from split_positions where split_id = ${splitId} and from_topic_id is not null`

/** Closes a part on which nothing is coded and which nothing was merged into. */
export function closeEmptyPart(tx: Transaction, topicId: string, at: string): Statement[] {
  return [
    tx
      .update(topics)
      .set({ closedAt: at })
      .where(
        and(
          eq(topics.id, topicId),
          isNull(topics.closedAt),
          sql`not exists (select 1 from positions p join topics t on t.id = p.topic_id
            where t.counts_as_id = ${topicId})`,
        ),
      ),
  ]
}
