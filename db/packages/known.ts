import type { LevelAnchors } from '#app/domain/topics.ts'
import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { PartyRole } from '#app/domain/letters.ts'
import type { Absence, Level } from '#app/domain/level.ts'
import type {
  KnownLetter,
  KnownPosition,
  PackageContext,
} from '#app/domain/package/known-records.ts'
import type { PackageManifest } from '#app/domain/package/package-schema.ts'
import { bindMilestones } from '../codebook/milestones.ts'
import { bindDossiers } from '../dossiers/dossiers.ts'
import { type Db, inList } from '../core/dialect.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import {
  actors,
  affiliations,
  dossierLetters,
  dossierTopics,
  letters,
  parties,
  positionHolders,
  positions,
  textVersions,
  topics,
  topicVersions,
} from '../schema/schema.ts'
import { canonicalActorId } from '../statements/canonical-actor.ts'
import { isAffiliationShown } from '../statements/visible-actors.ts'
import { groupRowsBy } from '#app/domain/collections.ts'
import { toShownWording } from './dossier-topics.ts'
import { readNewestTexts } from './newest-texts.ts'
import { readAnsweredPairs, readKnownFacts } from './actor-facts.ts'
import { readKnownActors } from './known-actors.ts'

/**
 * What the store holds of what a package brings, for planning and never to be shown: hidden letters are among it as
 * such, so that no text is stored twice.
 */
export async function readKnownToPackage(
  visible: VisibleScope,
  manifest: PackageManifest,
): Promise<PackageContext> {
  const { db } = visible
  // Told apart by their whole names, whoever brings the package.
  const readMilestones = bindMilestones({ ...visible, seesContactDetails: true }).ofDossier
  const dossiers = await bindDossiers(visible).all()
  const rows = await db
    .select({
      id: topics.id,
      countsAsId: topics.countsAsId,
      turned: topics.turned,
      closedAt: topics.closedAt,
      version: topicVersions.version,
      name: topicVersions.name,
      proposition: topicVersions.proposition,
      anchors: topicVersions.anchors,
      sides: topicVersions.sides,
      examples: topicVersions.examples,
      cues: topicVersions.cues,
    })
    .from(topics)
    .innerJoin(topicVersions, eq(topicVersions.topicId, topics.id))
    .where(visible.isTopicVisible(topics.id))
    .orderBy(asc(topics.id), asc(topicVersions.version))
  const usedTopics = groupRowsBy(
    'topicId',
    await db.select().from(dossierTopics).where(visible.isDossierVisible(dossierTopics.dossierId)),
  )
  return {
    dossiers,
    topics: [...groupRowsBy('id', rows)].map(([id, versions]) => ({
      id,
      countsAsId: versions[0]!.countsAsId,
      turned: versions[0]!.turned,
      closedAt: versions[0]!.closedAt,
      dossierIds: (usedTopics.get(id) ?? []).map(({ dossierId }) => dossierId),
      place: Math.max(0, ...(usedTopics.get(id) ?? []).map(({ place }) => place)),
      versions: versions.map(({ version, name, proposition, anchors, ...shown }) => ({
        ...{ version, name, proposition },
        anchors: anchors as LevelAnchors,
        ...toShownWording(shown),
      })),
    })),
    milestones: (await Promise.all(dossiers.map(({ id }) => readMilestones(id)))).flat(),
    actors: await readKnownActors(visible),
    affiliations: await readKnownAffiliations(visible),
    facts: await readKnownFacts(visible),
    answered: await readAnsweredPairs(visible),
    letters: await findLettersHolding(visible, [
      ...new Set(manifest.letters.flatMap(({ texts }) => texts.map(({ sha256 }) => sha256))),
    ]),
  }
}

async function readKnownAffiliations(
  visible: VisibleScope,
): Promise<PackageContext['affiliations']> {
  const rows = await visible.db
    .select({
      memberId: canonicalActorId(affiliations.memberId),
      organisationId: canonicalActorId(affiliations.organisationId),
      role: affiliations.role,
      firstDay: affiliations.firstDay,
      lastDay: affiliations.lastDay,
      letterId: affiliations.letterId,
      typed: affiliations.typed,
      visibility: letters.visibility,
    })
    .from(affiliations)
    .leftJoin(letters, eq(letters.id, affiliations.letterId))
    .where(isAffiliationShown(visible))
    .orderBy(asc(affiliations.id))
  return rows.map(({ visibility, ...row }) => ({ ...row, named: visibility === 'named' }))
}

