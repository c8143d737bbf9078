import { and, asc, eq, inArray, not } from 'drizzle-orm'
import type { ActorKind } from '#app/domain/actors.ts'
import type {
  StoredAffiliation,
  StoredDossier,
  StoredLetter,
} from '#app/domain/package/stored-dossier.ts'
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
  registerIds,
  users,
} from '../schema/schema.ts'
import { isActorVisible, isAffiliationShown } from '../statements/visible-actors.ts'
import { groupRowsBy } from '#app/domain/collections.ts'
import { isLyingIn } from './dossier-letters.ts'
import { readDifferent, readFacts } from './actor-facts.ts'
import { readImportedNames } from './imported-names.ts'
import { toRegisterId } from './known-actors.ts'

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
): Promise<Pick<StoredDossier, 'actors' | 'affiliations' | 'facts' | 'different'>> {
  const { db } = visible
  const known = await db
    .select({
      id: actors.id,
      kind: actors.kind,
      name: actors.name,
      note: actors.note,
      heldInTurn: actors.heldInTurn,
      letterId: actors.letterId,
    })
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
  const belonging = await readBelonging(visible, here)
  const facts = await readFacts(visible, here)
  addRelated(wanted, {
    ...{ belonging, mergers, facts },
    visibleIds: new Set(known.map(({ id }) => id)),
    officeIds: new Set(known.flatMap(({ id, heldInTurn }) => (heldInTurn ? id : []))),
  })
  const aliasRows = groupRowsBy(
    'actorId',
    await db.select().from(aliases).orderBy(asc(aliases.actorId), asc(aliases.name)),
  )
  const numbers = groupRowsBy('actorId', await db.select().from(registerIds))
  return {
    actors: known
      .filter(({ id }) => wanted.has(id))
      .map(({ kind, ...actor }) => ({
        ...actor,
        kind: kind as ActorKind,
        aliases: (aliasRows.get(actor.id) ?? []).map(({ name }) => name),
        registerIds: (numbers.get(actor.id) ?? []).map(toRegisterId),
      }))
      .map((actor) => (visible.seesContactDetails ? actor : { ...actor, ...maskActor(actor) })),
    affiliations: belonging.filter(({ memberId }) => wanted.has(memberId)),
    facts: facts.filter(({ actorId }) => wanted.has(actorId)),
    different: (await readDifferent(visible)).filter((pair) => pair.every((id) => wanted.has(id))),
  }
}

/** Who belongs where as far as the reader knows of it and it is still held to be so, by whom it is said. */
async function readBelonging(
  visible: VisibleScope,
  here: ReadonlySet<string>,
): Promise<StoredAffiliation[]> {
  const { db } = visible
  const rows = (
    await db
      .select({ row: affiliations, visibility: letters.visibility, saidBy: users.name })
      .from(affiliations)
      .leftJoin(letters, eq(letters.id, affiliations.letterId))
      .leftJoin(users, eq(users.id, affiliations.saidBy))
      .where(isAffiliationShown(visible))
      .orderBy(asc(affiliations.id))
  )
    // What another dossier's letter for named people says counts for that letter alone.
    .filter(
      ({ row, visibility }) =>
        row.letterId === null || here.has(row.letterId) || visibility !== 'named',
    )
  const unnamed = rows.filter(({ row }) => row.typed && row.saidBy === null)
  const names = await readImportedNames(
    db,
    'affiliation',
    unnamed.map(({ row }) => row.id),
  )
  return rows.map(({ row, saidBy }) => {
    const { memberId, organisationId, role, firstDay, lastDay, counts, letterId } = row
    const { typed, fromEdtf, toEdtf, source, saidDay } = row
    const by = saidBy ?? names.get(row.id) ?? null
    return {
      ...{ memberId, organisationId, role, firstDay, lastDay, counts, letterId },
      ...{ typed, fromEdtf, toEdtf, source },
      said: typed && saidDay !== null ? { by, day: saidDay } : null,
    }
  })
}

type Relations = {
  belonging: readonly { memberId: string; organisationId: string }[]
  mergers: readonly { mergedId: string; intoId: string }[]
  facts: readonly { actorId: string; successorId: string | null }[]
  visibleIds: ReadonlySet<string>
  officeIds: ReadonlySet<string>
}

/**
 * Adds the organisations of those who are wanted, who holds an office that is, as whom any of them continues, and
 * whoever was merged with any of them.
 */
function addRelated(
  wanted: Set<string>,
  { belonging, mergers, facts, visibleIds, officeIds }: Relations,
): void {
  for (let before = -1; before < wanted.size;) {
    before = wanted.size
    for (const { memberId, organisationId } of belonging) {
      if (wanted.has(memberId)) wanted.add(organisationId)
      if (officeIds.has(organisationId) && wanted.has(organisationId) && visibleIds.has(memberId))
        wanted.add(memberId)
    }
    for (const { actorId, successorId } of facts)
      if (successorId !== null && wanted.has(actorId)) wanted.add(successorId)
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
