import { and, asc, inArray } from 'drizzle-orm'
import type { Actor, ActorKind } from '#app/domain/actors.ts'
import { groupRowsBy } from '#app/domain/collections.ts'
import { atomically, type Db, inList } from '../core/dialect.ts'
import { maskActor } from '../core/masked-rows.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { actors, aliases } from '../schema/schema.ts'
import type { PerformedBy } from '../statements/audit-entry.ts'
import {
  insertActors,
  insertAffiliations,
  type NewActor,
  type NewAffiliation,
} from '../statements/insert-actors.ts'
import { isActorVisible } from '../statements/visible-actors.ts'

export async function listActors(visible: VisibleScope): Promise<Actor[]> {
  const { db } = visible
  return withAliases(
    visible,
    await db
      .select(actorColumns)
      .from(actors)
      .where(isActorVisible(visible))
      .orderBy(asc(actors.nameKey), asc(actors.id)),
  )
}

/** The actor that an id stands for: another than named where that one was merged into it. */
export async function findActor(visible: VisibleScope, id: string): Promise<Actor | null> {
  return (await findActors(visible, [id]))[0] ?? null
}

export async function recordActors(
  db: Db,
  added: readonly NewActor[],
  addedAffiliations: readonly NewAffiliation[],
  performedBy: PerformedBy,
) {
  const at = new Date().toISOString()
  await atomically(db, (tx) => [
    ...insertActors(tx, added, performedBy, at, null),
    ...insertAffiliations(tx, addedAffiliations, performedBy, at, null),
  ])
}

/** The actors of some rows, with their aliases: names are masked or open by the reader's right. */
export async function withAliases(
  { db, seesContactDetails }: Pick<VisibleScope, 'db' | 'seesContactDetails'>,
  rows: readonly StoredActor[],
): Promise<Actor[]> {
  const aliasRows = rows.length
    ? await db
        .select()
        .from(aliases)
        .where(
          inList(
            db,
            aliases.actorId,
            rows.map(({ id }) => id),
          ),
        )
        .orderBy(asc(aliases.name))
    : []
  const found = resolveMerged(rows, groupRowsBy('actorId', aliasRows))
  return seesContactDetails ? found : found.map(maskActor)
}

/** Those that the ids count as: themselves, or the ones they were merged into; each once. */
export async function findActors(visible: VisibleScope, ids: readonly string[]): Promise<Actor[]> {
  const { db } = visible
  if (!ids.length) return []
  const canonicalIds = db
    .select({ id: actors.countsAsId })
    .from(actors)
    .where(and(inList(db, actors.id, ids), isActorVisible(visible)))
  const rows = await db
    .select(actorColumns)
    .from(actors)
    .where(and(inArray(actors.countsAsId, canonicalIds), isActorVisible(visible)))
    .orderBy(asc(actors.id))
  return withAliases(visible, rows)
}

export const actorColumns = {
  id: actors.id,
  kind: actors.kind,
  name: actors.name,
  countsAsId: actors.countsAsId,
}

type StoredActor = { id: string; kind: string; name: string; countsAsId: string }

/** Those who stand for themselves, in the order given; what was merged into them gives its names to their aliases. */
function resolveMerged(
  rows: readonly StoredActor[],
  aliasRows: ReadonlyMap<string, { name: string }[]>,
): Actor[] {
  const names = new Map<string, string[]>()
  for (const { id, name, countsAsId } of rows) {
    const own = [
      ...(id === countsAsId ? [] : [name]),
      ...(aliasRows.get(id) ?? []).map((alias) => alias.name),
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
