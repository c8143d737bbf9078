import { and, eq, sql } from 'drizzle-orm'
import type { Audience } from '#app/domain/letters.ts'
import type { NewPackageLetter, NewPackagePosition } from '#app/domain/package/new-records.ts'
import type { PackagePlan } from '#app/domain/package/plan-package.ts'
import { insertActors, insertAffiliations } from './actors.ts'
import { noted, type Doer } from './audit.ts'
import type { Demand, Statement, Transaction } from './dialect.ts'
import { evidenceAnew } from './evidence.ts'
import { newId, sha256 } from './ids.ts'
import { insertLetter } from './letter-storing.ts'
import { cameIn } from './package-reading.ts'
import {
  actors,
  dossiers,
  files,
  merges,
  milestones,
  positionHolders,
  positions,
  textVersions,
  topics,
  topicVersions,
} from './schema.ts'

/**
 * Stores what a package brings, as it was planned: nothing where anything changed since, told by the entries of the
 * log having become more than `entries`.
 */
export function insertPackage(
  tx: Transaction,
  plan: PackagePlan,
  { audience, importId, entries }: { audience: Audience; importId: string | null; entries: number },
  doer: Doer,
  at: string,
): (Statement | Demand)[] {
  const coded = new Set(plan.positions.map(({ letterId }) => letterId))
  return [
    { must: unchanged(tx, plan, entries, at) },
    ...codebook(tx, plan, doer, at),
    ...plan.actors.flatMap(({ id, kind, name, aliases }) =>
      insertActors(tx, [{ id, kind, name, aliases }], doer, at, null),
    ),
    ...merging(tx, plan, doer, at),
    ...plan.letters.flatMap((letter) =>
      wholeLetter(tx, plan.dossier.id, { ...letter, audience, importId }, doer, at),
    ),
    ...plan.actors
      .filter(({ letterId }) => letterId !== null)
      .map(({ id, letterId }) => tx.update(actors).set({ letterId }).where(eq(actors.id, id))),
    ...plan.affiliations.flatMap(({ letterId, ...affiliation }) =>
      insertAffiliations(tx, [affiliation], doer, at, letterId),
    ),
    ...plan.positions.flatMap((position) => arrived(tx, position, doer, at)),
    ...[...coded].flatMap((letterId) => evidenceAnew(tx, { letterId })),
  ]
}

/** The dossier, new or as it is here already, where nothing was written to the log since it was planned. */
function unchanged(
  tx: Transaction,
  { dossier }: PackagePlan,
  entries: number,
  at: string,
): Statement {
  const { id, name, procedure, summary, isNew } = dossier
  const asPlanned = sql`(select count(*) from audit) = ${entries}`
  if (isNew)
    return sql`insert into dossiers (id, name, procedure, summary, created_at) select ${id}, ${name}, ${procedure}, ${summary}, ${at} where ${asPlanned}`
  return tx
    .update(dossiers)
    .set({ name })
    .where(and(eq(dossiers.id, id), asPlanned))
}

function codebook(
  tx: Transaction,
  { dossier, ...plan }: PackagePlan,
  doer: Doer,
  at: string,
): Statement[] {
  const { id, name, procedure, summary, isNew } = dossier
  return [
    ...(isNew
      ? [
          noted(tx, doer, at, {
            deed: 'added',
            thing: 'dossier',
            thingId: id,
            after: { name, procedure, summary },
          }),
        ]
      : []),
    ...plan.topics.flatMap((topic) => {
      const { name, proposition, anchors } = topic.versions.at(-1)!
      return [
        tx.insert(topics).values({
          id: topic.id,
          dossierId: id,
          place: topic.place,
          createdAt: topic.versions[0]!.createdAt,
          countsAsId: topic.id,
        }),
        ...topic.versions.map((version) =>
          tx.insert(topicVersions).values({ topicId: topic.id, ...version }),
        ),
        noted(tx, doer, at, {
          deed: 'added',
          thing: 'topic',
          thingId: topic.id,
          after: { name, proposition, anchors },
        }),
      ]
    }),
    ...plan.milestones.flatMap(({ name, label, date, first, last, basis }) => {
      const milestone = newId()
      return [
        tx.insert(milestones).values({
          id: milestone,
          dossierId: id,
          name,
          label,
          edtf: date,
          firstDay: first,
          lastDay: last,
          basis,
        }),
        noted(tx, doer, at, {
          deed: 'added',
          thing: 'milestone',
          thingId: milestone,
          after: { name, edtf: date },
        }),
      ]
    }),
  ]
}

