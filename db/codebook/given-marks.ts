import { and, asc, eq, sql } from 'drizzle-orm'
import { planFreedPair, type PairPlan, type ActorPair } from '#app/domain/actor-marks.ts'
import { commitChange, type Db } from '../core/dialect.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { actors, givenMarks } from '../schema/schema.ts'
import { auditEntry, type PerformedBy } from '../statements/audit-entry.ts'
import { findActors } from './actor-rows.ts'

type StoredMark = ActorPair & { countsAsId: string }

/** Every mark of a dossier; `actorId` is whom it was given to, `countsAsId` whom that one counts as by now. */
export async function readGivenMarks(db: Db, dossierId: string): Promise<StoredMark[]> {
  const rows = await db
    .select({
      actorId: givenMarks.actorId,
      countsAsId: actors.countsAsId,
      mark: givenMarks.mark,
      givenAt: givenMarks.givenAt,
      pinnedBy: sql<number>`(select count(distinct p.user_id) from pins p
        join actors pinned on pinned.id = p.actor_id join users u on u.id = p.user_id
        where p.dossier_id = ${givenMarks.dossierId} and pinned.counts_as_id = ${actors.countsAsId}
        and u.deactivated_at is null)`.mapWith(Number),
    })
    .from(givenMarks)
    .innerJoin(actors, eq(actors.id, givenMarks.actorId))
    .where(eq(givenMarks.dossierId, dossierId))
    .orderBy(asc(givenMarks.mark))
  return rows
}

/**
 * The marks of a dossier by the ids of whom they count for: its own before that of one which was merged into it, of
 * these the lowest.
 */
export async function readMarks(
  { db }: Pick<VisibleScope, 'db'>,
  dossierId: string,
): Promise<Map<string, number>> {
  const rows = await db
    .select({
      actorId: givenMarks.actorId,
      countsAsId: actors.countsAsId,
      mark: givenMarks.mark,
    })
    .from(givenMarks)
    .innerJoin(actors, eq(actors.id, givenMarks.actorId))
    .where(eq(givenMarks.dossierId, dossierId))
    .orderBy(asc(givenMarks.mark))
  const marks = new Map<string, number>()
  for (const { actorId, countsAsId, mark } of rows)
    if (actorId === countsAsId || !marks.has(countsAsId)) marks.set(countsAsId, mark)
  return marks
}

/** A given mark as a reader sees it. */
export type NamedMark = ActorPair & { name: string }

/** The marks that a dossier gave to actors whom the reader may know of, in their order. */
export async function listGivenMarks(
  visible: VisibleScope,
  dossierId: string,
): Promise<NamedMark[]> {
  const given = await readGivenMarks(visible.db, dossierId)
  const shown = await findActors(
    visible,
    given.map(({ countsAsId }) => countsAsId),
  )
  const names = new Map(shown.map(({ id, name }) => [id, name]))
  return given.flatMap(({ countsAsId, ...mark }) => {
    const name = names.get(countsAsId)
    return name === undefined ? [] : [{ ...mark, name }]
  })
}

/**
 * Takes a pair from an actor, so that the dossier can give it anew: to the grey one that has waited longest, which is
 * answered. Null where the actor has no pair, or where the marks changed meanwhile.
 */
export async function freePair(
  db: Db,
  dossierId: string,
  actorId: string,
  performedBy: PerformedBy,
): Promise<PairPlan | null> {
  const given = await readGivenMarks(db, dossierId)
  const freed = planFreedPair(given, actorId)
  const owner = given.find((one) => one.actorId === actorId)
  if (!freed || !owner) return null
  const [{ nextId, greyMark }, { mark }] = [freed, owner]
  const next = given.find((one) => one.actorId === nextId)
  const at = new Date().toISOString()
  const isAsRead = (one: ActorPair) =>
    and(
      eq(givenMarks.dossierId, dossierId),
      eq(givenMarks.actorId, one.actorId),
      eq(givenMarks.mark, one.mark),
    )
  const { changed } = await commitChange(db, (tx) => [
    { requireChange: tx.delete(givenMarks).where(isAsRead(owner)) },
    ...(next ? [{ requireChange: tx.update(givenMarks).set({ mark }).where(isAsRead(next)) }] : []),
    ...(greyMark === null
      ? []
      : [
          {
            requireChange: tx
              .insert(givenMarks)
              .values({ dossierId, actorId, mark: greyMark, givenAt: at })
              .onConflictDoNothing(),
          },
        ]),
    auditEntry(tx, performedBy, at, {
      action: 'freed a pair',
      subject: 'dossier',
      subjectId: dossierId,
      after: { actorId, pair: mark + 1, ...(nextId && { nextActorId: nextId }) },
    }),
  ])
  return changed ? freed : null
}
