import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import type { PartNumber, Split, SplitPart } from '#app/domain/splits.ts'
import { bindFirst } from '../core/bind-first.ts'
import { commitChange, type ChangeOutcome, inList } from '../core/dialect.ts'
import { newId } from '../core/ids.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { positions, splitPositions, splits, users } from '../schema/schema.ts'
import type { PerformedBy } from '../statements/audit-entry.ts'
import { finishSplit, undoSplit } from './finish-split.ts'

/** Topics that are taken apart into two. Nothing of it counts until it is done. */
export function bindSplits(visible: VisibleScope) {
  return bindFirst(visible, {
    ofTopic: listSplits,
    begin: beginSplit,
    discard: discardSplit,
    assignments: readAssignments,
    assign: assignPositions,
    finish: finishSplit,
    undo: undoSplit,
  })
}

/**
 * The splits of a topic that were begun in a dossier and not taken back, the newest first: at most one is not done yet.
 * Those of other dossiers that use the topic name topics which the reader may not see.
 */
async function listSplits(
  { db, isTopicVisible, isDossierVisible }: VisibleScope,
  topicId: string,
  dossierId: string,
): Promise<Split[]> {
  const rows = await db
    .select({ split: splits, by: users.name })
    .from(splits)
    .leftJoin(users, eq(users.id, sql`coalesce(${splits.doneBy}, ${splits.begunBy})`))
    .where(
      and(
        eq(splits.topicId, topicId),
        eq(splits.dossierId, dossierId),
        isNull(splits.undoneAt),
        isTopicVisible(splits.topicId),
        isDossierVisible(splits.dossierId),
      ),
    )
    .orderBy(desc(splits.begunAt), desc(splits.id))
  return rows.map(({ split, by }) => ({
    id: split.id,
    topicId: split.topicId,
    dossierId,
    parts: [
      { topicId: split.firstId, name: split.firstName, isNew: split.firstIsNew },
      { topicId: split.secondId, name: split.secondName, isNew: split.secondIsNew },
    ],
    doneAt: split.doneAt,
    by,
    undoneAt: split.undoneAt,
    revision: split.revision,
  }))
}

/** Begins to take a topic apart in a dossier that uses it; nothing where somebody has begun there already. */
async function beginSplit(
  { db }: VisibleScope,
  { topicId, dossierId }: Pick<Split, 'topicId' | 'dossierId'>,
  [first, second]: readonly [SplitPart, SplitPart],
  performedBy: PerformedBy,
): Promise<ChangeOutcome> {
  return commitChange(db, (tx) => [
    {
      requireChange: tx
        .insert(splits)
        .values({
          id: newId(),
          topicId,
          dossierId,
          firstId: first.topicId,
          firstName: first.name,
          firstIsNew: first.isNew,
          secondId: second.topicId,
          secondName: second.name,
          secondIsNew: second.isNew,
          begunAt: new Date().toISOString(),
          begunBy: performedBy.userId,
        })
        .onConflictDoNothing(),
    },
  ])
}

/** Throws away what was begun; no position is changed by that. */
async function discardSplit({ db }: VisibleScope, { id }: Split): Promise<ChangeOutcome> {
  const isOpen = sql`exists (select 1 from splits s where s.id = ${id} and s.done_at is null)`
  return commitChange(db, (tx) => [
    tx.delete(splitPositions).where(and(eq(splitPositions.splitId, id), isOpen)),
    { requireChange: tx.delete(splits).where(and(eq(splits.id, id), isNull(splits.doneAt))) },
  ])
}

/** To which part each position goes that was decided, by their ids. */
async function readAssignments(
  { db, isVisible, isTopicVisible, isDossierVisible }: VisibleScope,
  { id }: Pick<Split, 'id'>,
): Promise<Map<string, PartNumber>> {
  const rows = await db
    .select({ id: splitPositions.positionId, part: splitPositions.part })
    .from(splitPositions)
    .innerJoin(splits, eq(splits.id, splitPositions.splitId))
    .innerJoin(positions, eq(positions.id, splitPositions.positionId))
    .where(
      and(
        eq(splits.id, id),
        isDossierVisible(splits.dossierId),
        isVisible(positions.letterId),
        isTopicVisible(positions.topicId),
      ),
    )
  return new Map(rows.map((row) => [row.id, row.part as PartNumber]))
}

/** Puts positions to a part, or leaves them undecided again where none is named. */
async function assignPositions(
  { db }: VisibleScope,
  { id }: Pick<Split, 'id'>,
  positionIds: readonly string[],
  part: PartNumber | null,
): Promise<ChangeOutcome> {
  if (!positionIds.length) return { changed: false }
  return commitChange(db, (tx) => [
    {
      requireChange: tx
        .update(splits)
        .set({ revision: sql`${splits.revision} + 1` })
        .where(and(eq(splits.id, id), isNull(splits.doneAt))),
    },
    tx
      .delete(splitPositions)
      .where(
        and(eq(splitPositions.splitId, id), inList(db, splitPositions.positionId, positionIds)),
      ),
    ...(part === null
      ? []
      : positionIds.map((positionId) =>
          tx.insert(splitPositions).values({ splitId: id, positionId, part }),
        )),
  ])
}
