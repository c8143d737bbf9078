import { and, asc, eq, inArray, or, sql, type SQL } from 'drizzle-orm'
import { findRepresentedActorIds, groupAffiliationsByMember } from '#app/domain/actors.ts'
import type { Ask, AskAnswer } from '#app/domain/asks.ts'
import { groupRowsBy } from '#app/domain/collections.ts'
import type { LetterSummary } from '#app/domain/positions.ts'
import { bindFirst } from '../core/bind-first.ts'
import {
  type ChangeOutcome,
  commitChange,
  type Db,
  inList,
  type Statement,
  type Transaction,
} from '../core/dialect.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { readSpeakerAffiliations } from '../positions/speaker-affiliations.ts'
import { topicIdsCountingAs } from '../positions/topic-ids.ts'
import { actors, letterAsks, letters, parties, topics } from '../schema/schema.ts'
import { auditEntry, type PerformedBy } from '../statements/audit-entry.ts'
import { insertAsk } from '../statements/insert-package-letter.ts'
import { namedActor } from '../statements/canonical-actor.ts'
import { headColumns, maskHead } from '../letters/letter-head.ts'

/** Which asks are meant: those of letters, those to actors, those on topics; what is left out does not narrow. */
type AskFilter = {
  letterIds?: readonly string[]
  actorIds?: readonly string[]
  topicIds?: readonly string[]
}

/** Asks with the letters that they stand in and what answers these: `traceAsks` says what came of each. */
type FoundAsks = { asks: Ask[]; letters: Map<string, LetterSummary>; answers: AskAnswer[] }

/** Whom letters ask on which topics, and what answers them, as far as somebody sees the letters and the topics. */
export function bindAsks(visible: VisibleScope) {
  return {
    ...bindFirst(visible, { find: findAsks }),
    ...bindFirst(visible.db, { save: saveAsks }),
  }
}

/**
 * The asks that a filter leaves, with every other ask of the same letters: whether a letter asks only one decides whose
 * an answer is. Actors and topics that were merged are those that they count as.
 */
async function findAsks(visible: VisibleScope, filter: AskFilter): Promise<FoundAsks> {
  const { db, isVisible, isTopicVisible } = visible
  const wanted = await askCondition(visible, filter)
  const askingIds = db
    .select({ id: letterAsks.letterId })
    .from(letterAsks)
    .where(and(wanted, isVisible(letterAsks.letterId), isTopicVisible(letterAsks.topicId)))
  const rows = await db
    .selectDistinct({
      letterId: letterAsks.letterId,
      actorId: actors.countsAsId,
      topicId: topics.countsAsId,
    })
    .from(letterAsks)
    .innerJoin(actors, eq(actors.id, letterAsks.actorId))
    .innerJoin(topics, eq(topics.id, letterAsks.topicId))
    .where(and(inArray(letterAsks.letterId, askingIds), isTopicVisible(letterAsks.topicId)))
    .orderBy(asc(letterAsks.letterId), asc(actors.countsAsId), asc(topics.countsAsId))
  const ids = [...new Set(rows.map(({ letterId }) => letterId))]
  const heads = ids.length
    ? await db
        .select(headColumns)
        .from(letters)
        .where(inList(db, letters.id, ids))
        .orderBy(asc(letters.id))
    : []
  return {
    asks: rows,
    letters: new Map(heads.map((row) => [row.id, maskHead(row)])),
    answers: await findAnswers(visible, ids),
  }
}

async function askCondition(
  visible: VisibleScope,
  { letterIds, actorIds, topicIds }: AskFilter,
): Promise<SQL | undefined> {
  const { db } = visible
  return and(
    letterIds && inList(db, letterAsks.letterId, letterIds),
    actorIds &&
      inArray(
        letterAsks.actorId,
        db
          .select({ id: actors.id })
          .from(actors)
          .where(inList(db, actors.countsAsId, actorIds)),
      ),
    topicIds && inList(db, letterAsks.topicId, await topicIdsCountingAs(visible, topicIds)),
  )
}

/** The letters that answer others: because somebody said so, or by the names of messages. */
async function findAnswers(
  visible: VisibleScope,
  answeredIds: readonly string[],
): Promise<AskAnswer[]> {
  if (!answeredIds.length) return []
  const { db, isVisible } = visible
  const answered = await db
    .select({ id: letters.id, messageId: letters.messageId })
    .from(letters)
    .where(inList(db, letters.id, answeredIds))
  const messageIds = answered.flatMap(({ messageId }) => messageId ?? [])
  const rows = await db
    .select({
      ...headColumns,
      answersLetterId: letters.answersLetterId,
      answersMessageId: letters.answersMessageId,
    })
    .from(letters)
    .where(
      and(
        or(
          inList(db, letters.answersLetterId, answeredIds),
          messageIds.length ? inList(db, letters.answersMessageId, messageIds) : undefined,
        ),
        isVisible(letters.id),
      ),
    )
    .orderBy(asc(letters.lastDay), asc(letters.id))
  const speakersOf = await findSpeakers(
    db,
    rows.map(({ id, lastDay }) => ({ id, lastDay })),
  )
  return answered.flatMap(({ id: answeredId, messageId }) =>
    rows
      .filter(
        (row) =>
          row.id !== answeredId &&
          (row.answersLetterId === answeredId ||
            (messageId !== null && row.answersMessageId === messageId)),
      )
      .map((row) => ({
        answeredId,
        letter: maskHead(row),
        speakerIds: speakersOf.get(row.id) ?? [],
      })),
  )
}