/** Merges of what has just come, before anything is said of it: what it counts as is known from its plan. */
function merging(tx: Transaction, plan: PackagePlan, doer: Doer, at: string): Statement[] {
  const counting = {
    actor: new Map(plan.actors.map(({ id, countsAsId }) => [id, countsAsId])),
    topic: new Map(plan.topics.map(({ id, countsAsId }) => [id, countsAsId])),
  }
  return plan.merges.flatMap(({ thing, mergedId, intoId }) => {
    const countsAsId = counting[thing].get(mergedId)!
    const table = thing === 'actor' ? actors : topics
    return [
      tx
        .insert(merges)
        .values({ id: newId(), thing, mergedId, intoId, mergedAt: at, mergedBy: doer.userId }),
      tx.update(table).set({ countsAsId }).where(eq(table.id, mergedId)),
      noted(tx, doer, at, {
        deed: 'merged',
        thing,
        thingId: mergedId,
        after: { mergedId, intoId },
      }),
    ]
  })
}

function wholeLetter(
  tx: Transaction,
  dossierId: string,
  {
    id,
    form,
    parties,
    texts,
    files: originals,
    origin,
    audience,
    importId,
  }: NewPackageLetter & { audience: Audience; importId: string | null },
  doer: Doer,
  at: string,
): Statement[] {
  const [first, ...corrections] = texts
  return [
    ...insertLetter(
      tx,
      {
        id,
        dossierId,
        form,
        parties,
        actors: [],
        affiliations: [],
        audience,
        text: first!.text,
        pages: first!.pages ?? [],
        origin: { ...origin, importId },
        file: null,
        positions: [],
      },
      doer,
      at,
    ),
    ...corrections.map(({ version, text, reason, pages }) =>
      tx.insert(textVersions).values({
        id: newId(),
        letterId: id,
        version,
        text,
        sha256: sha256(text),
        reason,
        pages,
        createdAt: at,
        createdBy: doer.userId,
      }),
    ),
    ...originals.map(({ name, mediaType, bytes }) =>
      tx.insert(files).values({
        id: newId(),
        letterId: id,
        name,
        mediaType,
        size: bytes.length,
        sha256: sha256(bytes),
        bytes: Buffer.from(bytes),
        createdAt: at,
      }),
    ),
  ]
}

/** A position with the moments at which it was coded; whoever coded it has no account here, so the log keeps the name. */
function arrived(
  tx: Transaction,
  {
    id,
    letterId,
    text,
    lastDay,
    fields,
    quote,
    paragraph,
    status,
    coder,
    createdAt,
    changedAt,
  }: NewPackagePosition,
  doer: Doer,
  at: string,
): Statement[] {
  const { topicId, level, absence, conditional, condition, note, reported } = fields
  const textVersionId = sql`(select id from ${textVersions} where letter_id = ${letterId} and version = ${text})`
  return [
    tx.insert(positions).values({
      id,
      letterId,
      textVersionId: textVersionId as never,
      topicId,
      ...quote,
      paragraph,
      level,
      absence,
      conditional,
      condition,
      note,
      reported,
      status,
      lastDay,
      createdAt,
      createdBy: null,
      changedAt,
      changedBy: null,
      revision: 1,
    }),
    ...fields.holderIds.map((actorId) =>
      tx.insert(positionHolders).values({ positionId: id, actorId }),
    ),
    noted(tx, doer, at, {
      deed: cameIn,
      thing: 'position',
      thingId: id,
      after: { letterId, ...fields, quote, status, coder },
    }),
  ]
}
