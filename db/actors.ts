import { and, asc, eq, inArray, isNull, ne, or, sql, type Column, type SQL } from 'drizzle-orm'
import {
  groupAffiliationsByMember,
  foldText,
  type Actor,
  type ActorKind,
  type Affiliation,
  type AffiliationsByMember,
} from '#app/domain/actors.ts'
import type { Day } from '#app/domain/days.ts'
import { groupRowsBy } from '#app/domain/attributed-positions.ts'
import { noted, type Doer } from './audit.ts'
import {
  among,
  atomically,
  containing,
  type Db,
  type Statement,
  type Transaction,
} from './dialect.ts'
import { evidenceAnew } from './evidence.ts'
import { newId } from './ids.ts'
import { actors, affiliations, aliases, evidence, parties } from './schema.ts'
import type { Sight } from './sight.ts'

export type NewActor = { id: string; kind: ActorKind; name: string; aliases?: string[] }
export type NewAffiliation = Omit<Affiliation, 'id'>
/** What the directory is narrowed and ordered by; `newest` and `most` are of the positions that count for them. */
export type DirectoryAsked = {
  words?: string
  kind?: ActorKind
  order?: 'name' | 'newest' | 'most'
}
export type ActorRow = Actor & { positions: number; letters: number; lastDay: string | null }

/**
 * Everybody whom a reader may know of: an actor whom nothing but hidden letters names is as hidden as these, and so
 * is what a hidden letter says about who belongs where.
 */
export function actorsIn(db: Db, sight: Sight) {
  const known = knownBy(sight)
  const proven = provenTo(sight)
  const withAliases = async (rows: readonly Stored[]): Promise<Actor[]> => {
    const written = rows.length
      ? await db
          .select()
          .from(aliases)
          .where(
            among(
              db,
              aliases.actorId,
              rows.map(({ id }) => id),
            ),
          )
          .orderBy(asc(aliases.name))
      : []
    return remaining(rows, groupRowsBy('actorId', written))
  }
  /** Those that the ids count as: themselves, or the ones they were merged into; each once. */
  const byIds = async (ids: readonly string[]): Promise<Actor[]> => {
    const wanted = db
      .select({ id: actors.countsAsId })
      .from(actors)
      .where(and(inArray(actors.id, [...ids]), known))
    return ids.length
      ? withAliases(
          await db
            .select(stored)
            .from(actors)
            .where(and(inArray(actors.countsAsId, wanted), known))
            .orderBy(asc(actors.id)),
        )
      : []
  }
  return {
    all: async () =>
      withAliases(
        await db
          .select(stored)
          .from(actors)
          .where(known)
          .orderBy(asc(actors.nameKey), asc(actors.id)),
      ),

    byIds,

    /** The actor that an id stands for: another than named where that one was merged into it. */
    byId: async (id: string) => (await byIds([id]))[0] ?? null,

    /**
     * Everybody a letter may name, whether or not the reader sees them, and who belongs where as far as everybody may
     * know: to plan what storing a letter does, never to be shown.
     */
    known: async (): Promise<{ actors: Actor[]; affiliations: Affiliation[] }> => {
      const rows = await db
        .select(belonging)
        .from(affiliations)
        .where(
          or(
            isNull(affiliations.letterId),
            sql`${affiliations.letterId} not in (select id from letters where visibility = 'named' or withdrawn_at is not null)`,
          ),
        )
        .orderBy(...byBeginning)
      return {
        actors: await withAliases(
          await db.select(stored).from(actors).orderBy(asc(actors.nameKey), asc(actors.id)),
        ),
        affiliations: rows.filter(({ memberId, organisationId }) => memberId !== organisationId),
      }
    },

    /** Where actors belong or belonged, up through units and their organisations, with the names of these. */
    belonging: async (
      ids: readonly string[],
    ): Promise<{ affiliations: AffiliationsByMember; names: Map<string, string> }> => {
      const shown = sql` and (a.letter_id is null or a.letter_id not in (${sight.hidden}))`
      const above = sql`(with recursive above (id) as (select ${actors.countsAsId} from ${actors} where ${and(among(db, actors.id, ids), known)} union select o.counts_as_id from above join actors m on m.counts_as_id = above.id join affiliations a on a.member_id = m.id${shown} join actors o on o.id = a.organisation_id) select m.id from above join actors m on m.counts_as_id = above.id)`
      const rows = await db
        .select({ affiliation: belonging, name: actors.name })
        .from(affiliations)
        .innerJoin(actors, eq(actors.id, standing(affiliations.organisationId)))
        .where(and(inArray(affiliations.memberId, above), proven))
        .orderBy(...byBeginning)
      const others = rows.filter(
        ({ affiliation: { memberId, organisationId } }) => memberId !== organisationId,
      )
      return {
        affiliations: groupAffiliationsByMember(others.map(({ affiliation }) => affiliation)),
        names: new Map(others.map(({ affiliation, name }) => [affiliation.organisationId, name])),
      }
    },

    /** The affiliations of an actor as a member or as an organisation, with the name of the other side. */
    affiliationsOf: async (
      id: string,
      most: number,
    ): Promise<(Affiliation & { other: { id: string; name: string } })[]> => {
      const own = db.select({ id: actors.id }).from(actors).where(eq(actors.countsAsId, id))
      const other = sql`(select a.counts_as_id from actors a where a.id = case when ${inArray(affiliations.memberId, own)} then ${affiliations.organisationId} else ${affiliations.memberId} end)`
      const rows = await db
        .select({ affiliation: belonging, other: { id: actors.id, name: actors.name } })
        .from(affiliations)
        .innerJoin(actors, eq(actors.id, other))
        .where(
          and(
            or(inArray(affiliations.memberId, own), inArray(affiliations.organisationId, own)),
            ne(actors.id, id),
            proven,
          ),
        )
        .orderBy(...byBeginning)
        .limit(most)
      return rows.map(({ affiliation, other }) => ({ ...affiliation, other }))
    },

    /** A page of everybody whose name or alias holds the words, with how many positions count for them and when the newest is from, and how many there are. */
    directory: async (
      { words = '', kind, order = 'name' }: DirectoryAsked,
      most: number,
      skip = 0,
    ): Promise<{ rows: ActorRow[]; total: number }> => {
      const wanted = foldText(words)
      const where = and(
        eq(actors.countsAsId, actors.id),
        known,
        kind ? eq(actors.kind, kind) : undefined,
        wanted ? inArray(actors.id, called(db, wanted, known)) : undefined,
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
          .orderBy(...ordered(order, sight), asc(actors.nameKey), asc(actors.id))
          .limit(most)
          .offset(skip)
      ).map(({ id }) => id)
      const page = new Map((await byIds(ids)).map((actor) => [actor.id, actor]))
      const [said, wrote] = [await countedFor(db, ids, sight), await writtenBy(db, ids, sight)]
      return {
        total: count?.total ?? 0,
        rows: ids
          .map((id) => page.get(id)!)
          .map((actor) => ({
            ...actor,
            positions: said.get(actor.id)?.positions ?? 0,
            letters: wrote.get(actor.id) ?? 0,
            lastDay: said.get(actor.id)?.lastDay ?? null,
          })),
      }
    },

    record: async (added: readonly NewActor[], stays: readonly NewAffiliation[], doer: Doer) => {
      const at = new Date().toISOString()
      await atomically(db, (tx) => [
        ...insertActors(tx, added, doer, at, null),
        ...insertAffiliations(tx, stays, doer, at, null),
      ])
    },
  }
}

