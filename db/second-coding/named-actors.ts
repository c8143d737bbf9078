import { eq, sql } from 'drizzle-orm'
import type { VisibleScope } from '../core/visible-scope.ts'
import { bindActors } from '../codebook/actors.ts'
import { actors, secondPositions } from '../schema/schema.ts'
import { readCountingActors } from './paired-readings.ts'

type Actors = ReturnType<typeof bindActors>

/**
 * Whom somebody may name who codes a letter a second time: those whom they see anyway, those whom the letter's own head
 * names, and those whom they named in it themselves. Whom the first coding alone names is nobody they know.
 */
export function bindNamedActors(
  closed: Actors,
  open: VisibleScope,
  { id, letterId }: { id: string; letterId: string },
): Pick<Actors, 'byId' | 'byIds' | 'byName' | 'namesInTime' | 'near'> {
  const all = bindActors(open)
  const listNamed = async (): Promise<ReadonlySet<string>> =>
    new Set([...(await listInHead(open, letterId)), ...(await listOwn(open, id))])
  /** Of those found with the letter open, whom they know. */
  const keepKnown = async <Found extends { id: string }>(
    found: readonly Found[],
    seen: readonly { id: string }[],
  ): Promise<Found[]> => {
    const known = new Set(seen.map((actor) => actor.id))
    if (found.every((actor) => known.has(actor.id))) return [...found]
    const named = await listNamed()
    return found.filter((actor) => known.has(actor.id) || named.has(actor.id))
  }
  const byIds: Actors['byIds'] = async (ids) =>
    keepKnown(await all.byIds(ids), await closed.byIds(ids))
  const findNear: Actors['near'] = async (name) => {
    const [found, seen] = [await all.near(name), await closed.near(name)]
    return { actors: await keepKnown(found.actors, seen.actors), isMore: seen.isMore }
  }
  return {
    byIds,
    byId: async (asked) => (await byIds([asked]))[0] ?? null,
    byName: async (...asked) =>
      keepKnown(await all.byName(...asked), await closed.byName(...asked)),
    near: findNear,
    namesInTime: async (ids) => all.namesInTime((await byIds(ids)).map((actor) => actor.id)),
  }
}

/** Whom the letter names as a party, or as belonging to one, whatever anybody coded. */
async function listInHead({ db }: VisibleScope, letterId: string): Promise<string[]> {
  const rows = await db
    .selectDistinct({ id: actors.countsAsId })
    .from(actors)
    .where(
      sql`${actors.id} in (select p.actor_id from parties p where p.letter_id = ${letterId}
        union all select a.member_id from affiliations a where a.letter_id = ${letterId} and a.withdrawn_at is null
        union all select a.organisation_id from affiliations a where a.letter_id = ${letterId} and a.withdrawn_at is null)`,
    )
  return rows.map((row) => row.id)
}

async function listOwn({ db }: VisibleScope, codingId: string): Promise<string[]> {
  const rows = await db
    .select({ holderIds: secondPositions.holderIds })
    .from(secondPositions)
    .where(eq(secondPositions.codingId, codingId))
  const ids = rows.flatMap(({ holderIds }) => holderIds as string[])
  const counting = await readCountingActors(db, ids)
  return ids.map((id) => counting.get(id) ?? id)
}
