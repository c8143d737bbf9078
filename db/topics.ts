import { and, asc, eq, sql } from 'drizzle-orm'
import type { Dated } from '#app/domain/days.ts'
import type { Anchors, Dossier, Milestone, Topic } from '#app/domain/topics.ts'
import { noted, type Doer } from './audit.ts'
import { newId } from './ids.ts'
import { dossiers, milestones, topicVersions, topics } from './schema.ts'
import { atomically, type Db } from './sqlite/dialect.ts'

export type NewTopic = { name: string; proposition: string; anchors: Anchors }
export type NewMilestone = { name: string; label: string; dated: Dated }
export type NewDossier = { name: string; procedure: string | null; summary: string | null; topics: NewTopic[]; milestones: NewMilestone[] }

export function topicsIn(db: Db) {
  return {
    dossiers: async (): Promise<Dossier[]> =>
      db.select({ id: dossiers.id, name: dossiers.name, procedure: dossiers.procedure, summary: dossiers.summary }).from(dossiers).orderBy(asc(dossiers.createdAt), asc(dossiers.id)),

    /** The topics of a dossier in their newest words, in the codebook's order. */
    of: async (dossierId: string): Promise<Topic[]> => {
      const newest = sql`(select max(version) from topic_versions where topic_id = ${topics.id})`
      const rows = await db
        .select({ id: topics.id, dossierId: topics.dossierId, place: topics.place, version: topicVersions.version, name: topicVersions.name, proposition: topicVersions.proposition, anchors: topicVersions.anchors })
        .from(topics)
        .innerJoin(topicVersions, and(eq(topicVersions.topicId, topics.id), eq(topicVersions.version, newest)))
        .where(eq(topics.dossierId, dossierId))
        .orderBy(asc(topics.place), asc(topics.id))
      return rows.map((row) => ({ ...row, anchors: row.anchors as Anchors }))
    },

    milestones: async (dossierId: string): Promise<Milestone[]> => {
      const rows = await db.select().from(milestones).where(eq(milestones.dossierId, dossierId)).orderBy(asc(milestones.firstDay), asc(milestones.id))
      return rows.map(({ id, name, label, edtf, firstDay, lastDay, basis }) => ({ id, dossierId, name, label, dated: { edtf, first: firstDay, last: lastDay, basis } }))
    },

    /** A dossier with its codebook and milestones, whole or not at all; returns its id. */
    record: async (dossier: NewDossier, doer: Doer): Promise<string> => {
      const [id, at] = [newId(), new Date().toISOString()]
      await atomically(db, (tx) => [
        tx.insert(dossiers).values({ id, name: dossier.name, procedure: dossier.procedure, summary: dossier.summary, createdAt: at }),
        noted(tx, doer, at, { deed: 'added', thing: 'dossier', thingId: id, after: { name: dossier.name, procedure: dossier.procedure, summary: dossier.summary } }),
        ...dossier.topics.flatMap((topic, place) => {
          const topicId = newId()
          return [
            tx.insert(topics).values({ id: topicId, dossierId: id, place, createdAt: at }),
            tx.insert(topicVersions).values({ topicId, version: 1, ...topic, createdAt: at, createdBy: doer.userId }),
            noted(tx, doer, at, { deed: 'added', thing: 'topic', thingId: topicId, after: topic }),
          ]
        }),
        ...dossier.milestones.flatMap(({ name, label, dated }) => {
          const milestoneId = newId()
          return [
            tx.insert(milestones).values({ id: milestoneId, dossierId: id, name, label, edtf: dated.edtf, firstDay: dated.first, lastDay: dated.last, basis: dated.basis }),
            noted(tx, doer, at, { deed: 'added', thing: 'milestone', thingId: milestoneId, after: { name, edtf: dated.edtf } }),
          ]
        }),
      ])
      return id
    },
  }
}
