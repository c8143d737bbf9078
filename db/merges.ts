import { and, desc, eq, inArray, isNull, sql, type Column, type SQL } from 'drizzle-orm'
import type { Merge, MergeableKind } from '#app/domain/merges.ts'
import { knownBy } from './actors.ts'
import { noted, type Doer } from './audit.ts'
import { atomically, done, type Db } from './dialect.ts'
import { evidenceAnew } from './evidence.ts'
import { newId } from './ids.ts'
import type { Outcome } from './position-storing.ts'
import { actors, merges, topics, users } from './schema.ts'
import type { Sight } from './sight.ts'

/**
 * What was entered twice. A merge is a row that says so: letters, positions and affiliations keep whom and what they
 * were stored with, and count as what `counts_as_id` says. Taking the row back gives all of it back.
 */
export function mergesIn(db: Db, sight: Sight) {
  return {
    /** Lets one count as another. Nothing changes where either of them counts as something else by now. */
    record: async (
      thing: MergeableKind,
      mergedId: string,
      intoId: string,
      doer: Doer,
    ): Promise<Outcome> => {
      if (mergedId === intoId) return { changed: false }
      const [id, at] = [newId(), new Date().toISOString()]
      const tableOf = tables[thing]
      const stands = (one: string) =>
        sql`exists (select 1 from ${tableOf} where id = ${one} and counts_as_id = ${one})`
      const said = sql`insert into merges (id, thing, merged_id, into_id, merged_at, merged_by) select ${id}, ${thing}, ${mergedId}, ${intoId}, ${at}, ${doer.userId} where ${stands(mergedId)} and ${stands(intoId)}`
      const changed = await done(
        atomically(db, (tx) => [
          { must: said },
          sql`update ${tableOf} set counts_as_id = ${intoId} where counts_as_id = ${mergedId}`,
          ...evidenceAnew(tx, {
            positionIds: saidAs(thing, thing === 'actor' ? [mergedId, intoId] : [mergedId]),
          }),
          noted(tx, doer, at, {
            deed: 'merged',
            thing,
            thingId: mergedId,
            after: { mergedId, intoId },
          }),
        ]),
      )
      return { changed }
    },

    /** Takes a merge back: what was merged stands for itself again, with whatever was merged into it before. */
    undo: async (id: string, doer: Doer): Promise<Outcome> => {
      const [merge] = await db
        .select()
        .from(merges)
        .where(and(eq(merges.id, id), isNull(merges.undoneAt)))
      if (!merge) return { changed: false }
      const [thing, mergedId] = [merge.thing as MergeableKind, merge.mergedId]
      const [was, at] = [await standsAs(db, thing, mergedId), new Date().toISOString()]
      // What it counts as was read before, so it must still be the same: what counts there is made anew.
      const open = and(
        eq(merges.id, id),
        isNull(merges.undoneAt),
        sql`exists (select 1 from ${tables[thing]} where id = ${mergedId} and counts_as_id = ${was})`,
      )
      const below = sql`with recursive below (id) as (select id from ${tables[thing]} where id = ${mergedId} union select m.merged_id from below join merges m on m.into_id = below.id and m.thing = ${thing} and m.undone_at is null) select id from below`
      const changed = await done(
        atomically(db, (tx) => [
          { must: tx.update(merges).set({ undoneAt: at, undoneBy: doer.userId }).where(open) },
          sql`update ${tables[thing]} set counts_as_id = ${mergedId} where id in (${below})`,
          ...evidenceAnew(tx, { positionIds: saidAs(thing, [was!]) }),
          noted(tx, doer, at, {
            deed: 'took apart',
            thing,
            thingId: mergedId,
            before: { mergedId, intoId: merge.intoId },
            after: { mergedId, intoId: null },
          }),
        ]),
      )
      return { changed }
    },

    /** What counts as a thing by merges that nobody took back, the newest first; without those whom only hidden letters name. */
    into: async (thing: MergeableKind, id: string): Promise<Merge[]> => {
      const counting = db
        .select({ id: tables[thing].id })
        .from(tables[thing])
        .where(
          and(eq(tables[thing].countsAsId, id), thing === 'actor' ? knownBy(sight) : undefined),
        )
      return db
        .select({
          id: merges.id,
          mergedId: merges.mergedId,
          merged: nameOf(thing, merges.mergedId),
          intoId: merges.intoId,
          into: nameOf(thing, merges.intoId),
          at: merges.mergedAt,
          by: users.name,
        })
        .from(merges)
        .leftJoin(users, eq(users.id, merges.mergedBy))
        .where(
          and(eq(merges.thing, thing), isNull(merges.undoneAt), inArray(merges.mergedId, counting)),
        )
        .orderBy(desc(merges.mergedAt), desc(merges.id))
    },
  }
}

const tables = { actor: actors, topic: topics }

async function standsAs(db: Db, thing: MergeableKind, id: string): Promise<string | undefined> {
  return (
    await db
      .select({ id: tables[thing].countsAsId })
      .from(tables[thing])
      .where(eq(tables[thing].id, id))
  )[0]?.id
}

/** The positions that count for one of the actors or on one of the topics. */
function saidAs(thing: MergeableKind, ids: readonly string[]): SQL {
  const column = thing === 'actor' ? sql`actor_id` : sql`topic_id`
  return sql`select position_id from evidence where ${column} in (${sql.join(
    ids.map((id) => sql`${id}`),
    sql`, `,
  )})`
}

/** A topic's name is that of its newest version. */
function nameOf(thing: MergeableKind, id: Column): SQL<string> {
  if (thing === 'actor')
    return sql<string>`(select named.name from actors named where named.id = ${id})`
  return sql<string>`(select named.name from topic_versions named where named.topic_id = ${id} order by named.version desc limit 1)`
}

/** Ids of actors and topics that do not count as what the merges say. */
export function misled(thing: MergeableKind): SQL {
  const due = sql`with recursive ends (id, at_id) as (select id, id from ${tables[thing]} union select ends.id, m.into_id from ends join merges m on m.merged_id = ends.at_id and m.thing = ${thing} and m.undone_at is null)
    select ends.id from ends join ${tables[thing]} t on t.id = ends.id where not exists (select 1 from merges m where m.merged_id = ends.at_id and m.thing = ${thing} and m.undone_at is null) and t.counts_as_id <> ends.at_id`
  return sql`(select id from (${due}) misled)`
}