/**
 * The letters that hold a text of one of these hashes, with all that is needed to compare them; those withdrawn are as
 * if they were not there.
 */
async function findLettersHolding(
  visible: VisibleScope,
  hashes: readonly string[],
): Promise<KnownLetter[]> {
  const { db } = visible
  if (!hashes.length) return []
  const holding = await db
    .selectDistinct({
      id: letters.id,
      title: letters.title,
      edtf: letters.edtf,
      lastDay: letters.lastDay,
    })
    .from(textVersions)
    .innerJoin(letters, eq(letters.id, textVersions.letterId))
    .where(and(inList(db, textVersions.sha256, hashes), isNull(letters.withdrawnAt)))
    .orderBy(asc(letters.id))
  const ids = holding.map(({ id }) => id)
  if (!ids.length) return []
  const closedLetters = await visible.closedLetterIds()
  const lyingIn = groupRowsBy(
    'letterId',
    await db
      .select()
      .from(dossierLetters)
      .where(inList(db, dossierLetters.letterId, ids)),
  )
  const texts = groupRowsBy(
    'letterId',
    await db
      .select({
        id: textVersions.id,
        letterId: textVersions.letterId,
        version: textVersions.version,
        sha256: textVersions.sha256,
      })
      .from(textVersions)
      .where(inList(db, textVersions.letterId, ids))
      .orderBy(asc(textVersions.version)),
  )
  const newest = await readNewestTexts(
    db,
    [...texts.values()].flatMap((versions) => (versions.length > 1 ? versions.slice(-1) : [])),
  )
  const partiesByLetter = await findKnownParties(db, ids)
  const positionsByLetter = await findKnownPositions(db, ids)
  return holding.map((letter) => ({
    ...letter,
    hidden: closedLetters.has(letter.id),
    dossierIds: (lyingIn.get(letter.id) ?? []).map(({ dossierId }) => dossierId),
    texts: (texts.get(letter.id) ?? []).map(({ version, sha256 }) => ({ version, sha256 })),
    newest: newest.get(letter.id) ?? null,
    parties: partiesByLetter.get(letter.id) ?? [],
    positions: positionsByLetter.get(letter.id) ?? [],
  }))
}

async function findKnownParties(
  db: Db,
  letterIds: readonly string[],
): Promise<Map<string, KnownLetter['parties']>> {
  const rows = await db
    .select({
      letterId: parties.letterId,
      role: parties.role,
      place: parties.place,
      actorId: actors.countsAsId,
    })
    .from(parties)
    .leftJoin(actors, eq(actors.id, parties.actorId))
    .where(inList(db, parties.letterId, letterIds))
    .orderBy(asc(parties.place))
  return new Map(
    [...groupRowsBy('letterId', rows)].map(([letterId, own]) => [
      letterId,
      own.map(({ role, place, actorId }) => ({ role: role as PartyRole, place, actorId })),
    ]),
  )
}

async function findKnownPositions(
  db: Db,
  letterIds: readonly string[],
): Promise<Map<string, KnownPosition[]>> {
  const rows = await db
    .select({
      id: positions.id,
      letterId: positions.letterId,
      topicId: topics.countsAsId,
      level: sql<
        number | null
      >`case when ${topics.turned} then -${positions.level} else ${positions.level} end`,
      absence: positions.absence,
      start: positions.start,
      end: positions.end,
      textHash: textVersions.sha256,
      listed:
        sql<boolean>`exists (select 1 from rechecks r where r.position_id = ${positions.id})`.mapWith(
          Boolean,
        ),
    })
    .from(positions)
    .innerJoin(topics, eq(topics.id, positions.topicId))
    .innerJoin(textVersions, eq(textVersions.id, positions.textVersionId))
    .where(inList(db, positions.letterId, letterIds))
    .orderBy(asc(positions.start), asc(positions.id))
  const holders = groupRowsBy(
    'positionId',
    rows.length
      ? await db
          .select({ positionId: positionHolders.positionId, actorId: actors.countsAsId })
          .from(positionHolders)
          .innerJoin(actors, eq(actors.id, positionHolders.actorId))
          .where(
            inList(
              db,
              positionHolders.positionId,
              rows.map(({ id }) => id),
            ),
          )
      : [],
  )
  return groupRowsBy(
    'letterId',
    rows.map(({ id, level, absence, ...row }) => ({
      ...row,
      id,
      level: level as Level | null,
      absence: absence as Absence | null,
      holderIds: (holders.get(id) ?? []).map(({ actorId }) => actorId),
    })),
  )
}
