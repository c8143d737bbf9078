import { and, eq, isNull, sql, type SQL } from 'drizzle-orm'
import type { PositionWithLetter } from '#app/domain/positions.ts'
import type { TopicWording } from '#app/domain/topic-wording.ts'
import type { RequiredChange, Statement, Transaction } from '../core/dialect.ts'
import { describeCoding } from '../statements/describe-coding.ts'
import { dossierTopics, positions, topics } from '../schema/schema.ts'
import { auditEntry, type PerformedBy } from '../statements/audit-entry.ts'
import { hashCoding } from '../statements/hold-for-approval.ts'
import { outdateNotesOf } from '../statements/index-letter.ts'
import { insertTopic } from '../statements/insert-codebook.ts'
import { holdWhatIsSaid } from '../statements/rewrite-position.ts'

/** `isNegated`: whether its level is stored negated on the other topic. */
type MovedPosition = {
  before: PositionWithLetter
  after: PositionWithLetter
  isNegated: boolean | SQL
}

/** Gives a position another topic, with its entry in the log; its evidence is made anew with that of the others. */
export function movePosition(
  tx: Transaction,
  { before, after, isNegated }: MovedPosition,
  performedBy: PerformedBy,
  at: string,
): (Statement | RequiredChange)[] {
  const { id, revision } = before
  const negates = typeof isNegated === 'boolean' ? (isNegated ? sql`true` : sql`false`) : isNegated
  return [
    outdateNotesOf(id),
    {
      requireChange: tx
        .update(positions)
        .set({
          topicId: after.topicId,
          level: sql`case when ${negates} then -level else level end` as never,
          changedAt: at,
          changedBy: performedBy.userId,
          revision: revision + 1,
        })
        .where(and(eq(positions.id, id), eq(positions.revision, revision))),
    },
    outdateNotesOf(id),
    ...holdWhatIsSaid(
      id,
      {
        before: hashCoding(before),
        counted: before.status === 'approved',
        after: hashCoding(after),
      },
      performedBy,
      at,
    ),
    auditEntry(tx, performedBy, at, {
      action: 'changed',
      subject: 'position',
      subjectId: id,
      before: describeCoding(before),
      after: describeCoding(after),
    }),
  ]
}

/** What is to be looked at again is so on the part as well: nobody looked at its words by putting it there. */
export function keepOnRecheckList(positionId: string, partId: string): Statement {
  return sql`insert into rechecks (position_id, topic_id, from_version, created_at)
    select r.position_id, ${partId}, 0, min(r.created_at) from rechecks r join topics listed on listed.id = r.topic_id
    join positions p on p.id = r.position_id join topics own on own.id = p.topic_id
    where r.position_id = ${positionId} and listed.counts_as_id = own.counts_as_id group by r.position_id
    on conflict (position_id, topic_id) do nothing`
}

type NewPart = {
  id: string
  wording: TopicWording
  dossierId: string
  /** The other dossiers that use the topic that it comes from. */
  otherDossierIds: readonly string[]
}

/** A part that is made begins with the words of the topic that it comes from, as the last of each dossier using it. */
export function insertPart(
  tx: Transaction,
  { id, wording, dossierId, otherDossierIds }: NewPart,
  performedBy: PerformedBy,
  at: string,
): Statement[] {
  return [
    ...insertTopic(
      tx,
      { ...wording, id, dossierId, place: findNextPlace(dossierId) },
      performedBy,
      at,
    ),
    ...otherDossierIds.flatMap((inDossierId) => [
      tx.insert(dossierTopics).values({
        dossierId: inDossierId,
        topicId: id,
        place: findNextPlace(inDossierId),
        addedAt: at,
      }),
      auditEntry(tx, performedBy, at, {
        action: 'used in',
        subject: 'topic',
        subjectId: id,
        after: { inDossierId },
      }),
    ]),
  ]
}

const findNextPlace = (dossierId: string): SQL<number> =>
  sql<number>`(select coalesce(max(u.place), -1) + 1 from dossier_topics u where u.dossier_id = ${dossierId})`

/** The positions that a split moved. */
export const movedBy = (splitId: string) =>
  sql`select position_id from split_positions where split_id = ${splitId} and from_topic_id is not null`

/** Whether a part stands for itself, is open, and holds no position but those that `without` gives the ids of. */
export const isEmptyPart = (partId: string, without: SQL): SQL =>
  and(
    eq(topics.id, partId),
    eq(topics.countsAsId, topics.id),
    isNull(topics.closedAt),
    sql`not exists (select 1 from positions p join topics t on t.id = p.topic_id
      where t.counts_as_id = ${partId} and p.id not in (${without}))`,
  )!

/** Closes a part that holds nothing, with its entry in the log. */
export function closePart(
  tx: Transaction,
  partId: string,
  performedBy: PerformedBy,
  at: string,
): (Statement | RequiredChange)[] {
  return [
    {
      requireChange: tx
        .update(topics)
        .set({ closedAt: at })
        .where(isEmptyPart(partId, sql`select p.id from positions p where 1 = 0`)),
    },
    auditEntry(tx, performedBy, at, { action: 'closed', subject: 'topic', subjectId: partId }),
  ]
}
