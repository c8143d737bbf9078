import { and, asc, eq, inArray, not } from 'drizzle-orm'
import type { ActorKind } from '#app/domain/actors.ts'
import type { StoredDossier, StoredLetter } from '#app/domain/package/stored-dossier.ts'
import { maskActor } from '../core/masked-rows.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import {
  actors,
  affiliations,
  aliases,
  letters,
  parties,
  positionHolders,
  positions,
} from '../schema/schema.ts'
import { isActorVisible, isAffiliationShown } from '../statements/visible-actors.ts'
import { groupRowsBy } from '#app/domain/collections.ts'
import { isLyingIn } from './dossier-letters.ts'

type DossierContext = {
  dossierId: string
  letters: readonly StoredLetter[]
  mergers: readonly { mergedId: string; intoId: string }[]
}

/**
 * Everybody whom the dossier's letters name, whoever was entered without a letter and stands in no other dossier, the
 * houses that they belong to, and what was merged with any of them; with the affiliations among them.
 */
export async function readActors(
  visible: VisibleScope,
  { dossierId, letters: letterList, mergers }: DossierContext,
): Promise<Pick<StoredDossier, 'actors' | 'affiliations'>> {
  const { db } = visible
  const known = await db
    .select({ id: actors.id, kind: actors.kind, name: actors.name, letterId: actors.letterId })
    .from(actors)
    .where(isActorVisible(visible))
    .orderBy(asc(actors.id))
  const elsewhere = await findActorsElsewhere(visible, dossierId)
  const here = new Set(letterList.map(({ id }) => id))
  const wanted = new Set(
    letterList
      .flatMap((letter) => [
        ...letter.parties.map(({ actorId }) => actorId),
        ...letter.positions.flatMap(({ holderIds }) => holderIds),
      ])
      .filter((id) => id !== null),
  )
  for (const { id, letterId } of known)
    if (letterId === null ? !elsewhere.has(id) : here.has(letterId)) wanted.add(id)
  const belonging = (
    await db
      .select({ row: affiliations, visibility: letters.visibility })
      .from(affiliations)
      .leftJoin(letters, eq(letters.id, affiliations.letterId))
      .where(isAffiliationShown(visible))
      .orderBy(asc(affiliations.id))
  )
    // What another dossier's letter for named people says counts for that letter alone.
    .filter(
      ({ row, visibility }) =>
        row.letterId === null || here.has(row.letterId) || visibility !== 'named',
    )
    // The form of a package knows no proof but a letter's own head; what was typed travels as said by nobody.
    .filter(({ row, visibility }) => !row.typed || visibility !== 'named')
    .map(({ row }) => (row.typed ? { ...row, letterId: null } : row))
  addRelated(wanted, { belonging, mergers, visibleIds: new Set(known.map(({ id }) => id)) })
  const aliasRows = groupRowsBy(
    'actorId',
    await db.select().from(aliases).orderBy(asc(aliases.actorId), asc(aliases.name)),
  )
  return {
    actors: known
      .filter(({ id }) => wanted.has(id))
      .map(({ kind, ...actor }) => ({
        ...actor,
        kind: kind as ActorKind,
        aliases: (aliasRows.get(actor.id) ?? []).map(({ name }) => name),
      }))
      .map((actor) => (visible.seesContactDetails ? actor : { ...actor, ...maskActor(actor) })),
    affiliations: belonging
      .filter(({ memberId }) => wanted.has(memberId))
      .map(({ id: _, ...row }) => row),
  }
}

type Relations = {
  belonging: readonly { memberId: string; organisationId: string }[]
  mergers: readonly { mergedId: string; intoId: string }[]
  visibleIds: ReadonlySet<string>
}

/** Adds the organisations of those who are wanted, and whoever was merged with any of them. */
function addRelated(wanted: Set<string>, { belonging, mergers, visibleIds }: Relations): void {
  for (let before = -1; before < wanted.size;) {
    before = wanted.size
    for (const { memberId, organisationId } of belonging)
      if (wanted.has(memberId)) wanted.add(organisationId)
    for (const { mergedId, intoId } of mergers)
      for (const [from, to] of [
        [mergedId, intoId],
        [intoId, mergedId],
      ] as const)
        if (wanted.has(from) && visibleIds.has(to)) wanted.add(to)
  }
}

/** Whom letters of other dossiers name. */
async function findActorsElsewhere(
  { db, isVisible }: VisibleScope,
  dossierId: string,
): Promise<Set<string>> {
  const others = db
    .select({ id: letters.id })
    .from(letters)
    .where(and(not(isLyingIn(db, dossierId)), isVisible(letters.id)))
  const partiesByLetter = await db
    .selectDistinct({ id: parties.actorId })
    .from(parties)
    .where(inArray(parties.letterId, others))
  const holding = await db
    .selectDistinct({ id: positionHolders.actorId })
    .from(positionHolders)
    .innerJoin(positions, eq(positions.id, positionHolders.positionId))
    .where(inArray(positions.letterId, others))
  return new Set([...partiesByLetter, ...holding].flatMap(({ id }) => id ?? []))
}
