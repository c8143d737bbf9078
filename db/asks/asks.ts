import { and, asc, desc, eq, inArray, sql, type SQL } from 'drizzle-orm'
import type { Ask, AskContext } from '#app/domain/asks.ts'
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
import { topicIdsCountingAs } from '../positions/topic-ids.ts'
import { actors, letterAsks, letters, topics } from '../schema/schema.ts'
import { auditEntry, type PerformedBy } from '../statements/audit-entry.ts'
import { insertAsk } from '../statements/insert-package-letter.ts'
import { headColumns, maskHead } from '../letters/letter-head.ts'
import { findAnswers } from './answers.ts'
import { findUncodedLetters } from './uncoded-letters.ts'

/** Which asks are meant: those of letters, those to actors, those on topics; what is left out does not narrow. */
type AskFilter = {
  letterIds?: readonly string[]
  actorIds?: readonly string[]
  topicIds?: readonly string[]
}

/**
 * Whom letters ask on which topics, what answers them and which letters nobody coded, as far as somebody sees the
 * letters and the topics.
 */
export function bindAsks(visible: VisibleScope) {
  return {
    ...bindFirst(visible, {
      page: readAskPage,
      count: countAsks,
      ofLetter: listAsksOfLetter,
      uncodedLetters: findUncodedLetters,
    }),
    ...bindFirst(visible.db, { save: saveAsks }),
  }
}

/**
 * The asks that a filter leaves, those of the newest letters first, with what `traceAsks` has to know of them and of no
 * other. Actors and topics that were merged are those that they count as.
 */
async function readAskPage(
  visible: VisibleScope,
  filter: AskFilter,
  limit: number,
  offset: number,
): Promise<AskContext> {
  const { db } = visible
  const asks = await selectAsks(visible, await askCondition(visible, filter))
    .orderBy(
      ...[desc(letters.lastDay), desc(letters.firstDay), desc(letterAsks.letterId)],
      ...[asc(actors.countsAsId), asc(topics.countsAsId)],
    )
    .limit(limit)
    .offset(offset)
  const ids = [...new Set(asks.map(({ letterId }) => letterId))]
  const heads = ids.length
    ? await db
        .select(headColumns)
        .from(letters)
        .where(inList(db, letters.id, ids))
        .orderBy(asc(letters.id))
    : []
  return {
    asks,
    letters: new Map(heads.map((row) => [row.id, maskHead(row)])),
    answers: await findAnswers(visible, ids),
    aloneIds: await findLettersAskingOne(visible, ids),
  }
}

async function countAsks(visible: VisibleScope, filter: AskFilter): Promise<number> {
  const found = selectAsks(visible, await askCondition(visible, filter)).as('found')
  const [row] = await visible.db
    .select({ asks: sql<number>`cast(count(*) as integer)` })
    .from(found)
  return row?.asks ?? 0
}

/** Whom one letter asks on what, with nothing of what came of it. */
async function listAsksOfLetter(visible: VisibleScope, letterId: string): Promise<Ask[]> {
  return selectAsks(visible, eq(letterAsks.letterId, letterId)).orderBy(
    ...[asc(actors.countsAsId), asc(topics.countsAsId)],
  )
}

/** Each actor and topic once a letter, as far as the reader sees the letter and the topic. */
function selectAsks({ db, isVisible, isTopicVisible }: VisibleScope, wanted: SQL | undefined) {
  return db
    .select({
      letterId: letterAsks.letterId,
      actorId: sql<string>`${actors.countsAsId}`.as('asked_id'),
      topicId: sql<string>`${topics.countsAsId}`.as('asked_topic_id'),
    })
    .from(letterAsks)
    .innerJoin(letters, eq(letters.id, letterAsks.letterId))
    .innerJoin(actors, eq(actors.id, letterAsks.actorId))
    .innerJoin(topics, eq(topics.id, letterAsks.topicId))
    .where(and(wanted, isVisible(letterAsks.letterId), isTopicVisible(letterAsks.topicId)))
    .groupBy(
      ...[letterAsks.letterId, letters.lastDay, letters.firstDay],
      ...[actors.countsAsId, topics.countsAsId],
    )
    .$dynamic()
}

/** Which of some letters ask only one. */
async function findLettersAskingOne(
  { db, isTopicVisible }: VisibleScope,
  letterIds: readonly string[],
): Promise<Set<string>> {
  if (!letterIds.length) return new Set()
  const rows = await db
    .select({ letterId: letterAsks.letterId })
    .from(letterAsks)
    .innerJoin(actors, eq(actors.id, letterAsks.actorId))
    .where(and(inList(db, letterAsks.letterId, letterIds), isTopicVisible(letterAsks.topicId)))
    .groupBy(letterAsks.letterId)
    .having(sql`count(distinct ${actors.countsAsId}) = 1`)
  return new Set(rows.map(({ letterId }) => letterId))
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
