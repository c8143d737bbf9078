import { and, eq, isNotNull, isNull, or, sql, type SQL } from 'drizzle-orm'
import { turnLevel } from '#app/domain/level.ts'
import type { PositionWithLetter } from '#app/domain/positions.ts'
import type { PartNumber, Split } from '#app/domain/splits.ts'
import type { TopicWording } from '#app/domain/topic-wording.ts'
import {
  commitChange,
  type ChangeOutcome,
  type Db,
  inList,
  type RequiredChange,
  type Statement,
  type Transaction,
} from '../core/dialect.ts'
import { newId } from '../core/ids.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { oldestFirst, readPositions } from './position-rows.ts'
import { dossierTopics, positions, splitPositions, splits, topics } from '../schema/schema.ts'
import { refreshSearch } from '../search/refresh-search.ts'
import { auditEntry, type PerformedBy } from '../statements/audit-entry.ts'
import { rebuildEvidence } from '../statements/rebuild-evidence.ts'
import {
  closePart,
  insertPart,
  isEmptyPart,
  keepOnRecheckList,
  movedBy,
  movePosition,
} from './split-statements.ts'

/** What a split is done with: what its new topics say, and the positions as they were read. */
type FinishedSplit = {
  wording: TopicWording
  moved: readonly { position: PositionWithLetter; part: PartNumber }[]
}

/** Does what a split says: makes its topics and moves the positions that were decided; all of it or nothing. */
export async function finishSplit(
  visible: VisibleScope,
  split: Split,
  { wording, moved }: FinishedSplit,
  performedBy: PerformedBy,
): Promise<ChangeOutcome> {
  const { db } = visible
  const [at, dossierId] = [new Date().toISOString(), split.dossierId]
  const partIds = split.parts.map(({ topicId }) => topicId ?? newId())
  const stored = await readStored(
    visible,
    moved.map(({ position }) => position.id),
  )
  if (!moved.length || moved.some(({ position }) => !stored.has(position.id)))
    return { changed: false }
  const otherDossierIds = (await listDossiersUsing(db, split.topicId)).filter(
    (id) => id !== dossierId,
  )
  const outcome = await commitChange(db, (tx) => [
    ...split.parts.flatMap(({ topicId, name }, index) => {
      const part = { id: partIds[index]!, dossierId, otherDossierIds }
      return topicId === null
        ? insertPart(tx, { ...part, wording: { ...wording, name } }, performedBy, at)
        : []
    }),
    {
      requireChange: tx
        .update(splits)
        .set({ firstId: partIds[0], secondId: partIds[1], doneAt: at, doneBy: performedBy.userId })
        .where(
          and(
            eq(splits.id, split.id),
            eq(splits.revision, split.revision),
            isNull(splits.doneAt),
            ...partIds.map(
              (id) => sql`exists (select 1 from topics where id = ${id} and counts_as_id = ${id})`,
            ),
          ),
        ),
    },
    ...moved.flatMap(({ position: { id, revision }, part }) =>
      moveToPart(
        tx,
        { split, position: { ...stored.get(id)!, revision }, partId: partIds[part - 1]! },
        performedBy,
        at,
      ),
    ),
    ...rebuildEvidence(tx, { positionIds: movedBy(split.id) }),
    auditEntry(tx, performedBy, at, {
      action: 'split',
      subject: 'topic',
      subjectId: split.topicId,
      after: { firstPartId: partIds[0], secondPartId: partIds[1] },
    }),
  ])
  await refreshSearch(db)
  return outcome
}

type Moving = { split: Split; position: PositionWithLetter; partId: string }

/** A position as it was read goes to a part with the level that counts; where it was before stays with the split. */
function moveToPart(
  tx: Transaction,
  { split, position, partId }: Moving,
  performedBy: PerformedBy,
  at: string,
): (Statement | RequiredChange)[] {
  const readOwn = (
    column: SQL,
  ) => sql`(select ${column} from positions p join topics t on t.id = p.topic_id
    where p.id = ${position.id} and t.counts_as_id = ${split.topicId})`
  return [
    {
      requireChange: sql`update split_positions set from_topic_id = ${readOwn(sql`t.id`)},
        from_turned = ${readOwn(sql`t.turned`)} where split_id = ${split.id} and position_id = ${position.id}
        and exists ${readOwn(sql`1`)}`,
    },
    keepOnRecheckList(position.id, partId),
    ...movePosition(
      tx,
      {
        before: position,
        after: { ...position, topicId: partId },
        isNegated: sql`(select t.turned from topics t where t.id = positions.topic_id)`,
      },
      performedBy,
      at,
    ),
  ]
}

