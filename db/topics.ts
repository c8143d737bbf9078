import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { EdtfDate } from '#app/domain/days.ts'
import type { Anchors, Dossier, Milestone, Topic } from '#app/domain/topics.ts'
import { noted, type Doer } from './audit.ts'
import { atomically, type Db, type Statement, type Transaction } from './dialect.ts'
import { newId } from './ids.ts'
import { dossiers, milestones, topicVersions, topics } from './schema.ts'

export type NewTopic = { name: string; proposition: string; anchors: Anchors }
export type NewMilestone = { name: string; label: string; dated: EdtfDate }
export type NewDossier = {
  name: string
  procedure: string | null
  summary: string | null
  topics: NewTopic[]
  milestones: NewMilestone[]
}

export function topicsIn(db: Db) {
  return {
    dossiers: async (): Promise<Dossier[]> =>
      db
        .select({
          id: dossiers.id,
          name: dossiers.name,
          procedure: dossiers.procedure,
          summary: dossiers.summary,
        })
        .from(dossiers)
        .orderBy(asc(dossiers.createdAt), asc(dossiers.id)),

    /** The topics of a dossier in their newest words, in the codebook's order; those that were merged into another are not among them. */
    of: async (dossierId: string): Promise<Topic[]> => {
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
      return rows.map((row) => ({ ...row, anchors: row.anchors as Anchors }))
    },

    /** The topic that one counts as: itself, or the one it was merged into; null where there is none. */
    standing: async (id: string): Promise<string | null> =>
      (await db.select({ id: topics.countsAsId }).from(topics).where(eq(topics.id, id)))[0]?.id ??
      null,

    milestones: async (dossierId: string): Promise<Milestone[]> => {
      const rows = await db
        .select()
        .from(milestones)
        .where(eq(milestones.dossierId, dossierId))
        .orderBy(asc(milestones.firstDay), asc(milestones.id))
      return rows.map(({ id, name, label, edtf, firstDay, lastDay, basis }) => ({
        id,
        dossierId,
        name,
        label,
        dated: { edtf, first: firstDay, last: lastDay, basis },
      }))
    },

    /** A dossier with its codebook and milestones, whole or not at all; returns its id. */
    record: async (dossier: NewDossier, doer: Doer): Promise<string> => {
      const [id, at] = [newId(), new Date().toISOString()]
      const { name, procedure, summary } = dossier
      await atomically(db, (tx) => [
        tx.insert(dossiers).values({ id, name, procedure, summary, createdAt: at }),
        ...insertCodebook(
          tx,
          { ...dossier, id, topics: dossier.topics.map((topic) => ({ ...topic, id: newId() })) },
          doer,
          at,
        ),
      ])
      return id
    },
  }
}

/** The entries of a dossier that stands already: its topics in the codebook's order, and its milestones. */
export function insertCodebook(
  tx: Transaction,
  dossier: Omit<NewDossier, 'topics'> & {
    id: string
    topics: readonly (NewTopic & { id: string })[]
  },
  doer: Doer,
  at: string,
): Statement[] {
  return [
    noted(tx, doer, at, {
      deed: 'added',
      thing: 'dossier',
      thingId: dossier.id,
      after: { name: dossier.name, procedure: dossier.procedure, summary: dossier.summary },
    }),
    ...dossier.topics.flatMap(({ id, name, proposition, anchors }, place) => [
      tx.insert(topics).values({ id, dossierId: dossier.id, place, createdAt: at, countsAsId: id }),
      tx.insert(topicVersions).values({
        topicId: id,
        version: 1,
        name,
        proposition,
        anchors,
        createdAt: at,
        createdBy: doer.userId,
      }),
      noted(tx, doer, at, {
        deed: 'added',
        thing: 'topic',
        thingId: id,
        after: { name, proposition, anchors },
      }),
    ]),
    ...dossier.milestones.flatMap(({ name, label, dated }) => {
      const id = newId()
      return [
        tx.insert(milestones).values({
          id,
          dossierId: dossier.id,
          name,
          label,
          edtf: dated.edtf,
          firstDay: dated.first,
          lastDay: dated.last,
          basis: dated.basis,
        }),
        noted(tx, doer, at, {
          deed: 'added',
          thing: 'milestone',
          thingId: id,
          after: { name, edtf: dated.edtf },
        }),
      ]
    }),
  ]
}

/** The topics that count as the given ones, themselves included: what positions are found by, as each keeps the topic it was coded with. */
export async function countingAs(db: Db, ids: readonly string[]): Promise<string[]> {
  return ids.length
    ? (
        await db
          .select({ id: topics.id })
          .from(topics)
          .where(inArray(topics.countsAsId, [...ids]))
          .orderBy(asc(topics.id))
      ).map(({ id }) => id)
    : []
}
