import { and, asc, eq, inArray, sql, type SQL } from 'drizzle-orm'
import { unwrittenSides, type TopicSides } from '#app/domain/topic-sides.ts'
import type { TakenProposal } from '#app/domain/proposals.ts'
import type { LevelAnchors, Topic } from '#app/domain/topics.ts'
import { bindFirst } from '../core/bind-first.ts'
import { atomically, commitChange, type ChangeOutcome, type Db, inList } from '../core/dialect.ts'
import { newId } from '../core/ids.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { dossierTopics, topics, topicVersions } from '../schema/schema.ts'
import { refreshSearch } from '../search/refresh-search.ts'
import { outdateNotesOnTopics } from '../statements/index-letter.ts'
import { auditEntry, type PerformedBy } from '../statements/audit-entry.ts'
import { findCanonicalTopicId, findTopicStanding, setTopicClosed } from './topic-standing.ts'
import { listExamplesInUse, listTopicVersions, saveTopicVersion } from './topic-versions.ts'
import { takeProposalStatements } from '../statements/settle-proposal.ts'
import { insertTopic, type NewTopic } from '../statements/insert-codebook.ts'

/** The topics of the dossiers that somebody sees, and how a dossier comes by them. */
export function bindTopics(visible: VisibleScope) {
  return {
    ...bindFirst(visible, {
      ofDossier: listTopics,
      byIds: findTopics,
      dossierIdsOf: listDossiersUsing,
      standing: findTopicStanding,
      canonicalId: findCanonicalTopicId,
      examples: listExamplesInUse,
    }),
    ...bindFirst(visible.db, {
      versions: listTopicVersions,
      add: addTopic,
      addProposed: addProposedTopic,
      use: useTopic,
      stopUsing: stopUsingTopic,
      reorder: reorderTopics,
      setClosed: setTopicClosed,
      saveVersion: saveTopicVersion,
    }),
  }
}

/**
 * The topics of a dossier in their newest words, in the codebook's order; one that was merged into another gives its
 * place to that. None where the reader does not see the dossier.
 */
async function listTopics(visible: VisibleScope, dossierId: string): Promise<Topic[]> {
  const used = visible.db
    .select({
      topicId: sql<string>`${topics.countsAsId}`.as('used_topic_id'),
      place: sql<number>`min(${dossierTopics.place})`.as('used_place'),
    })
    .from(dossierTopics)
    .innerJoin(topics, eq(topics.id, dossierTopics.topicId))
    .where(
      and(
        eq(dossierTopics.dossierId, dossierId),
        visible.isDossierVisible(dossierTopics.dossierId),
      ),
    )
    .groupBy(topics.countsAsId)
    .as('used')
  const rows = await visible.db
    .select({ ...topicColumns, place: used.place })
    .from(used)
    .innerJoin(topicVersions, and(eq(topicVersions.topicId, used.topicId), isNewestVersion))
    .innerJoin(topics, eq(topics.id, used.topicId))
    .orderBy(asc(used.place), asc(used.topicId))
  return rows.map(asTopic)
}

/** The topics that the ids count as, where the reader sees them, by name; each once, without a place of its own. */
async function findTopics(visible: VisibleScope, ids: readonly string[]): Promise<Topic[]> {
  if (!ids.length) return []
  const { db, isTopicVisible } = visible
  const canonical = db
    .select({ id: topics.countsAsId })
    .from(topics)
    .where(and(inList(db, topics.id, ids), isTopicVisible(topics.id)))
  const rows = await db
    .select({ ...topicColumns, place: sql<number>`0` })
    .from(topicVersions)
    .innerJoin(topics, eq(topics.id, topicVersions.topicId))
    .where(and(inArray(topicVersions.topicId, canonical), isNewestVersion))
    .orderBy(asc(topicVersions.name), asc(topicVersions.topicId))
  return rows.map(asTopic)
}

const topicColumns = {
  id: topicVersions.topicId,
  version: topicVersions.version,
  name: topicVersions.name,
  proposition: topicVersions.proposition,
  anchors: topicVersions.anchors,
  sides: topicVersions.sides,
  closedAt: topics.closedAt,
}

const isNewestVersion: SQL = sql`${topicVersions.version} = (select max(newest.version) from topic_versions newest
  where newest.topic_id = ${topicVersions.topicId})`

const asTopic = <Row extends { anchors: unknown; sides: unknown }>({
  anchors,
  sides,
  ...row
}: Row) => ({
  ...row,
  anchors: anchors as LevelAnchors,
  sides: (sides as TopicSides | null) ?? unwrittenSides,
})

/** The ids of the dossiers that use a topic, or one that counts as the same, as far as the reader sees them. */
async function listDossiersUsing(
  { db, isDossierVisible }: VisibleScope,
  topicId: string,
): Promise<string[]> {
  const counting = db
    .select({ id: topics.id })
    .from(topics)
    .where(
      sql`${topics.countsAsId} = (select own.counts_as_id from topics own where own.id = ${topicId})`,
    )
  const rows = await db
    .selectDistinct({ id: dossierTopics.dossierId })
    .from(dossierTopics)
    .where(and(inArray(dossierTopics.topicId, counting), isDossierVisible(dossierTopics.dossierId)))
    .orderBy(asc(dossierTopics.dossierId))
  return rows.map(({ id }) => id)
}

