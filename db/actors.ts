import { asc, eq, inArray, sql } from 'drizzle-orm'
import { folded, type Actor, type ActorKind, type Affiliation } from '#app/domain/actors.ts'
import { noted, type Doer } from './audit.ts'
import { atomically, type Db, type Statement, type Transaction } from './dialect.ts'
import { newId } from './ids.ts'
import { actors, affiliations, aliases, parties, positionHolders } from './schema.ts'

export type NewActor = { id: string; kind: ActorKind; name: string; aliases?: string[] }
export type NewAffiliation = Omit<Affiliation, 'id'>
export type ActorRow = Actor & { positions: number; letters: number; lastDay: string | null }

export function actorsIn(db: Db) {
  const withAliases = async (rows: { id: string; kind: string; name: string }[]): Promise<Actor[]> => {
    const others = rows.length ? await db.select().from(aliases).where(rows.length > 500 ? undefined : inArray(aliases.actorId, rows.map(({ id }) => id))).orderBy(asc(aliases.name)) : []
    const byActor = new Map<string, { name: string }[]>()
    for (const alias of others) byActor.set(alias.actorId, [...(byActor.get(alias.actorId) ?? []), alias])
    return rows.map(({ id, kind, name }) => ({ id, kind: kind as ActorKind, name, aliases: (byActor.get(id) ?? []).map((alias) => alias.name) }))
  }
  return {
    all: async () => withAliases(await db.select().from(actors).orderBy(asc(actors.nameKey), asc(actors.id))),

    byIds: async (ids: readonly string[]) => (ids.length ? withAliases(await db.select().from(actors).where(inArray(actors.id, [...ids]))) : []),

    byId: async (id: string) => (await withAliases(await db.select().from(actors).where(eq(actors.id, id))))[0] ?? null,

    affiliations: async (): Promise<Affiliation[]> => db.select().from(affiliations).orderBy(asc(sql`coalesce(${affiliations.firstDay}, '')`), asc(affiliations.id)),

    /** Everybody with how much they stated and when last, in order of name. */
    directory: async (): Promise<ActorRow[]> => {
      const everybody = await withAliases(await db.select().from(actors).orderBy(asc(actors.nameKey), asc(actors.id)))
      const stated = await db
        .select({ actorId: positionHolders.actorId, positions: sql<number>`count(*)`, lastDay: sql<string>`max(${positionHolders.lastDay})` })
        .from(positionHolders)
        .where(eq(positionHolders.approved, true))
        .groupBy(positionHolders.actorId)
      const written = await db
        .select({ actorId: parties.actorId, letters: sql<number>`count(distinct ${parties.letterId})` })
        .from(parties)
        .where(eq(parties.role, 'author'))
        .groupBy(parties.actorId)
      const [said, wrote] = [new Map(stated.map((row) => [row.actorId, row])), new Map(written.map((row) => [row.actorId, row.letters]))]
      return everybody.map((actor) => ({ ...actor, positions: said.get(actor.id)?.positions ?? 0, letters: wrote.get(actor.id) ?? 0, lastDay: said.get(actor.id)?.lastDay ?? null }))
    },

    record: async (added: readonly NewActor[], belonging: readonly NewAffiliation[], doer: Doer) => {
      const at = new Date().toISOString()
      await atomically(db, (tx) => [...insertActors(tx, added, doer, at), ...insertAffiliations(tx, belonging, doer, at)])
    },
  }
}

export function insertActors(tx: Transaction, added: readonly NewActor[], doer: Doer, at: string): Statement[] {
  return added.flatMap((actor) => [
    tx.insert(actors).values({ id: actor.id, kind: actor.kind, name: actor.name, nameKey: folded(actor.name), createdAt: at }),
    ...(actor.aliases ?? []).map((name) => tx.insert(aliases).values({ actorId: actor.id, name, nameKey: folded(name) })),
    noted(tx, doer, at, { deed: 'added', thing: 'actor', thingId: actor.id, after: actor }),
  ])
}

export function insertAffiliations(tx: Transaction, belonging: readonly NewAffiliation[], doer: Doer, at: string): Statement[] {
  return belonging.flatMap((affiliation) => {
    const { memberId, organisationId, role, firstDay, lastDay } = affiliation
    const id = newId()
    return [tx.insert(affiliations).values({ id, memberId, organisationId, role, firstDay, lastDay }), noted(tx, doer, at, { deed: 'added', thing: 'affiliation', thingId: id, after: affiliation })]
  })
}
