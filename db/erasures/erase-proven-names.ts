import { and, eq, sql } from 'drizzle-orm'
import { eraseWordsWithin, makeWordEraser } from '#app/domain/erasures.ts'
import { groupRowsBy } from '#app/domain/collections.ts'
import { inList, type Db, type Statement, type Transaction } from '../core/dialect.ts'
import { actorFacts, aliases, audit } from '../schema/schema.ts'
import { outdateSearch } from '../statements/index-letter.ts'

/** A name of some time that nothing but one letter proves, and what the log tells of its actor without it. */
type ProvenNames = {
  names: { actorId: string; name: string }[]
  entries: { id: string; before: unknown; after: unknown }[]
}

/**
 * The names that a letter alone proves, with those of actors that were removed (`removed`): each is a spelling of its
 * actor besides, and in the log of its spellings.
 */
export async function findProvenNames(
  db: Db,
  letterId: string,
  removed: ProvenNames['names'],
): Promise<ProvenNames> {
  const isName = eq(actorFacts.kind, 'name')
  const standing = await db
    .select({ actorId: actorFacts.actorId, name: sql<string>`${actorFacts.value}` })
    .from(actorFacts)
    .where(
      and(
        ...[isName, eq(actorFacts.letterId, letterId)],
        sql`not exists (select 1 from actor_facts o where o.actor_id = ${actorFacts.actorId}
          and o.kind = 'name' and o.value = ${actorFacts.value}
          and (o.letter_id is null or o.letter_id <> ${letterId}))`,
      ),
    )
  const proven = [...standing, ...removed]
  if (!proven.length) return { names: [], entries: [] }
  const told = await db
    .select({ id: audit.id, actorId: audit.thingId, before: audit.before, after: audit.after })
    .from(audit)
    .where(
      and(
        eq(audit.thing, 'actor'),
        inList(
          db,
          audit.thingId,
          proven.map(({ actorId }) => actorId),
        ),
      ),
    )
  const namesOf = groupRowsBy('actorId', proven)
  return {
    names: proven,
    entries: told.map(({ id, actorId, before, after }) => {
      const erase = makeWordEraser(namesOf.get(actorId)!.map(({ name }) => name))
      return { id, before: eraseWordsWithin(before, erase), after: eraseWordsWithin(after, erase) }
    }),
  }
}

/** Takes such names from the spellings of their actors, and out of what the log tells of these. */
export function eraseProvenNames(tx: Transaction, { names, entries }: ProvenNames): Statement[] {
  const actorIds = [...new Set(names.map(({ actorId }) => actorId))]
  return [
    ...names.map(({ actorId, name }) =>
      tx.delete(aliases).where(and(eq(aliases.actorId, actorId), eq(aliases.name, name))),
    ),
    ...entries.map(({ id, before, after }) =>
      tx.update(audit).set({ before, after }).where(eq(audit.id, id)),
    ),
    ...actorIds.map((id) =>
      outdateSearch(sql`select letter_id from parties where actor_id in (select a.id from actors a
        where a.counts_as_id = (select o.counts_as_id from actors o where o.id = ${id}))`),
    ),
  ]
}