/** A new topic, the last of its dossier; returns its id. */
async function addTopic(
  db: Db,
  dossierId: string,
  topic: NewTopic,
  performedBy: PerformedBy,
): Promise<string> {
  const [id, at] = [newId(), new Date().toISOString()]
  const place = await findNextPlace(db, dossierId)
  await atomically(db, (tx) => insertTopic(tx, { ...topic, id, dossierId, place }, performedBy, at))
  return id
}

/** The same of a proposal that waits, which is taken with it; null where it does not wait any more. */
async function addProposedTopic(
  db: Db,
  dossierId: string,
  { topic, takes }: { topic: NewTopic; takes: TakenProposal },
  performedBy: PerformedBy,
): Promise<string | null> {
  const [id, at] = [newId(), new Date().toISOString()]
  const place = await findNextPlace(db, dossierId)
  const { changed } = await commitChange(db, (tx) => [
    ...takeProposalStatements(tx, takes, performedBy, at),
    ...insertTopic(tx, { ...topic, id, dossierId, place }, performedBy, at),
  ])
  return changed ? id : null
}

async function findNextPlace(db: Db, dossierId: string): Promise<number> {
  const [last] = await db
    .select({ place: sql<number | null>`max(${dossierTopics.place})` })
    .from(dossierTopics)
    .where(eq(dossierTopics.dossierId, dossierId))
  return (last?.place ?? -1) + 1
}

/** Lets a dossier use a topic of another, as the last of its own: one entry, whose positions are seen in both. */
async function useTopic(
  db: Db,
  dossierId: string,
  topicId: string,
  performedBy: PerformedBy,
): Promise<void> {
  const at = new Date().toISOString()
  const place = await findNextPlace(db, dossierId)
  await atomically(db, (tx) => [
    tx
      .insert(dossierTopics)
      .values({ dossierId, topicId, place, addedAt: at })
      .onConflictDoNothing(),
    outdateNotesOnTopics(sql`${topicId}`),
    auditEntry(tx, performedBy, at, {
      action: 'used in',
      subject: 'topic',
      subjectId: topicId,
      after: { inDossierId: dossierId },
    }),
  ])
  await refreshSearch(db)
}

/** The other way round, with whatever counts as it; nothing where no other dossier would use it any more. */
async function stopUsingTopic(
  db: Db,
  dossierId: string,
  topicId: string,
  performedBy: PerformedBy,
): Promise<ChangeOutcome> {
  const at = new Date().toISOString()
  const counting = sql`select o.id from topics o where o.counts_as_id = ${topicId}`
  const outcome = await commitChange(db, (tx) => [
    {
      requireChange: tx.delete(dossierTopics).where(
        and(
          eq(dossierTopics.dossierId, dossierId),
          sql`${dossierTopics.topicId} in (${counting})`,
          sql`exists (select 1 from dossier_topics other where other.topic_id in (${counting})
            and other.dossier_id <> ${dossierId})`,
        ),
      ),
    },
    outdateNotesOnTopics(sql`${topicId}`),
    auditEntry(tx, performedBy, at, {
      action: 'no longer used in',
      subject: 'topic',
      subjectId: topicId,
      after: { inDossierId: dossierId },
    }),
  ])
  await refreshSearch(db)
  return outcome
}

/**
 * Puts the topics of a dossier in the order of the ids, each of which was at its place before. `backTo`: the entry of
 * the log by which they go back.
 */
async function reorderTopics(
  db: Db,
  dossierId: string,
  { before, after }: { before: readonly Topic[]; after: readonly Topic[] },
  performedBy: PerformedBy,
  backTo: string | null = null,
): Promise<ChangeOutcome> {
  const at = new Date().toISOString()
  const describe = (ordered: readonly Topic[]) => ({
    order: ordered.map(({ name }) => name),
    topicIds: ordered.map(({ id }) => id),
  })
  return commitChange(db, (tx) => [
    ...before.map(({ id, place }) => ({
      requireChange: tx
        .update(dossierTopics)
        .set({ place: after.findIndex((topic) => topic.id === id) })
        .where(
          and(
            eq(dossierTopics.dossierId, dossierId),
            eq(dossierTopics.place, place),
            sql`${dossierTopics.topicId} in (select o.id from topics o where o.counts_as_id = ${id})`,
          ),
        ),
    })),
    auditEntry(tx, performedBy, at, {
      action: backTo ? 'went back' : 'ordered topics',
      subject: 'dossier',
      subjectId: dossierId,
      before: describe(before),
      after: { ...describe(after), ...(backTo && { entryId: backTo }) },
    }),
  ])
}
