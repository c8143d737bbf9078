import { and, asc, eq, sql } from 'drizzle-orm'
import type { LevelAnchors, Dossier, Topic } from '#app/domain/topics.ts'
import { bindFirst } from '../core/bind-first.ts'
import { atomically, type Db } from '../core/dialect.ts'
import { newId } from '../core/ids.ts'
import { dossiers, topics, topicVersions } from '../schema/schema.ts'
import type { PerformedBy } from '../statements/audit-entry.ts'
import { insertCodebook, type NewDossier } from '../statements/insert-codebook.ts'

export function bindTopics(db: Db) {
  return bindFirst(db, {
    dossiers: listDossiers,
    ofDossier: listTopics,
    canonicalId: findCanonicalTopicId,
    record: recordDossier,
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
