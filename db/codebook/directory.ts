import { and, asc, eq, inArray, isNotNull, isNull, sql, type SQL } from 'drizzle-orm'
import type { Actor } from '#app/domain/actors.ts'
import type { Day } from '#app/domain/days.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { actors } from '../schema/schema.ts'
import { sumEvidenceOf } from '../statements/kept-counts.ts'
import { isActorVisible } from '../statements/visible-actors.ts'
import { selectActorsWithAttribute } from './actor-attributes.ts'
import { findActors } from './actor-rows.ts'
import {
  countVisibleActors,
  type DirectoryFilter,
  type DirectoryScope,
  findDirectoryPage,
  isInDossier,
  newestDayOf,
} from './directory-page.ts'
import { bindTopics } from './topics.ts'
import { selectNamedActors } from './masked-names.ts'
import { foldText } from '#app/domain/text/words.ts'

export type ActorRow = Actor & {
  heldInTurn: boolean
  positions: number
  letters: number
  lastDay: string | null
}

/**
 * A page of everybody whose name or alias holds the words, with how many positions count for them and when the newest
 * is from, and how many there are.
 */
export async function readDirectory(
  visible: VisibleScope,
  filter: DirectoryFilter,
  limit: number,
  offset = 0,
): Promise<{ rows: ActorRow[]; total: number }> {
  const { words = '', kinds, order = 'name', dossierId, attribute } = filter
  const wanted = foldText(words)
  const scope: DirectoryScope =
    dossierId === undefined
      ? null
      : {
          dossierId,
          topicIds: (await bindTopics(visible).ofDossier(dossierId)).map(({ id }) => id),
        }
  const where = and(
    eq(actors.countsAsId, actors.id),
    filter.withdrawn ? isNotNull(actors.withdrawnAt) : isNull(actors.withdrawnAt),
    kinds ? inArray(actors.kind, [...kinds]) : undefined,
    filter.heldInTurn ? eq(actors.heldInTurn, true) : undefined,
    attribute ? sql`${actors.id} in ${selectActorsWithAttribute(visible, attribute)}` : undefined,
    scope ? isInDossier(visible, scope) : undefined,
    wanted ? inArray(actors.id, await selectNamedActors(visible, wanted)) : undefined,
  )
  const total = await countVisibleActors(visible, where)
  const ids = await findDirectoryPage(visible, and(where, isActorVisible(visible)), {
    order,
    limit,
    offset,
    total,
    scope,
  })
  const page = new Map((await findActors(visible, ids)).map((actor) => [actor.id, actor]))
  const [counted, letterCounts] = [
    await countPositionsOf(visible, ids, scope),
    await countLettersBy(visible, ids, scope),
  ]
  return {
    total,
    rows: ids
      .map((id) => page.get(id)!)
      .map((actor) => ({
        ...actor,
        heldInTurn: counted.get(actor.id)?.heldInTurn ?? false,
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
        isNull(actors.withdrawnAt),
        isActorVisible(visible),
        inArray(actors.id, await selectNamedActors(visible, wanted)),
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

/** How many positions count for each of the actors, when the newest is from, and whether it is an office. */
async function countPositionsOf(
  visible: VisibleScope,
  ids: readonly string[],
  scope: DirectoryScope,
): Promise<Map<string, Omit<ActorRow, keyof Actor | 'letters'>>> {
  if (!ids.length) return new Map()
  const rows = await visible.db
    .select({
      actorId: actors.id,
      heldInTurn: actors.heldInTurn,
      positions: sumEvidenceOf(visible, sql`${actors.id}`, scope?.topicIds),
      lastDay: sql<Day | null>`${newestDayOf(visible, scope)}`,
    })
    .from(actors)
    .where(inArray(actors.id, [...ids]))
  return new Map(rows.map(({ actorId, ...row }) => [actorId, row]))
}

/** How many letters each of the actors wrote, looked up actor by actor, so that only their own are read. */
async function countLettersBy(
  { db, closedLetters }: VisibleScope,
  ids: readonly string[],
  scope: DirectoryScope,
): Promise<Map<string, number>> {
  if (!ids.length) return new Map()
  const written = sql<number>`(select cast(count(distinct p.letter_id) as integer) from actors m cross join parties p
    where m.counts_as_id = ${sql`${actors.id}`} and p.actor_id = m.id and p.role = 'author'
    and p.letter_id not in (${closedLetters})${
      scope
        ? sql` and exists (select 1 from dossier_letters d where d.dossier_id = ${scope.dossierId}
            and d.letter_id = p.letter_id)`
        : sql``
    })`
  const rows = await db
    .select({ actorId: actors.id, letters: written })
    .from(actors)
    .where(inArray(actors.id, [...ids]))
  return new Map(rows.map(({ actorId, letters }) => [actorId, letters]))
}