const stored = {
  id: actors.id,
  kind: actors.kind,
  name: actors.name,
  countsAsId: actors.countsAsId,
}
type Stored = { id: string; kind: string; name: string; countsAsId: string }

/** The actor that a column's counts as: what a merge changes, while the column itself keeps what was said. */
export function standing(column: Column): SQL<string> {
  return sql<string>`(select standing.counts_as_id from actors standing where standing.id = ${column})`
}

/** Those who stand for themselves, in the order given; what was merged into them gives its names to their aliases. */
function remaining(
  rows: readonly Stored[],
  written: ReadonlyMap<string, { name: string }[]>,
): Actor[] {
  const names = new Map<string, string[]>()
  for (const { id, name, countsAsId } of rows) {
    const own = [
      ...(id === countsAsId ? [] : [name]),
      ...(written.get(id) ?? []).map((alias) => alias.name),
    ]
    if (own.length) names.set(countsAsId, [...(names.get(countsAsId) ?? []), ...own])
  }
  return rows
    .filter(({ id, countsAsId }) => id === countsAsId)
    .map(({ id, kind, name }) => ({
      id,
      kind: kind as ActorKind,
      name,
      aliases: [...new Set(names.get(id))].filter((alias) => alias !== name),
    }))
}

/** Ids of those whose name or alias, or that of what was merged into them, holds the folded words. */
function called(db: Db, wanted: string, known: SQL | undefined): SQL {
  const and = known ? sql` and ${known}` : sql``
  return sql`(select ${actors.countsAsId} from ${actors} where ${containing(db, actors.nameKey, wanted)}${and} union select ${actors.countsAsId} from ${aliases} join ${actors} on ${actors.id} = ${aliases.actorId} where ${containing(db, aliases.nameKey, wanted)}${and})`
}

