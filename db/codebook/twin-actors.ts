import { and, asc, eq, sql } from 'drizzle-orm'
import { groupRowsBy } from '#app/domain/collections.ts'
import type { TwinActor, TwinOffice } from '#app/domain/twins/twins.ts'
import { inList } from '../core/dialect.ts'
import { maskWords } from '../core/masked-rows.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { actors, affiliations, registerIds } from '../schema/schema.ts'
import { isActorVisible, isAffiliationShown } from '../statements/visible-actors.ts'
import { findActors } from './actor-rows.ts'

/** What a reader knows of some actors, as far as it tells whether others are the same, by the ids. */
export async function readTwinActors(
  visible: VisibleScope,
  ids: readonly string[],
): Promise<Map<string, TwinActor>> {
  if (!ids.length) return new Map()
  const found = await findActors(visible, ids)
  const offices = groupRowsBy('memberId', await readOffices(visible, ids))
  const numbers = groupRowsBy('actorId', await readNumbers(visible, ids))
  return new Map(
    found.map(({ id, kind, name, aliases }) => [
      id,
      {
        id,
        kind,
        names: [name, ...aliases],
        offices: (offices.get(id) ?? []).map(({ memberId: _member, role, ...office }) => ({
          ...office,
          role: visible.seesContactDetails ? role : maskWords(role),
        })),
        numbers: Object.fromEntries(
          (numbers.get(id) ?? []).map(({ register, number }) => [register, number]),
        ),
      },
    ]),
  )
}

/** When each of them had which role where, from the first row that says so to the last. */
async function readOffices(
  visible: VisibleScope,
  ids: readonly string[],
): Promise<(TwinOffice & { memberId: string })[]> {
  const { db } = visible
  const member = sql<string>`member.counts_as_id`
  return db
    .select({
      memberId: member,
      organisationId: actors.countsAsId,
      role: affiliations.role,
      firstDay: sql<string>`min(coalesce(${affiliations.firstDay}, '0000-01-01'))`,
      lastDay: sql<string>`max(coalesce(${affiliations.lastDay}, '9999-12-31'))`,
    })
    .from(affiliations)
    .innerJoin(sql`actors member`, sql`member.id = ${affiliations.memberId}`)
    .innerJoin(actors, eq(actors.id, affiliations.organisationId))
    .where(and(isCountedAs(visible, ids), isAffiliationShown(visible)))
    .groupBy(member, actors.countsAsId, affiliations.role)
    .orderBy(member, actors.countsAsId, affiliations.role)
}

/** Whether an affiliation is of one of the actors, or of what was merged into them. */
function isCountedAs({ db }: VisibleScope, ids: readonly string[]) {
  const own = db
    .select({ id: actors.id })
    .from(actors)
    .where(inList(db, actors.countsAsId, ids))
  return sql`${affiliations.memberId} in ${own}`
}

async function readNumbers({ db }: VisibleScope, ids: readonly string[]) {
  return db
    .select({
      actorId: registerIds.actorId,
      register: registerIds.register,
      number: registerIds.number,
    })
    .from(registerIds)
    .where(inList(db, registerIds.actorId, ids))
    .orderBy(asc(registerIds.actorId), asc(registerIds.register))
}

/** What rests on an actor and on what was merged into it, as far as a reader sees it, and the days of the letters. */
export type ActorWeight = {
  letters: number
  positions: number
  affiliations: number
  firstDay: string | null
  lastDay: string | null
}

/** How much rests on each of the actors. */
export async function weighActors(
  visible: VisibleScope,
  ids: readonly string[],
): Promise<Map<string, ActorWeight>> {
  if (!ids.length) return new Map()
  const { db, closedLetters } = visible
  const isVisibleTopic = visible.isTopicVisible(sql`p.topic_id`)
  const own = sql`(select m.id from actors m where m.counts_as_id = ${actors.id})`
  const letters = sql`from parties p join letters l on l.id = p.letter_id where p.actor_id in ${own}
    and p.letter_id not in (${closedLetters})`
  const rows = await db
    .select({
      id: actors.id,
      letters: sql<number>`(select cast(count(distinct p.letter_id) as integer) ${letters})`,
      firstDay: sql<string | null>`(select min(l.first_day) ${letters})`,
      lastDay: sql<string | null>`(select max(l.last_day) ${letters})`,
      positions: sql<number>`(select cast(count(distinct p.id) as integer) from position_holders h
        join positions p on p.id = h.position_id where h.actor_id in ${own} and p.status <> 'withdrawn'
        and p.letter_id not in (${closedLetters})${isVisibleTopic ? sql` and ${isVisibleTopic}` : sql``})`,
      affiliations: sql<number>`(select cast(count(*) as integer) from affiliations a where (a.member_id in ${own}
        or a.organisation_id in ${own}) and a.withdrawn_at is null
        and (a.letter_id is null or a.letter_id not in (${closedLetters})))`,
    })
    .from(actors)
    .where(and(inList(db, actors.id, ids), isActorVisible(visible)))
    .orderBy(asc(actors.id))
  return new Map(rows.map(({ id, ...weight }) => [id, weight]))
}
