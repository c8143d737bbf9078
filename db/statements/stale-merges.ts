import { type SQL, sql } from 'drizzle-orm'
import type { MergeKind } from '#app/domain/merges.ts'
import { actors, topics } from '../schema/schema.ts'

export const tables = { actor: actors, topic: topics }

/**
 * Ids of actors and topics that do not count as what the merges say, of topics also those that are turned round and
 * should not be, or the other way round.
 */
export function staleMerges(mergeable: MergeKind): SQL {
  const isTurned = mergeable === 'topic' ? sql`t.turned` : sql`false`
  const due = sql`with recursive ends (id, at_id, turned) as (select id, id, false from ${tables[mergeable]} union
    select ends.id, m.into_id, ends.turned <> m.turned from ends join merges m on m.merged_id = ends.at_id
    and m.thing = ${mergeable} and m.undone_at is null)
    select ends.id from ends join ${tables[mergeable]} t on t.id = ends.id where not exists (select 1
    from merges m where m.merged_id = ends.at_id and m.thing = ${mergeable} and m.undone_at is null)
    and (t.counts_as_id <> ends.at_id or ${isTurned} <> ends.turned)`
  return sql`(select id from (${due}) misled)`
}
