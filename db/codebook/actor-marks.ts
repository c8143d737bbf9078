import { and, eq, sql } from 'drizzle-orm'
import { writeIfPossible } from '../core/best-effort-writes.ts'
import { type Db, inList } from '../core/dialect.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { actorMarks } from '../schema/schema.ts'

/** The marks of actors in the charts of a dossier, by the actors' ids; those who were never drawn have none. */
export async function readActorMarks(
  { db }: VisibleScope,
  dossierId: string,
  actorIds: readonly string[],
): Promise<Map<string, number>> {
  if (!actorIds.length) return new Map()
  const rows = await db
    .select({ actorId: actorMarks.actorId, mark: actorMarks.mark })
    .from(actorMarks)
    .where(and(eq(actorMarks.dossierId, dossierId), inList(db, actorMarks.actorId, actorIds)))
  return new Map(rows.map(({ actorId, mark }) => [actorId, mark]))
}

/** How many actors of a dossier have each mark. */
export async function countMarkUses(
  { db }: VisibleScope,
  dossierId: string,
): Promise<Map<number, number>> {
  const rows = await db
    .select({ mark: actorMarks.mark, uses: sql<number>`cast(count(*) as integer)` })
    .from(actorMarks)
    .where(eq(actorMarks.dossierId, dossierId))
    .groupBy(actorMarks.mark)
  return new Map(rows.map(({ mark, uses }) => [mark, uses]))
}

/** Keeps marks for actors that have none yet; where nothing can be stored now, they are chosen anew later. */
export async function recordActorMarks(
  db: Db,
  dossierId: string,
  marks: ReadonlyMap<string, number>,
): Promise<void> {
  await writeIfPossible(db, (tx) =>
    [...marks].map(([actorId, mark]) =>
      tx.insert(actorMarks).values({ dossierId, actorId, mark }).onConflictDoNothing(),
    ),
  )
}
