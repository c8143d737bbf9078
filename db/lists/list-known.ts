import { and, sql } from 'drizzle-orm'
import type { ActorKind, ActorRecord, Affiliation } from '#app/domain/actors.ts'
import { groupRowsBy } from '#app/domain/collections.ts'
import type { KnownListActors } from '#app/domain/lists/plan-actor-list.ts'
import { registers, type Register } from '#app/domain/registers.ts'
import { readAllAttributes } from '../codebook/actor-facts.ts'
import { readAffiliationRecords } from '../codebook/affiliation-records.ts'
import { inList } from '../core/dialect.ts'
import { maskActor, maskWords } from '../core/masked-rows.ts'
import { lettersClosedToSomebody, type VisibleScope } from '../core/visible-scope.ts'
import { actors, affiliations, aliases, letters, registerIds } from '../schema/schema.ts'
import { canonicalActorId } from '../statements/canonical-actor.ts'
import { isActorVisible, isAffiliationShown } from '../statements/visible-actors.ts'

/**
 * All actors and where they belong, as far as the reader may know of them, for comparing a whole list with them.
 * `letterIds` are letters that the list names as proof.
 */
export async function readListActors(
  visible: VisibleScope,
  letterIds: readonly string[],
): Promise<KnownListActors> {
  const { db } = visible
  const everybody = { ...visible, closedLetters: lettersClosedToSomebody }
  const open = await db.select({ id: actors.id }).from(actors).where(isActorVisible(everybody))
  const openIds = new Set(open.map(({ id }) => id))
  const records = await readActorRecords(visible)
  return {
    records,
    affiliations: await readAffiliationRecords(visible, undefined),
    facts: await readAllAttributes(visible),
    belonging: await readListAffiliation(visible),
    closedActorIds: new Set(records.flatMap(({ id }) => (openIds.has(id) ? [] : [id]))),
    ...(await readProofs(visible, letterIds)),
  }
}

/** What was typed of every actor that the reader may know of; of those that were merged, of the one that remains. */
export async function readActorRecords(visible: VisibleScope): Promise<ActorRecord[]> {
  const { db, seesContactDetails } = visible
  const rows = await db
    .select({
      id: actors.id,
      kind: actors.kind,
      name: actors.name,
      countsAsId: actors.countsAsId,
      note: actors.note,
      revision: actors.revision,
      heldInTurn: actors.heldInTurn,
      withdrawnAt: actors.withdrawnAt,
    })
    .from(actors)
    .where(isActorVisible(visible))
    .orderBy(actors.nameKey, actors.id)
  const spellings = groupRowsBy(
    'actorId',
    await db.select().from(aliases).orderBy(aliases.actorId, aliases.name),
  )
  const numbers = groupRowsBy('actorId', await db.select().from(registerIds))
  const namesOf = (id: string) => (spellings.get(id) ?? []).map(({ name }) => name)
  const merged = new Map<string, string[]>()
  for (const { id, name, countsAsId } of rows)
    if (id !== countsAsId)
      merged.set(countsAsId, [...(merged.get(countsAsId) ?? []), name, ...namesOf(id)])
  return rows
    .filter(({ id, countsAsId }) => id === countsAsId)
    .map(({ id, kind, name, note, revision, heldInTurn, withdrawnAt }) => {
      const record: ActorRecord = {
        ...{ id, kind: kind as ActorKind, name, note, revision, aliases: namesOf(id) },
        ...{ heldInTurn, withdrawn: withdrawnAt !== null },
        mergedNames: (merged.get(id) ?? []).filter((one) => one !== name),
        registerIds: (numbers.get(id) ?? [])
          .map(({ register, number, givenDay }) => ({
            register: register as Register,
            number,
            givenDay,
          }))
          .sort(
            (one, other) => registers.indexOf(one.register) - registers.indexOf(other.register),
          ),
      }
      return seesContactDetails ? record : maskRecord(record)
    })
}

function maskRecord(record: ActorRecord): ActorRecord {
  const { aliases: mergedNames } = maskActor({ ...record, aliases: record.mergedNames })
  return { ...record, ...maskActor(record), mergedNames, note: maskWords(record.note) }
}

async function readListAffiliation(visible: VisibleScope): Promise<Affiliation[]> {
  const rows = await visible.db
    .select({
      id: affiliations.id,
      memberId: canonicalActorId(affiliations.memberId),
      organisationId: canonicalActorId(affiliations.organisationId),
      role: affiliations.role,
      firstDay: affiliations.firstDay,
      lastDay: affiliations.lastDay,
    })
    .from(affiliations)
    .where(isAffiliationShown(visible))
    .orderBy(affiliations.id)
  return rows.filter(({ memberId, organisationId }) => memberId !== organisationId)
}

async function readProofs({ db, isVisible }: VisibleScope, ids: readonly string[]) {
  const isClosed = sql`${letters.id} in (${lettersClosedToSomebody})`
  const [seen, closed] = await Promise.all(
    [isVisible(letters.id), and(isVisible(letters.id), isClosed)].map((which) =>
      db
        .select({ id: letters.id })
        .from(letters)
        .where(and(inList(db, letters.id, ids), which)),
    ),
  )
  return {
    letterIds: new Set(seen!.map(({ id }) => id)),
    closedLetterIds: new Set(closed!.map(({ id }) => id)),
  }
}
