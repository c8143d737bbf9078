import { and, asc, eq, sql } from 'drizzle-orm'
import type { LevelAnchors, Dossier, Topic } from '#app/domain/topics.ts'
import { bindFirst } from '../core/bind-first.ts'
import { atomically, commitChange, type ChangeOutcome, type Db } from '../core/dialect.ts'
import { newId } from '../core/ids.ts'
import { dossiers, topics, topicVersions } from '../schema/schema.ts'
import { auditEntry, type PerformedBy } from '../statements/audit-entry.ts'
import { listTopicVersions, saveTopicVersion } from './topic-versions.ts'
import {
  insertCodebook,
  insertTopic,
  type NewDossier,
  type NewTopic,
} from '../statements/insert-codebook.ts'

export function bindTopics(db: Db) {
  return bindFirst(db, {
    dossiers: listDossiers,
    ofDossier: listTopics,
    canonicalId: findCanonicalTopicId,
    versions: listTopicVersions,
    record: recordDossier,
    add: addTopic,
    reorder: reorderTopics,
    saveVersion: saveTopicVersion,
  })
}

async function listDossiers(db: Db): Promise<Dossier[]> {
  return db
    .select({
      id: dossiers.id,
      name: dossiers.name,
      procedure: dossiers.procedure,
      summary: dossiers.summary,
    })
    .from(dossiers)
    .orderBy(asc(dossiers.createdAt), asc(dossiers.id))
}

/**
 * The topics of a dossier in their newest words, in the codebook's order; those that were merged into another are not
 * among them.
 */
async function listTopics(db: Db, dossierId: string): Promise<Topic[]> {
  const newest = sql`(select max(version) from topic_versions where topic_id = ${topics.id})`
  const rows = await db
    .select({
      id: topics.id,
      dossierId: topics.dossierId,
      place: topics.place,
      version: topicVersions.version,
      name: topicVersions.name,
      proposition: topicVersions.proposition,
      anchors: topicVersions.anchors,
    })
    .from(topics)
    .innerJoin(
      topicVersions,
      and(eq(topicVersions.topicId, topics.id), eq(topicVersions.version, newest)),
    )
    .where(and(eq(topics.dossierId, dossierId), eq(topics.countsAsId, topics.id)))
    .orderBy(asc(topics.place), asc(topics.id))
  return rows.map((row) => ({ ...row, anchors: row.anchors as LevelAnchors }))
}

/** The topic that one counts as: itself, or the one it was merged into; null where there is none. */
async function findCanonicalTopicId(db: Db, id: string): Promise<string | null> {
  return (
    (await db.select({ id: topics.countsAsId }).from(topics).where(eq(topics.id, id)))[0]?.id ??
    null
  )
}

/** A dossier with its codebook and milestones, whole or not at all; returns its id. */
async function recordDossier(
  db: Db,
  dossier: NewDossier,
  performedBy: PerformedBy,
): Promise<string> {
  const [id, at] = [newId(), new Date().toISOString()]
  const { name, procedure, summary } = dossier
  await atomically(db, (tx) => [
    tx.insert(dossiers).values({ id, name, procedure, summary, createdAt: at }),
    ...insertCodebook(
      tx,
      { ...dossier, id, topics: dossier.topics.map((topic) => ({ ...topic, id: newId() })) },
      performedBy,
      at,
    ),
  ])
  return id
}

/** A new topic, the last of its dossier; returns its id. */
async function addTopic(
  db: Db,
  dossierId: string,
  topic: NewTopic,
  performedBy: PerformedBy,
): Promise<string> {
  const [id, at] = [newId(), new Date().toISOString()]
  const [last] = await db
    .select({ place: sql<number | null>`max(${topics.place})` })
    .from(topics)
    .where(eq(topics.dossierId, dossierId))
  const place = (last?.place ?? -1) + 1
  await atomically(db, (tx) => insertTopic(tx, { ...topic, id, dossierId, place }, performedBy, at))
  return id
}

/** Puts the topics of a dossier in the order of the ids, each of which was at its place before. */
async function reorderTopics(
  db: Db,
  dossierId: string,
  { before, after }: { before: readonly Topic[]; after: readonly Topic[] },
  performedBy: PerformedBy,
): Promise<ChangeOutcome> {
  const at = new Date().toISOString()
  const names = (ordered: readonly Topic[]) => ({ order: ordered.map(({ name }) => name) })
  return commitChange(db, (tx) => [
    ...before.map(({ id, place }) => ({
      requireChange: tx
        .update(topics)
        .set({ place: after.findIndex((topic) => topic.id === id) })
        .where(and(eq(topics.id, id), eq(topics.place, place))),
    })),
    auditEntry(tx, performedBy, at, {
      action: 'ordered topics',
      subject: 'dossier',
      subjectId: dossierId,
      before: names(before),
      after: names(after),
    }),
  ])
}