/**
 * Takes a split back: what is still on its part goes back to the topic that it was on, with the level that it has now,
 * whoever sees it. What was given another topic since stays there. Parts that were made for it and hold nothing else
 * are closed.
 */
export async function undoSplit(
  visible: VisibleScope,
  split: Split,
  performedBy: PerformedBy,
): Promise<ChangeOutcome> {
  const { db } = visible
  const at = new Date().toISOString()
  const partIds = split.parts.map(({ topicId }) => topicId!)
  const rows = await readReturning(db, split.id, partIds)
  const stored = await readStored(
    withEverything(visible),
    rows.map(({ id }) => id),
  )
  const emptied = await findEmptied(db, split, partIds)
  const outcome = await commitChange(db, (tx) => [
    {
      requireChange: tx
        .update(splits)
        .set({ undoneAt: at, undoneBy: performedBy.userId })
        .where(and(eq(splits.id, split.id), isNotNull(splits.doneAt), isNull(splits.undoneAt))),
    },
    ...rows.flatMap(({ id, fromTopicId, fromTurned }) => {
      const before = stored.get(id)!
      const level = turnLevel(before.level, fromTurned !== before.turned)
      const after = { ...before, topicId: fromTopicId!, level }
      return [
        sql`delete from rechecks where position_id = ${id} and topic_id in (${sql.join(
          partIds.map((partId) => sql`${partId}`),
          sql`, `,
        )})`,
        ...movePosition(tx, { before, after, isNegated: fromTurned }, performedBy, at),
      ]
    }),
    ...rebuildEvidence(tx, { positionIds: movedBy(split.id) }),
    ...emptied.flatMap((partId) => closePart(tx, partId, performedBy, at)),
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

/** What a split moved and is still on one of its parts. */
function readReturning(db: Db, splitId: string, partIds: readonly string[]) {
  return db
    .select({
      id: splitPositions.positionId,
      fromTopicId: splitPositions.fromTopicId,
      fromTurned: splitPositions.fromTurned,
    })
    .from(splitPositions)
    .innerJoin(positions, eq(positions.id, splitPositions.positionId))
    .where(
      and(
        eq(splitPositions.splitId, splitId),
        isNotNull(splitPositions.fromTopicId),
        inList(db, positions.topicId, partIds),
      ),
    )
}

/** The parts that were made for a split and hold nothing else than what goes back. */
async function findEmptied(db: Db, split: Split, partIds: readonly string[]): Promise<string[]> {
  const returning = sql`select m.id from positions m where m.id in (${movedBy(split.id)})
    and m.topic_id in (${sql.join(
      partIds.map((id) => sql`${id}`),
      sql`, `,
    )})`
  const made = partIds.filter((_, index) => split.parts[index]!.isNew)
  if (!made.length) return []
  const rows = await db
    .select({ id: topics.id })
    .from(topics)
    .where(or(...made.map((id) => isEmptyPart(id, returning))))
  return rows.map(({ id }) => id)
}

/** The dossiers that use a topic, or one that counts as the same, whoever sees them. */
async function listDossiersUsing(db: Db, topicId: string): Promise<string[]> {
  const rows = await db
    .selectDistinct({ id: dossierTopics.dossierId })
    .from(dossierTopics)
    .innerJoin(topics, eq(topics.id, dossierTopics.topicId))
    .where(eq(topics.countsAsId, topicId))
  return rows.map(({ id }) => id)
}

/** What goes back does so as a whole: what is closed to whoever says so would else stay on a part that is closed. */
const withEverything = (visible: VisibleScope): VisibleScope => ({
  ...visible,
  isVisible: () => sql`1 = 1`,
  leaveHiddenTopicsOut: () => Promise.resolve(undefined),
})

/** The positions as they are stored, with nothing masked in what is stored again. */
async function readStored(
  visible: VisibleScope,
  ids: readonly string[],
): Promise<Map<string, PositionWithLetter>> {
  if (!ids.length) return new Map()
  const found = await readPositions(visible, inList(visible.db, positions.id, ids), oldestFirst)
  return new Map(found.map(({ position }) => [position.id, position]))
}
