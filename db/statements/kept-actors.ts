import { and, eq, or, sql } from 'drizzle-orm'
import { foldText } from '#app/domain/text/words.ts'
import type { Db, Statement, Transaction } from '../core/dialect.ts'
import {
  actorFacts,
  actors,
  affiliations,
  aliases,
  evidenceVersions,
  givenMarks,
  judgements,
  pins,
  registerIds,
  savedActors,
  twinAnswers,
} from '../schema/schema.ts'

type ActorRow = typeof actors.$inferSelect
type FactRow = typeof actorFacts.$inferSelect

/**
 * All that the store holds of an actor on which nothing rests: its own row and those that say something of it alone.
 * Nothing that follows from words is in it, so that overwriting these is enough to erase them.
 */
export type KeptRows = {
  actor: Omit<ActorRow, 'nameKey'>
  aliases: string[]
  numbers: Omit<typeof registerIds.$inferSelect, 'actorId'>[]
  affiliations: (typeof affiliations.$inferSelect)[]
  facts: Omit<FactRow, 'attributeKey' | 'valueKey'>[]
  twins: (typeof twinAnswers.$inferSelect)[]
}

/** What is kept of an actor that was removed, and the ids of what the removal itself took out. */
export type KeptActor = KeptRows & {
  withdrew: { affiliations: string[]; facts: string[]; proposals: string[] }
}

const namesTwin = (id: string) => or(eq(twinAnswers.firstId, id), eq(twinAnswers.secondId, id))

/** These rows as they stand; null where there is no such actor. */
export async function readKeptRows(db: Db, id: string): Promise<KeptRows | null> {
  const [row] = await db.select().from(actors).where(eq(actors.id, id))
  if (!row) return null
  const { nameKey: _key, ...actor } = row
  const facts = await db.select().from(actorFacts).where(eq(actorFacts.actorId, id))
  const names = await db.select().from(aliases).where(eq(aliases.actorId, id))
  const numbers = await db.select().from(registerIds).where(eq(registerIds.actorId, id))
  return {
    actor,
    aliases: names.map(({ name }) => name).sort(),
    numbers: numbers.map(({ actorId: _of, ...number }) => number),
    affiliations: await db.select().from(affiliations).where(eq(affiliations.memberId, id)),
    facts: facts.map(({ attributeKey: _a, valueKey: _v, ...fact }) => fact),
    twins: await db.select().from(twinAnswers).where(namesTwin(id)),
  }
}

/** Takes all of them out of the store. */
export function deleteKeptRows(tx: Transaction, id: string): Statement[] {
  return [
    tx.delete(aliases).where(eq(aliases.actorId, id)),
    tx.delete(registerIds).where(eq(registerIds.actorId, id)),
    // Pins and marks do not come back: somebody else may have the pair by then.
    tx.delete(givenMarks).where(eq(givenMarks.actorId, id)),
    tx.delete(pins).where(eq(pins.actorId, id)),
    tx.delete(savedActors).where(eq(savedActors.actorId, id)),
    tx.delete(actorFacts).where(eq(actorFacts.actorId, id)),
    tx.delete(affiliations).where(eq(affiliations.memberId, id)),
    tx.delete(twinAnswers).where(namesTwin(id)),
    // What was judged of them was of evidence that is gone; the log keeps it.
    sql`delete from judged_letters where judgement_id in (select id from judgements where actor_id = ${id})`,
    tx.delete(judgements).where(eq(judgements.actorId, id)),
    tx.delete(evidenceVersions).where(eq(evidenceVersions.actorId, id)),
    tx.delete(actors).where(and(eq(actors.id, id), eq(actors.countsAsId, id))),
  ]
}

/** Puts them into the store again. */
export function insertKeptRows(tx: Transaction, kept: KeptRows, revision: number): Statement[] {
  const { id: actorId, name } = kept.actor
  return [
    tx.insert(actors).values({ ...kept.actor, nameKey: foldText(name), revision }),
    ...kept.aliases.map((alias) =>
      tx.insert(aliases).values({ actorId, name: alias, nameKey: foldText(alias) }),
    ),
    ...kept.numbers.map((number) => tx.insert(registerIds).values({ ...number, actorId })),
    ...kept.affiliations.map((row) => tx.insert(affiliations).values(row)),
    ...kept.facts.map((row) =>
      tx.insert(actorFacts).values({
        ...row,
        attributeKey: row.attribute === null ? null : foldText(row.attribute),
        valueKey: row.value === null ? null : foldText(row.value),
      }),
    ),
    ...kept.twins.map((row) => tx.insert(twinAnswers).values(row)),
  ]
}
