import type { EdtfDate } from '#app/domain/days.ts'
import type { LevelAnchors } from '#app/domain/topics.ts'
import type { Statement, Transaction } from '../core/dialect.ts'
import { newId } from '../core/ids.ts'
import { milestones, topics, topicVersions } from '../schema/schema.ts'
import { auditEntry, type PerformedBy } from './audit-entry.ts'

export type NewTopic = { name: string; proposition: string; anchors: LevelAnchors }

export type NewMilestone = { name: string; label: string; dated: EdtfDate }

export type NewDossier = {
  name: string
  procedure: string | null
  summary: string | null
  topics: NewTopic[]
  milestones: NewMilestone[]
}

/** The entries of a dossier that stands already: its topics in the codebook's order, and its milestones. */
export function insertCodebook(
  tx: Transaction,
  dossier: Omit<NewDossier, 'topics'> & {
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
        createdBy: performedBy.userId,
      }),
      auditEntry(tx, performedBy, at, {
        action: 'added',
        subject: 'topic',
        subjectId: id,
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
        auditEntry(tx, performedBy, at, {
          action: 'added',
          subject: 'milestone',
          subjectId: id,
          after: { name, edtf: dated.edtf },
        }),
      ]
    }),
  ]
}
