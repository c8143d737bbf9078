import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import { turnLevel } from '#app/domain/level.ts'
import type { PositionWithLetter } from '#app/domain/positions.ts'
import type { PartNumber, Split } from '#app/domain/splits.ts'
import type { TopicWording } from '#app/domain/topic-wording.ts'
import {
  commitChange,
  type ChangeOutcome,
  inList,
  type RequiredChange,
  type Statement,
  type Transaction,
} from '../core/dialect.ts'
import { newId } from '../core/ids.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { oldestFirst, readPositions } from './position-rows.ts'
import { positions, splitPositions, splits } from '../schema/schema.ts'
import { refreshSearch } from '../search/refresh-search.ts'
import { auditEntry, type PerformedBy } from '../statements/audit-entry.ts'
import { rebuildEvidence } from '../statements/rebuild-evidence.ts'
import { closeEmptyPart, insertPart, movedBy, movePosition } from './split-statements.ts'

/** What a split is done with: where its new topics belong, what they say, and the positions as they were read. */
type FinishedSplit = {
  dossierId: string
  wording: TopicWording
  moved: readonly { position: PositionWithLetter; part: PartNumber }[]
}

/** Does what a split says: makes its topics and moves the positions that were decided; all of it or nothing. */
export async function finishSplit(
  visible: VisibleScope,
  split: Split,
  { dossierId, wording, moved }: FinishedSplit,
  performedBy: PerformedBy,
): Promise<ChangeOutcome> {
  const { db } = visible
  const at = new Date().toISOString()
  const [firstId, secondId] = split.parts.map(({ topicId }) => topicId ?? newId()) as [
    string,
    string,
  ]
  const stored = await readStored(
    visible,
    moved.map(({ position }) => position.id),
  )
  const ids = moved.map(({ position }) => position.id)
  if (!ids.length || ids.some((id) => !stored.has(id))) return { changed: false }
  const partIds = [firstId, secondId]
  const outcome = await commitChange(db, (tx) => [
    ...split.parts.flatMap((part, index) =>
      part.topicId === null
        ? insertPart(tx, { part, id: partIds[index]!, dossierId, wording }, performedBy, at)
        : [],
    ),
    {
      requireChange: tx
        .update(splits)
        .set({ firstId, secondId, doneAt: at, doneBy: performedBy.userId })
        .where(
          and(eq(splits.id, split.id), eq(splits.revision, split.revision), isNull(splits.doneAt)),
        ),
    },
    ...moved.flatMap(({ position, part }) =>
      moveToPart(
        tx,
        { split, stored: stored.get(position.id)!, revision: position.revision },
        partIds[part - 1]!,
        performedBy,
        at,
      ),
    ),
    ...rebuildEvidence(tx, { positionIds: movedBy(split.id) }),
    auditEntry(tx, performedBy, at, {
      action: 'split',
      subject: 'topic',
      subjectId: split.topicId,
      after: { firstPartId: firstId, secondPartId: secondId },
    }),
  ])
  await refreshSearch(db)
  return outcome
}

type Moving = {
  split: Split
  stored: { position: PositionWithLetter; topicId: string }
  revision: number
}

/** A position as it was read goes to a part; where it was before stays with the split. */
function moveToPart(
  tx: Transaction,
  { split, stored: { position, topicId }, revision }: Moving,
  partId: string,
  performedBy: PerformedBy,
  at: string,
): (Statement | RequiredChange)[] {
  const isTurned = position.turned ? sql`true` : sql`false`
  return [
    {
      requireChange: sql`update split_positions set from_topic_id = ${topicId}, from_turned = ${isTurned}
        where split_id = ${split.id} and position_id = ${position.id}`,
    },
    ...movePosition(
      tx,
      { before: position, revision, after: { ...position, topicId: partId } },
      performedBy,
      at,
    ),
  ]
}

/**
 * Takes a split back: what is still on its part goes back to the topic that it was on, with the level that it has now.
 * What was given another topic since stays there. Parts that were made for it and hold nothing else are closed.
 */
export async function undoSplit(
  visible: VisibleScope,
  split: Split,
  performedBy: PerformedBy,
): Promise<ChangeOutcome> {
  const { db } = visible
  const at = new Date().toISOString()
  const partIds = split.parts.map(({ topicId }) => topicId!)
  const rows = await db
    .select({
      id: splitPositions.positionId,
      fromTopicId: splitPositions.fromTopicId,
      fromTurned: splitPositions.fromTurned,
      revision: positions.revision,
    })
    .from(splitPositions)
    .innerJoin(positions, eq(positions.id, splitPositions.positionId))
    .where(
      and(
        eq(splitPositions.splitId, split.id),
        isNotNull(splitPositions.fromTopicId),
        inList(db, positions.topicId, partIds),
      ),
    )
  const stored = await readStored(
    visible,
    rows.map(({ id }) => id),
  )
  const returning = rows.filter(({ id }) => stored.has(id))
  const outcome = await commitChange(db, (tx) => [
    {
      requireChange: tx
        .update(splits)
        .set({ undoneAt: at, undoneBy: performedBy.userId })
        .where(and(eq(splits.id, split.id), isNotNull(splits.doneAt), isNull(splits.undoneAt))),
    },
    ...returning.flatMap(({ id, fromTopicId, fromTurned, revision }) => {
      const before = stored.get(id)!.position
      const level = turnLevel(before.level, fromTurned)
      return movePosition(
        tx,
        { before, revision, after: { ...before, topicId: fromTopicId!, level } },
        performedBy,
        at,
      )
    }),
    ...rebuildEvidence(tx, { positionIds: movedBy(split.id) }),
    ...split.parts.flatMap(({ topicId, isNew }) => (isNew ? closeEmptyPart(tx, topicId!, at) : [])),
    auditEntry(tx, performedBy, at, {
      action: 'put together',
      subject: 'topic',
      subjectId: split.topicId,
      after: { firstPartId: partIds[0], secondPartId: partIds[1] },
    }),
  ])
  await refreshSearch(db)
  return outcome
}

/** The positions as they are stored, each with the very topic that it was stored with. */
async function readStored(visible: VisibleScope, ids: readonly string[]) {
  const { db } = visible
  if (!ids.length) return new Map<string, { position: PositionWithLetter; topicId: string }>()
  const found = await readPositions(visible, inList(db, positions.id, ids), oldestFirst)
  const own = new Map(
    (
      await db
        .select({ id: positions.id, topicId: positions.topicId })
        .from(positions)
        .where(inList(db, positions.id, ids))
    ).map((row) => [row.id, row.topicId]),
  )
  return new Map(
    found.map(({ position }) => [position.id, { position, topicId: own.get(position.id)! }]),
  )
}
