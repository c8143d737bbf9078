import { and, desc, eq, isNull, or, sql, type SQL } from 'drizzle-orm'
import { describeActorSort, type ActorKind, type ActorSort } from '#app/domain/actors.ts'
import type { ActorFactKind } from '#app/domain/actor-facts.ts'
import type { Register } from '#app/domain/registers.ts'
import { commitChange, inList, type ChangeOutcome, type Db } from '../core/dialect.ts'
import { maskActor, maskActorName } from '../core/masked-rows.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import {
  actorFacts,
  actors,
  affiliations,
  letters,
  removedActors,
  users,
} from '../schema/schema.ts'
import { auditEntry, type PerformedBy } from '../statements/audit-entry.ts'
import { insertKeptRows, type KeptActor } from '../statements/kept-actors.ts'
import { actorFactStatements } from './actor-facts.ts'
import { affiliationStatements } from './affiliation-records.ts'
import { askAgain } from './removed-proposals.ts'

/** An actor that was removed, as a list shows it and as it would come back. */
export type RemovedActor = {
  id: string
  name: string
  sort: ActorSort
  aliases: string[]
  numbers: { register: Register; number: string }[]
  removedAt: string
  removedBy: string | null
  /** Whom its rows name who were removed since as well, and have to come back first. */
  needs: { id: string; name: string | null }[]
  /** How many of its rows name somebody who is gone for good, and do not come back. */
  lost: number
}

/** Whoever could see the letter that an actor came with, and whoever removed it, may know of it. */
function isRemovalVisible({ isVisible, readerId }: VisibleScope): SQL | undefined {
  return or(
    isNull(removedActors.letterId),
    isVisible(removedActors.letterId),
    readerId === null ? undefined : eq(removedActors.removedBy, readerId),
  )
}

/** Actors that were removed and can be brought back, the newest first, and how many there are. */
export async function listRemovedActors(
  visible: VisibleScope,
  limit: number,
  offset = 0,
): Promise<{ rows: RemovedActor[]; total: number }> {
  const [count] = await visible.db
    .select({ total: sql<number>`cast(count(*) as integer)` })
    .from(removedActors)
    .where(isRemovalVisible(visible))
  const rows = await readRemoved(visible, undefined, { limit, offset })
  return { rows, total: count?.total ?? 0 }
}

/** One of them; null where there is none. */
export async function findRemovedActor(
  visible: VisibleScope,
  id: string,
): Promise<RemovedActor | null> {
  const [found] = await readRemoved(visible, eq(removedActors.id, id), { limit: 1, offset: 0 })
  return found ?? null
}

async function readRemoved(
  visible: VisibleScope,
  where: SQL | undefined,
  { limit, offset }: { limit: number; offset: number },
): Promise<RemovedActor[]> {
  const { db, seesContactDetails } = visible
  const rows = await db
    .select({ row: removedActors, removedBy: users.name })
    .from(removedActors)
    .leftJoin(users, eq(users.id, removedActors.removedBy))
    .where(and(where, isRemovalVisible(visible)))
    .orderBy(desc(removedActors.removedAt), desc(removedActors.id))
    .limit(limit)
    .offset(offset)
  const all = rows.map(({ row }) => row.kept as KeptActor)
  const named = await readRemovedNames(visible, all.flatMap(listNamed))
  const present = await findPresent(db, all.flatMap(listNamed))
  const seenLetters = await findSeenLetters(visible, all)
  return rows.map(({ row, removedBy }) => {
    const kept = row.kept as KeptActor
    const { id, kind, name, heldInTurn } = kept.actor
    const actor = { id, kind: kind as ActorKind, name, aliases: kept.aliases }
    const shown = seesContactDetails ? actor : maskActor(actor)
    const told = leaveHiddenRowsOut(kept, seenLetters)
    const isTold = new Set(listNamed(told))
    return {
      ...{ id, name: shown.name, aliases: shown.aliases },
      sort: describeActorSort({ kind: actor.kind, heldInTurn }),
      numbers: kept.numbers.map(({ register, number }) => ({
        register: register as Register,
        number,
      })),
      ...{ removedAt: row.removedAt, removedBy },
      needs: listNamed(kept).flatMap((each) =>
        named.has(each) ? [{ id: each, name: (isTold.has(each) && named.get(each)) || null }] : [],
      ),
      lost: listNamedRows(told).filter((each) => !named.has(each) && !present.has(each)).length,
    }
  })
}

type KeptRows = Pick<KeptActor, 'affiliations' | 'facts'>

/** Whom the rows of an actor name, row by row: where it belongs, and as whom it continues. */
const listNamedRows = ({ affiliations: belonging, facts }: KeptRows): string[] => [
  ...belonging.map(({ organisationId }) => organisationId),
  ...facts.flatMap(({ successorId }) => successorId ?? []),
]

const listNamed = (rows: KeptRows): string[] => [...new Set(listNamedRows(rows))]

/** Without rows that a letter proves which the reader does not see. */
function leaveHiddenRowsOut(rows: KeptRows, seenLetters: ReadonlySet<string>): KeptRows {
  const isSeen = ({ letterId }: { letterId: string | null }) =>
    letterId === null || seenLetters.has(letterId)
  return { affiliations: rows.affiliations.filter(isSeen), facts: rows.facts.filter(isSeen) }
}

