import { and, eq, sql } from 'drizzle-orm'
import type { Audience } from '#app/domain/letters.ts'
import type { PackagePlan } from '#app/domain/package/plan-package.ts'
import type { RequiredChange, Statement, Transaction } from '../core/dialect.ts'
import { newId } from '../core/ids.ts'
import {
  actors,
  dossiers,
  dossierTopics,
  lostPlaces,
  merges,
  rechecks,
  topics,
  topicVersions,
} from '../schema/schema.ts'
import { topicVersionStatements } from '../codebook/topic-versions.ts'
import { auditEntry, type PerformedBy } from '../statements/audit-entry.ts'
import { outdateSearch } from '../statements/index-letter.ts'
import { insertMilestone } from '../statements/insert-codebook.ts'
import {
  insertArrivingActor,
  insertArrivingAffiliation,
  insertArrivingAnswer,
  insertArrivingFact,
} from './insert-package-actor.ts'
import {
  insertArrivingLetter,
  insertArrivingPosition,
} from '../statements/insert-package-letter.ts'
import { rebuildEvidence } from '../statements/rebuild-evidence.ts'

/** `entries`: how many the log had when it was planned; `slug`: what addresses call the dossier where it is new. */
type PackageArrival = {
  audience: Audience
  importId: string | null
  entries: number
  slug: string
}

/**
 * Stores what a package brings, as it was planned: nothing where anything changed since, told by the entries of the
 * log having become more than `entries`.
 */
export function insertPackage(
  tx: Transaction,
  plan: PackagePlan,
  { audience, importId, entries, slug }: PackageArrival,
  performedBy: PerformedBy,
  at: string,
): (Statement | RequiredChange)[] {
  const coded = new Set(plan.positions.map(({ letterId }) => letterId))
  return [
    { requireChange: requireUnchanged(tx, plan, { entries, slug }, at) },
    ...insertDossierCodebook(tx, plan, performedBy, at),
    ...plan.actors.flatMap((actor) => insertArrivingActor(tx, actor, performedBy, at)),
    ...insertMerges(tx, plan, performedBy, at),
    ...plan.letters.flatMap((letter) =>
      insertArrivingLetter(tx, plan.dossier.id, { ...letter, audience, importId }, performedBy, at),
    ),
    ...insertJoiningLetters(tx, plan, performedBy, at),
    ...plan.actors
      .filter(({ letterId }) => letterId !== null)
      .map(({ id, letterId }) => tx.update(actors).set({ letterId }).where(eq(actors.id, id))),
    // Before its passages, which were coded by the words of the package already.
    ...plan.topicChanges.flatMap((change) =>
      topicVersionStatements(tx, { ...change, draft: null }, performedBy, at),
    ),
    ...plan.affiliations.flatMap((affiliation) =>
      insertArrivingAffiliation(tx, affiliation, performedBy, at),
    ),
    ...plan.facts.flatMap((fact) => insertArrivingFact(tx, fact, performedBy, at)),
    ...plan.different.flatMap((pair) => insertArrivingAnswer(tx, pair, performedBy, at)),
    ...plan.positions.flatMap((position) =>
      insertArrivingPosition(tx, position, { packageId: importId ?? at, performedBy, at }),
    ),
    // Placed by a person they count: what is withdrawn does once it is given back, too.
    ...plan.positions
      .filter(({ lost }) => lost)
      .map(({ id }) =>
        tx.insert(lostPlaces).values({ positionId: id, status: 'approved', lostAt: at }),
      ),
    ...plan.rechecks.map((listed) => tx.insert(rechecks).values(listed)),
    ...[...coded].flatMap((letterId) => rebuildEvidence(tx, { letterId })),
    ...[...coded, ...plan.letters.map(({ id }) => id)].map((id) => outdateSearch(sql`${id}`)),
  ]
}

/** Puts letters that are here already into the dossier as well. */
function insertJoiningLetters(
  tx: Transaction,
  { dossier, joiningLetterIds }: PackagePlan,
  performedBy: PerformedBy,
  at: string,
): Statement[] {
  return joiningLetterIds.flatMap((id) => [
    sql`insert into dossier_letters (dossier_id, letter_id, kind, first_day, last_day, added_at, added_by)
      select ${dossier.id}, id, kind, first_day, last_day, ${at}, ${performedBy.userId} from letters where id = ${id}
      on conflict (dossier_id, letter_id) do nothing`,
    auditEntry(tx, performedBy, at, {
      action: 'put into',
      subject: 'letter',
      subjectId: id,
      after: { inDossierId: dossier.id },
    }),
  ])
}

