import { and, asc, eq, inArray, sql, type SQL } from 'drizzle-orm'
import { type Actor, type ActorKind } from '#app/domain/actors.ts'
import type { Day } from '#app/domain/days.ts'
import { contains } from '../core/dialect.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { actors, aliases, evidence, parties } from '../schema/schema.ts'
import { isActorVisible } from '../statements/visible-actors.ts'
import { findActors } from './actor-rows.ts'
import { foldText } from '#app/domain/text/words.ts'

/** What the directory is narrowed and ordered by; `newest` and `most` are of the positions that count for them. */
export type DirectoryFilter = {
  words?: string
  kinds?: readonly ActorKind[]
  order?: 'name' | 'newest' | 'most'
}

export type ActorRow = Actor & { positions: number; letters: number; lastDay: string | null }

/**
 * A page of everybody whose name or alias holds the words, with how many positions count for them and when the newest
 * is from, and how many there are.
 */
export async function readDirectory(
  visible: VisibleScope,
  { words = '', kinds, order = 'name' }: DirectoryFilter,
  limit: number,
  offset = 0,
): Promise<{ rows: ActorRow[]; total: number }> {
  const { db } = visible
  const wanted = foldText(words)
  const where = and(
    eq(actors.countsAsId, actors.id),
    isActorVisible(visible),
    kinds ? inArray(actors.kind, [...kinds]) : undefined,
    wanted ? inArray(actors.id, idsOfNamedActors(visible, wanted)) : undefined,
  )
  const [count] = await db
    .select({ total: sql<number>`cast(count(*) as integer)` })
    .from(actors)
    .where(where)
  const ids = (
    await db
      .select({ id: actors.id })
      .from(actors)
      .where(where)
      .orderBy(...directoryOrder(order, visible), asc(actors.nameKey), asc(actors.id))
      .limit(limit)
      .offset(offset)
  ).map(({ id }) => id)
  const page = new Map((await findActors(visible, ids)).map((actor) => [actor.id, actor]))
  const [counted, letterCounts] = [
    await countPositionsOf(visible, ids),
    await countLettersBy(visible, ids),
  ]
  return {
    total: count?.total ?? 0,
    rows: ids
      .map((id) => page.get(id)!)
      .map((actor) => ({
        ...actor,
        positions: counted.get(actor.id)?.positions ?? 0,
        letters: letterCounts.get(actor.id) ?? 0,
        lastDay: counted.get(actor.id)?.lastDay ?? null,
      })),
  }
}

/**
 * Those whose name or alias holds the words, whatever their case and accents: at most `limit` of them, names that begin
 * with the words first, then by name; `total` is how many there are. No words find nobody.
 */
export async function searchActors(
  visible: VisibleScope,
  text: string,
  limit: number,
): Promise<{ actors: Actor[]; total: number }> {
  const { db } = visible
  const wanted = foldText(text)
  if (!wanted) return { actors: [], total: 0 }
  const rows = await db
    .select({ id: actors.id, total: sql<number>`cast(count(*) over () as integer)` })
    .from(actors)
    .where(
      and(
        eq(actors.countsAsId, actors.id),
        isActorVisible(visible),
        inArray(actors.id, idsOfNamedActors(visible, wanted)),
      ),
    )
    .orderBy(beginsOtherwise(wanted), asc(actors.nameKey), asc(actors.id))
    .limit(limit)
  const ids = rows.map(({ id }) => id)
  const found = new Map((await findActors(visible, ids)).map((actor) => [actor.id, actor]))
  return { actors: ids.map((id) => found.get(id)!), total: rows[0]?.total ?? 0 }
}

/** 0 for a name that begins with the folded words, otherwise 1. */
function beginsOtherwise(wanted: string): SQL {
  return sql`case when substr(${actors.nameKey}, 1, ${[...wanted].length}) = ${wanted} then 0 else 1 end`
}

/** Ids of those whose name or alias, or that of what was merged into them, holds the folded words. */
export function idsOfNamedActors(visible: VisibleScope, wanted: string): SQL {
  const { db } = visible
  const and = sql` and ${isActorVisible(visible)}`
  return sql`(select ${actors.countsAsId} from ${actors} where ${contains(db, actors.nameKey, wanted)}${and}
    union select ${actors.countsAsId} from ${aliases} join ${actors} on ${actors.id} = ${aliases.actorId}
    where ${contains(db, aliases.nameKey, wanted)}${and})`
}

async function countPositionsOf(
  { db, isVisible }: VisibleScope,
  ids: readonly string[],
): Promise<Map<string, { positions: number; lastDay: Day }>> {
  if (!ids.length) return new Map()
  const rows = await db
    .select({
      actorId: evidence.actorId,
      positions: sql<number>`cast(count(*) as integer)`,
      lastDay: sql<Day>`max(${evidence.lastDay})`,
    })
    .from(evidence)
    .where(and(inArray(evidence.actorId, [...ids]), isVisible(evidence.letterId)))
    .groupBy(evidence.actorId)
  return new Map(rows.map(({ actorId, ...row }) => [actorId, row]))
}

async function countLettersBy(
  { db, isVisible }: VisibleScope,
  ids: readonly string[],
): Promise<Map<string, number>> {
  if (!ids.length) return new Map()
  const rows = await db
    .select({
      actorId: actors.countsAsId,
      letters: sql<number>`cast(count(distinct ${parties.letterId}) as integer)`,
    })
    .from(actors)
    .innerJoin(parties, eq(parties.actorId, actors.id))
    .where(
      and(
        inArray(actors.countsAsId, [...ids]),
        eq(parties.role, 'author'),
        isVisible(parties.letterId),
      ),
    )
    .groupBy(actors.countsAsId)
  return new Map(rows.map(({ actorId, letters }) => [actorId, letters]))
}

/** The newest day is looked up topic by topic, as each is the end of one range of the evidence. */
function directoryOrder(
  order: NonNullable<DirectoryFilter['order']>,
  { closedLetters }: VisibleScope,
): SQL[] {
  const isVisible = sql` and e.letter_id not in (${closedLetters})`
  if (order === 'name') return []
  if (order === 'most')
    return [sql`(select count(*) from evidence e where e.actor_id = ${actors.id}${isVisible}) desc`]
  return [
    sql`coalesce((select max(newest.day) from (select (select max(e.last_day) from evidence e
      where e.actor_id = ${actors.id} and e.topic_id = t.id${isVisible}) as day from topics t) newest), '') desc`,
  ]
}
