import { and, eq, inArray, or, type SQL } from 'drizzle-orm'
import { inList, type Db, type Statement, type Transaction } from '../core/dialect.ts'
import { audit, removedActors } from '../schema/schema.ts'
import type { KeptActor } from '../statements/kept-actors.ts'
import { eraseEntries } from './open-erasure.ts'

/** What is kept of removed actors that an erasure takes: whole actors, and rows of others. */
type RemovedRemains = {
  actorIds: string[]
  rowIds: string[]
  changed: { id: string; kept: KeptActor }[]
  names: { actorId: string; name: string }[]
}

type RowOfActor = { id: string; letterId: string | null }

/**
 * What a letter left in removed actors: those that came with it and of whom nothing else told go, as do `actorIds`; of
 * others the rows that it proves.
 */
export async function findRemovedRemains(
  db: Db,
  letterId: string,
  actorIds: readonly string[],
): Promise<RemovedRemains> {
  const remains: RemovedRemains = { actorIds: [], rowIds: [], changed: [], names: [] }
  for (const { id, kept: json, letterId: cameWith } of await db.select().from(removedActors)) {
    const kept = json as KeptActor
    const rows: RowOfActor[] = [...kept.affiliations, ...kept.facts]
    const isProven = (row: RowOfActor) => row.letterId === letterId
    if (actorIds.includes(id) || (cameWith === letterId && kept.affiliations.every(isProven))) {
      remains.actorIds.push(id)
      remains.rowIds.push(...rows.map((row) => row.id))
    } else if (rows.some(isProven)) {
      remains.rowIds.push(...rows.filter(isProven).map((row) => row.id))
      const names = listGoneNames(kept, isProven)
      remains.names.push(...names.map((name) => ({ actorId: id, name })))
      remains.changed.push({ id, kept: leaveOut(kept, { isGone: isProven, names }) })
    }
  }
  return remains
}

/** The same without rows, nor spellings that are names which the letter alone proves. */
function leaveOut(
  kept: KeptActor,
  { isGone, names }: { isGone: (row: RowOfActor) => boolean; names: readonly string[] },
): KeptActor {
  return {
    ...kept,
    aliases: kept.aliases.filter((alias) => !names.includes(alias)),
    affiliations: kept.affiliations.filter((row) => !isGone(row)),
    facts: kept.facts.filter((row) => !isGone(row)),
  }
}

/** The names that such rows alone say. */
function listGoneNames({ facts }: KeptActor, isGone: (row: RowOfActor) => boolean): string[] {
  const namesOf = (rows: KeptActor['facts']) =>
    rows.flatMap(({ kind, value }) => (kind === 'name' && value !== null ? [value] : []))
  const staying = namesOf(facts.filter((row) => !isGone(row)))
  return namesOf(facts.filter(isGone)).filter((name) => !staying.includes(name))
}

/** Takes it out of the store, with what the log tells of it. */
export function eraseRemoved(
  db: Db,
  tx: Transaction,
  { actorIds, rowIds, changed }: RemovedRemains,
): Statement[] {
  return [
    ...eraseEntries(tx, entriesOfRemoved(db, actorIds, rowIds)),
    tx.delete(removedActors).where(inList(db, removedActors.id, actorIds)),
    ...changed.map(({ id, kept }) =>
      tx.update(removedActors).set({ kept }).where(eq(removedActors.id, id)),
    ),
  ]
}

function entriesOfRemoved(
  db: Db,
  actorIds: readonly string[],
  rowIds: readonly string[],
): SQL | undefined {
  return or(
    and(eq(audit.thing, 'actor'), inList(db, audit.thingId, actorIds)),
    and(inArray(audit.thing, ['affiliation', 'actor fact']), inList(db, audit.thingId, rowIds)),
  )
}