async function countedFor(
  db: Db,
  ids: readonly string[],
  { seen }: Sight,
): Promise<Map<string, { positions: number; lastDay: Day }>> {
  if (!ids.length) return new Map()
  const rows = await db
    .select({
      actorId: evidence.actorId,
      positions: sql<number>`cast(count(*) as integer)`,
      lastDay: sql<Day>`max(${evidence.lastDay})`,
    })
    .from(evidence)
    .where(and(inArray(evidence.actorId, [...ids]), seen(evidence.letterId)))
    .groupBy(evidence.actorId)
  return new Map(rows.map(({ actorId, ...row }) => [actorId, row]))
}

async function writtenBy(
  db: Db,
  ids: readonly string[],
  { seen }: Sight,
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
      and(inArray(actors.countsAsId, [...ids]), eq(parties.role, 'author'), seen(parties.letterId)),
    )
    .groupBy(actors.countsAsId)
  return new Map(rows.map(({ actorId, letters }) => [actorId, letters]))
}

/** Those whose beginning is not known come first, in either engine. */
const byBeginning = [asc(sql`coalesce(${affiliations.firstDay}, '')`), asc(affiliations.id)]

/** The newest day is looked up topic by topic, as each is the end of one range of the evidence. */
function ordered(order: NonNullable<DirectoryAsked['order']>, { hidden }: Sight): SQL[] {
  const seen = sql` and e.letter_id not in (${hidden})`
  if (order === 'name') return []
  if (order === 'most')
    return [sql`(select count(*) from evidence e where e.actor_id = ${actors.id}${seen}) desc`]
  return [
    sql`coalesce((select max(newest.day) from (select (select max(e.last_day) from evidence e where e.actor_id = ${actors.id} and e.topic_id = t.id${seen}) as day from topics t) newest), '') desc`,
  ]
}

/**
 * Whether something that the reader sees names an actor, or one that was merged into it: a letter, a position in one,
 * an affiliation, or the codebook.
 */
export function knownBy({ hidden }: Sight): SQL {
  return sql`(${actors.letterId} is null or ${actors.letterId} not in (${hidden}) or exists (select 1 from actors g where (g.counts_as_id = ${actors.id} or g.id = ${actors.id}) and (g.letter_id is null or g.letter_id not in (${hidden})
    or exists (select 1 from parties p where p.actor_id = g.id and p.letter_id not in (${hidden}))
    or exists (select 1 from position_holders h join positions p on p.id = h.position_id where h.actor_id = g.id and p.letter_id not in (${hidden}))
    or exists (select 1 from affiliations a where (a.member_id = g.id or a.organisation_id = g.id) and (a.letter_id is null or a.letter_id not in (${hidden}))))))`
}

/** Whether the reader sees the letter that an affiliation stands in; undefined where they see all. */
export function provenTo(sight: Sight): SQL | undefined {
  return or(isNull(affiliations.letterId), sight.seen(affiliations.letterId))
}

const belonging = {
  id: affiliations.id,
  memberId: standing(affiliations.memberId),
  organisationId: standing(affiliations.organisationId),
  role: affiliations.role,
  firstDay: affiliations.firstDay,
  lastDay: affiliations.lastDay,
}

/** New actors; `letterId` is the letter that names them, null where the codebook does. */
export function insertActors(
  tx: Transaction,
  added: readonly NewActor[],
  doer: Doer,
  at: string,
  letterId: string | null,
): Statement[] {
  return added.flatMap((actor) => [
    tx.insert(actors).values({
      id: actor.id,
      kind: actor.kind,
      name: actor.name,
      nameKey: foldText(actor.name),
      createdAt: at,
      letterId,
      countsAsId: actor.id,
    }),
    ...(actor.aliases ?? []).map((name) =>
      tx.insert(aliases).values({ actorId: actor.id, name, nameKey: foldText(name) }),
    ),
    noted(tx, doer, at, { deed: 'added', thing: 'actor', thingId: actor.id, after: actor }),
  ])
}

/** New affiliations; `letterId` is the letter that proves them, null where the codebook says so. */
export function insertAffiliations(
  tx: Transaction,
  added: readonly NewAffiliation[],
  doer: Doer,
  at: string,
  letterId: string | null,
): Statement[] {
  return added.flatMap((affiliation) => {
    const { memberId, organisationId, role, firstDay, lastDay } = affiliation
    const id = newId()
    return [
      tx
        .insert(affiliations)
        .values({ id, memberId, organisationId, role, firstDay, lastDay, letterId }),
      ...evidenceAnew(tx, { memberId }),
      noted(tx, doer, at, { deed: 'added', thing: 'affiliation', thingId: id, after: affiliation }),
    ]
  })
}
