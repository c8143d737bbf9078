import type { SQL } from 'drizzle-orm'
import type { DossierForm } from '#app/domain/dossier-form.ts'
import type { MilestoneForm } from '#app/domain/milestones.ts'
import type { LevelAnchors } from '#app/domain/topics.ts'
import type { TopicWording } from '#app/domain/topic-wording.ts'
import type { Statement, Transaction } from '../core/dialect.ts'
import { newId } from '../core/ids.ts'
import { dossiers, dossierTopics, milestones, topics, topicVersions } from '../schema/schema.ts'
import { auditEntry, type PerformedBy } from './audit-entry.ts'

export type NewTopic = { name: string; proposition: string; anchors: LevelAnchors } & Partial<
  Pick<TopicWording, 'sides' | 'cues' | 'examples'>
>

export type NewMilestone = MilestoneForm & { id?: string }

export type NewDossier = {
  name: string
  procedure: string | null
  summary: string | null
  topics: NewTopic[]
  milestones: readonly NewMilestone[]
}

/** The row of a dossier; none where another has its slug. */
export function insertDossier(
  tx: Transaction,
  dossier: Pick<NewDossier, 'name' | 'procedure' | 'summary'> &
    Partial<DossierForm> & { id: string; slug: string; isExample: boolean },
  at: string,
): Statement {
  const { isExample, ...columns } = dossier
  return tx
    .insert(dossiers)
    .values({ ...columns, example: isExample, createdAt: at })
    .onConflictDoNothing({ target: dossiers.slug })
}

/** The entries of a dossier that stands already: its topics in the codebook's order, and its milestones. */
export function insertCodebook(
  tx: Transaction,
  dossier: Omit<NewDossier, 'topics'> &
    Partial<Pick<DossierForm, 'shortName' | 'audience'>> & {
      id: string
      topics: readonly (NewTopic & { id: string })[]
    },
  performedBy: PerformedBy,
  at: string,
): Statement[] {
  return [
    auditEntry(tx, performedBy, at, {
      action: 'added',
      subject: 'dossier',
      subjectId: dossier.id,
      after: {
        ...{ name: dossier.name, procedure: dossier.procedure, summary: dossier.summary },
        ...{ shortName: dossier.shortName ?? null, audience: dossier.audience ?? 'everyone' },
      },
    }),
    ...dossier.topics.flatMap((topic, place) =>
      insertTopic(tx, { ...topic, dossierId: dossier.id, place }, performedBy, at),
    ),
    ...dossier.milestones.flatMap((milestone) =>
      insertMilestone(tx, dossier.id, milestone, performedBy, at),
    ),
  ]
}

/** A topic of a dossier that stands already, at its place in the codebook. */
export function insertTopic(
  tx: Transaction,
  topic: NewTopic & { id: string; dossierId: string; place: number | SQL<number> },
  performedBy: PerformedBy,
  at: string,
): Statement[] {
  const { id, dossierId, place, ...words } = topic
  const { name, proposition, anchors, sides, cues, examples } = words
  return [
    tx.insert(topics).values({ id, createdAt: at, countsAsId: id }),
    tx.insert(dossierTopics).values({ dossierId, topicId: id, place, addedAt: at }),
    tx.insert(topicVersions).values({
      topicId: id,
      version: 1,
      name,
      proposition,
      anchors,
      sides,
      cues,
      examples,
      createdAt: at,
      createdBy: performedBy.userId,
    }),
    auditEntry(tx, performedBy, at, {
      action: 'added',
      subject: 'topic',
      subjectId: id,
      after: { name, proposition, anchors, sides, cues, examples },
    }),
  ]
}

/** A milestone of a dossier that stands already. */
export function insertMilestone(
  tx: Transaction,
  dossierId: string,
  { id = newId(), ...milestone }: NewMilestone,
  performedBy: PerformedBy,
  at: string,
): Statement[] {
  return [
    tx.insert(milestones).values({ id, dossierId, ...milestoneColumns(milestone) }),
    auditEntry(tx, performedBy, at, {
      action: 'added',
      subject: 'milestone',
      subjectId: id,
      after: milestone,
    }),
  ]
}

/** What is said of a milestone, as its row holds it. */
export function milestoneColumns({ name, label, dated, source }: NewMilestone) {
  const { edtf, first: firstDay, last: lastDay, basis } = dated
  return { name, label, edtf, firstDay, lastDay, basis, source }
}
