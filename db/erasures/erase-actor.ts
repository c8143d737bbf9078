import { and, asc, eq, sql } from 'drizzle-orm'
import { makeErasedName } from '#app/domain/erasures.ts'
import { foldText } from '#app/domain/text/words.ts'
import { inList, type Db, type Statement, type Transaction } from '../core/dialect.ts'
import {
  actorFacts,
  actors,
  aliases,
  givenMarks,
  pins,
  registerIds,
  removedActors,
  savedActors,
} from '../schema/schema.ts'

/** What an actor is called, in every name they have, and what else tells who they are. */
export function eraseActorNames(
  tx: Transaction,
  { id, kind }: { id: string; kind: string },
): Statement[] {
  const name = makeErasedName(kind, id)
  return [
    tx
      .update(actors)
      .set({ name, nameKey: foldText(name), note: null })
      .where(eq(actors.id, id)),
    tx.delete(actorFacts).where(eq(actorFacts.actorId, id)),
    tx.delete(aliases).where(eq(aliases.actorId, id)),
    tx.delete(registerIds).where(eq(registerIds.actorId, id)),
    tx.delete(pins).where(eq(pins.actorId, id)),
    tx.delete(givenMarks).where(eq(givenMarks.actorId, id)),
    tx.delete(savedActors).where(eq(savedActors.actorId, id)),
    // What is kept of one that was removed, and stayed because letters rest on it.
    tx.delete(removedActors).where(eq(removedActors.id, id)),
  ]
}

/** What a row of what is so of an actor is found by follows from its words. */
export function foldFactWords({
  attribute,
  value,
}: Record<string, unknown>): Record<string, string> {
  return {
    ...(typeof attribute === 'string' ? { attributeKey: foldText(attribute) } : {}),
    ...(typeof value === 'string' ? { valueKey: foldText(value) } : {}),
  }
}

/** Every name of some actors. */
export async function listNames(db: Db, lone: readonly LoneActor[]): Promise<string[]> {
  const ids = lone.map(({ id }) => id)
  const own = await db
    .select({ name: actors.name })
    .from(actors)
    .where(inList(db, actors.id, ids))
  const others = await db
    .select({ name: aliases.name })
    .from(aliases)
    .where(inList(db, aliases.actorId, ids))
  return [...own, ...others].map(({ name }) => name)
}

/** An actor whom nothing but one letter names. */
export type LoneActor = { id: string; kind: string }

/** Those whom nothing but the letter names: no other letter, position, affiliation or merge. */
export async function findLoneActors(db: Db, letterId: string): Promise<LoneActor[]> {
  const isNamedElsewhere = sql`exists (select 1 from parties p where p.actor_id = ${actors.id}
    and p.letter_id <> ${letterId}) or exists (select 1 from position_holders h join positions q
    on q.id = h.position_id where h.actor_id = ${actors.id} and q.letter_id <> ${letterId})
    or exists (select 1 from affiliations a where (a.member_id = ${actors.id} or a.organisation_id = ${actors.id})
    and (a.letter_id is null or a.letter_id <> ${letterId})) or exists (select 1 from actor_facts f
    where f.successor_id = ${actors.id} and (f.letter_id is null or f.letter_id <> ${letterId}))
    or exists (select 1 from merges m
    where m.thing = 'actor' and (m.merged_id = ${actors.id} or m.into_id = ${actors.id}))`
  return db
    .select({ id: actors.id, kind: actors.kind })
    .from(actors)
    .where(and(eq(actors.letterId, letterId), sql`not (${isNamedElsewhere})`))
    .orderBy(asc(actors.id))
}