/** Those of the letters that prove rows of some actors which the reader sees. */
async function findSeenLetters(
  { db, isVisible }: VisibleScope,
  all: readonly KeptRows[],
): Promise<Set<string>> {
  const ids = all.flatMap((rows) =>
    [...rows.affiliations, ...rows.facts].flatMap(({ letterId }) => letterId ?? []),
  )
  if (!ids.length) return new Set()
  const rows = await db
    .select({ id: letters.id })
    .from(letters)
    .where(and(inList(db, letters.id, ids), isVisible(letters.id)))
  return new Set(rows.map(({ id }) => id))
}

/** Those of some actors that are in the store. */
async function findPresent(db: Db, ids: readonly string[]): Promise<Set<string>> {
  if (!ids.length) return new Set()
  const found = await db
    .select({ id: actors.id })
    .from(actors)
    .where(inList(db, actors.id, ids))
  return new Set(found.map(({ id }) => id))
}

/** Those of some actors that are removed and not in the store; the name is null where the reader may not know it. */
async function readRemovedNames(
  visible: VisibleScope,
  ids: readonly string[],
): Promise<Map<string, string | null>> {
  const { db, seesContactDetails } = visible
  if (!ids.length) return new Map()
  const isSeen = sql<number>`case when ${isRemovalVisible(visible)} then 1 else 0 end`
  const rows = await db
    .select({ id: removedActors.id, kept: removedActors.kept, isSeen })
    .from(removedActors)
    .where(
      and(
        inList(db, removedActors.id, ids),
        sql`not exists (select 1 from ${actors} where ${eq(actors.id, removedActors.id)})`,
      ),
    )
  return new Map(
    rows.map(({ id, kept, isSeen: seen }) => {
      const { name } = (kept as KeptActor).actor
      return [id, Number(seen) !== 1 ? null : seesContactDetails ? name : maskActorName(name, id)]
    }),
  )
}

/**
 * Brings an actor back with all that its removal took out, and with nothing that was taken out before. Nothing changes
 * where somebody else brought it back, or removed it again, since it was read.
 */
export async function bringActorBack(
  { db }: VisibleScope,
  { id, removedAt }: Pick<RemovedActor, 'id' | 'removedAt'>,
  performedBy: PerformedBy,
): Promise<ChangeOutcome> {
  const isAsRead = and(eq(removedActors.id, id), eq(removedActors.removedAt, removedAt))
  const [row] = await db.select().from(removedActors).where(isAsRead)
  if (!row) return { changed: false }
  const [there] = await db.select().from(actors).where(eq(actors.id, id))
  const kept = await leaveLostOut(db, row.kept as KeptActor)
  const back = there ? await findStanding(db, kept) : kept
  const { withdrew } = kept
  const isAmong = (ids: readonly string[]) => (one: { id: string }) => ids.includes(one.id)
  const rows = back.affiliations.filter(isAmong(withdrew.affiliations))
  const facts = back.facts
    .filter(isAmong(withdrew.facts))
    .map((fact) => ({ ...fact, kind: fact.kind as ActorFactKind }))
  const at = new Date().toISOString()
  const revision = (there ?? kept.actor).revision + (there ? 1 : 2)
  const { letterId } = kept.actor
  return commitChange(db, (tx) => [
    { requireChange: tx.delete(removedActors).where(isAsRead) },
    ...(there
      ? [
          {
            requireChange: tx
              .update(actors)
              .set({ letterId, revision })
              .where(
                and(
                  ...[eq(actors.id, id), eq(actors.countsAsId, id)],
                  eq(actors.revision, there.revision),
                ),
              ),
          },
        ]
      : insertKeptRows(tx, kept, revision)),
    ...affiliationStatements(tx, id, { restored: rows }, performedBy, at),
    ...actorFactStatements(tx, id, { returned: facts }, performedBy, at),
    ...askAgain(db, tx, withdrew.proposals, removedAt),
    auditEntry(tx, performedBy, at, {
      action: 'brought back',
      subject: 'actor',
      subjectId: id,
    }),
  ])
}

/** Without rows that name somebody who is gone for good, and pairs with them. */
async function leaveLostOut(db: Db, kept: KeptActor): Promise<KeptActor> {
  const { id } = kept.actor
  const pairs = kept.twins.map(({ firstId, secondId }) => (firstId === id ? secondId : firstId))
  const known = (await findPresent(db, [...listNamed(kept), ...pairs])).add(id)
  return {
    ...kept,
    affiliations: kept.affiliations.filter(({ organisationId }) => known.has(organisationId)),
    facts: kept.facts.filter(({ successorId }) => successorId === null || known.has(successorId)),
    twins: kept.twins.filter(({ firstId, secondId }) => known.has(firstId) && known.has(secondId)),
  }
}

/** Of what the removal took out of an actor that stayed in the store, what nobody changed since. */
async function findStanding(
  db: Db,
  { actor: { id }, affiliations: belonging, facts }: KeptActor,
): Promise<Pick<KeptActor, 'affiliations' | 'facts'>> {
  const rows = await db.select().from(affiliations).where(eq(affiliations.memberId, id))
  const factRows = await db.select().from(actorFacts).where(eq(actorFacts.actorId, id))
  const makeComparison = (now: readonly { id: string; revision: number }[]) => {
    const revisions = new Map(now.map((one) => [one.id, one.revision]))
    return (one: { id: string; revision: number }) => revisions.get(one.id) === one.revision
  }
  return {
    affiliations: belonging.filter(makeComparison(rows)),
    facts: facts.filter(makeComparison(factRows)),
  }
}