/** The dossier, new or as it is here already, where nothing was written to the log since it was planned. */
function requireUnchanged(
  tx: Transaction,
  { dossier }: PackagePlan,
  { entries, slug }: Pick<PackageArrival, 'entries' | 'slug'>,
  at: string,
): Statement {
  const { id, name, shortName, procedure, summary, isNew } = dossier
  const asPlanned = sql`(select count(*) from audit) = ${entries}`
  if (isNew)
    return sql`insert into dossiers (id, name, short_name, procedure, summary, created_at, slug)
      select ${id}, ${name}, ${shortName}, ${procedure}, ${summary}, ${at}, ${slug} where ${asPlanned} on conflict (slug) do nothing`
  return tx
    .update(dossiers)
    .set({ name })
    .where(and(eq(dossiers.id, id), asPlanned))
}

function insertDossierCodebook(
  tx: Transaction,
  { dossier, ...plan }: PackagePlan,
  performedBy: PerformedBy,
  at: string,
): (Statement | RequiredChange)[] {
  const { id, name, shortName, procedure, summary, isNew } = dossier
  return [
    ...(isNew
      ? [
          auditEntry(tx, performedBy, at, {
            action: 'added',
            subject: 'dossier',
            subjectId: id,
            after: { name, shortName, procedure, summary },
          }),
        ]
      : []),
    ...plan.topics.flatMap((topic) => {
      const { name, proposition, anchors } = topic.versions.at(-1)!
      return [
        tx.insert(topics).values({
          id: topic.id,
          createdAt: topic.versions[0]!.createdAt,
          countsAsId: topic.id,
          closedAt: topic.closedAt,
        }),
        tx
          .insert(dossierTopics)
          .values({ dossierId: id, topicId: topic.id, place: topic.place, addedAt: at }),
        ...topic.versions.map((version) =>
          tx.insert(topicVersions).values({ topicId: topic.id, ...version }),
        ),
        auditEntry(tx, performedBy, at, {
          action: 'added',
          subject: 'topic',
          subjectId: topic.id,
          after: { name, proposition, anchors },
        }),
        ...renameTopic(tx, topic, performedBy, at),
      ]
    }),
    ...plan.milestones.flatMap(({ name, label, date, first, last, basis, source }) =>
      insertMilestone(
        tx,
        id,
        { name, label, dated: { edtf: date, first, last, basis }, source },
        performedBy,
        at,
      ),
    ),
  ]
}

/** A topic whose name is taken here, by the name of its own: its earlier versions say what it was called. */
function renameTopic(
  tx: Transaction,
  { id: topicId, ownName, versions }: PackagePlan['topics'][number],
  performedBy: PerformedBy,
  at: string,
): (Statement | RequiredChange)[] {
  const { version, ...words } = versions.at(-1)!
  if (ownName === null) return []
  const { name, proposition, anchors, sides, examples, cues } = words
  const wording = { name, proposition, anchors, sides, examples, cues }
  return topicVersionStatements(
    tx,
    {
      ...{ topicId, before: { version, wording }, wording: { ...wording, name: ownName } },
      ...{ change: 'wording', draft: null },
    },
    performedBy,
    at,
  )
}

/** Merges of what has just come, before anything is said of it: what it counts as is known from its plan. */
function insertMerges(
  tx: Transaction,
  plan: PackagePlan,
  performedBy: PerformedBy,
  at: string,
): Statement[] {
  const counting = {
    actor: new Map(plan.actors.map(({ id, countsAsId }) => [id, countsAsId])),
    topic: new Map(plan.topics.map(({ id, countsAsId }) => [id, countsAsId])),
  }
  const turnedTopics = new Map(plan.topics.map(({ id, turned }) => [id, turned]))
  return plan.merges.flatMap(({ thing, mergedId, intoId, turned }) => {
    const countsAsId = counting[thing].get(mergedId)!
    return [
      tx.insert(merges).values({
        id: newId(),
        thing,
        mergedId,
        intoId,
        turned,
        mergedAt: at,
        mergedBy: performedBy.userId,
      }),
      thing === 'actor'
        ? tx.update(actors).set({ countsAsId }).where(eq(actors.id, mergedId))
        : tx
            .update(topics)
            .set({ countsAsId, turned: turnedTopics.get(mergedId)! })
            .where(eq(topics.id, mergedId)),
      auditEntry(tx, performedBy, at, {
        action: 'merged',
        subject: thing,
        subjectId: mergedId,
        after: { mergedId, intoId, ...(turned ? { turned } : {}) },
      }),
    ]
  })
}