/**
 * Who wrote letters or is spoken for in them, with all that they belong to on the letter's last possible day. What
 * letters that are closed to somebody prove counts for these letters alone, as it does for evidence.
 */
async function findSpeakers(
  db: Db,
  found: readonly { id: string; lastDay: string }[],
): Promise<Map<string, string[]>> {
  if (!found.length) return new Map()
  const standing = groupRowsBy(
    'letterId',
    await db
      .select({ letterId: parties.letterId, actorId: actors.id })
      .from(parties)
      .innerJoin(namedActor.table, namedActor.isIn(parties.actorId))
      .innerJoin(actors, namedActor.countsAs)
      .where(
        and(
          inList(
            db,
            parties.letterId,
            found.map(({ id }) => id),
          ),
          sql`${parties.role} in ('author', 'on_behalf_of')`,
        ),
      ),
  )
  const affiliations = await readSpeakerAffiliations(db, [
    ...new Set([...standing.values()].flat().map(({ actorId }) => actorId)),
  ])
  return new Map(
    found.map(({ id, lastDay }) => {
      const byMember = groupAffiliationsByMember(
        affiliations.filter((row) => !row.closed || row.letterId === id),
      )
      const speakers = (standing.get(id) ?? []).flatMap(({ actorId }) => [
        ...findRepresentedActorIds(byMember, actorId, lastDay),
      ])
      return [id, [...new Set(speakers)]]
    }),
  )
}

/** What is said of one topic: whom a letter asked on it until now, and whom it asks. */
type ChangedAsks = { topicId: string; before: readonly string[]; after: readonly string[] }

/**
 * Keeps whom a letter asks on topics, each with an entry in the log where it changed; nothing where it asks others by
 * now than it was read to ask.
 */
async function saveAsks(
  db: Db,
  letterId: string,
  changes: readonly ChangedAsks[],
  performedBy: PerformedBy,
): Promise<ChangeOutcome> {
  const at = new Date().toISOString()
  return commitChange(db, (tx) => [
    ...changes.map((change) => ({ requireChange: requireAsRead(db, tx, letterId, change) })),
    ...changes.flatMap((change) => rewriteAsks(tx, letterId, change, performedBy, at)),
  ])
}

/** Changes the letter's row, to what it is already, where it asks on a topic whom it was read to ask. */
function requireAsRead(
  db: Db,
  tx: Transaction,
  letterId: string,
  { topicId, before }: ChangedAsks,
): Statement {
  const countAsked = (who?: SQL) =>
    sql`(select count(distinct ${actors.countsAsId}) from ${letterAsks} join ${actors}
      on ${actors.id} = ${letterAsks.actorId} where ${and(eq(letterAsks.letterId, letterId), isOnTopic(topicId), who)})`
  const wanted = new Set(before).size
  return tx
    .update(letters)
    .set({ revision: sql`${letters.revision}` })
    .where(
      and(
        eq(letters.id, letterId),
        sql`${countAsked()} = ${wanted}`,
        sql`${countAsked(inList(db, actors.countsAsId, before))} = ${wanted}`,
      ),
    )
}

const isOnTopic = (topicId: string) =>
  sql`${letterAsks.topicId} in (select own.id from topics own join topics one
    on one.counts_as_id = own.counts_as_id where one.id = ${topicId})`

function rewriteAsks(
  tx: Transaction,
  letterId: string,
  { topicId, before, after }: ChangedAsks,
  performedBy: PerformedBy,
  at: string,
): Statement[] {
  const describe = (actorIds: readonly string[]) => ({
    topicId,
    asks: [...actorIds].sort().map((actorId) => ({ actorId })),
  })
  return [
    tx.delete(letterAsks).where(and(eq(letterAsks.letterId, letterId), isOnTopic(topicId))),
    ...after.map((actorId) => insertAsk(tx, { letterId, actorId, topicId }, performedBy, at)),
    auditEntry(tx, performedBy, at, {
      action: 'asked',
      subject: 'letter',
      subjectId: letterId,
      before: describe(before),
      after: describe(after),
    }),
  ]
}
