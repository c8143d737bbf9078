import { and, desc, eq, ne, sql, type SQL } from 'drizzle-orm'
import type { Level } from '#app/domain/level.ts'
import type { PositionWithLetter } from '#app/domain/positions.ts'
import { bindFirst } from '../core/bind-first.ts'
import {
  commitChange,
  type ChangeOutcome,
  inList,
  type RequiredChange,
  type Statement,
  type Transaction,
} from '../core/dialect.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { positions, rechecks, topics } from '../schema/schema.ts'
import { auditEntry, type PerformedBy } from '../statements/audit-entry.ts'
import { refreshSearch } from '../search/refresh-search.ts'
import { countingLevelOfPosition, isLevelAmong } from '../statements/counting-level.ts'
import { outdateNotesOf } from '../statements/index-letter.ts'
import { raiseEvidenceVersions } from '../statements/rebuild-evidence.ts'
import { rewriteCoding } from './position-changes.ts'
import { rewriteStatus } from './position-status.ts'
import { oldestFirst, readMasked, readStoredPositions } from './position-rows.ts'

/** The positions that are to be looked at again, because their topic means something else since they were coded. */
export function bindRechecks(visible: VisibleScope) {
  return bindFirst(visible, {
    page: readRechecks,
    levels: countRechecks,
    versions: readVersions,
    settle: settleRechecks,
  })
}

/** Which of a topic's list: of the levels, null for absences; all of them where nothing is said. */
type RecheckFilter = { topicId: string; levels?: readonly (Level | null)[] }

/** A page of a topic's list, oldest letter first; all of it without a limit. */
async function readRechecks(
  visible: VisibleScope,
  filter: RecheckFilter,
  limit?: number,
  offset = 0,
): Promise<PositionWithLetter[]> {
  return readMasked(visible, isListed(filter), oldestFirst, limit, offset)
}

/** How many of each level are on a topic's list; null stands for absences. */
async function countRechecks(
  { db, isVisible, isTopicVisible }: VisibleScope,
  topicId: string,
): Promise<Map<Level | null, number>> {
  const rows = await db
    .select({ level: countingLevelOfPosition, rows: sql<number>`cast(count(*) as integer)` })
    .from(positions)
    .where(
      and(isListed({ topicId }), isVisible(positions.letterId), isTopicVisible(positions.topicId)),
    )
    .groupBy(sql`1`)
  return new Map(rows.map(({ level, rows: count }) => [level as Level | null, count]))
}

/**
 * By which version of which topic each of the positions was coded, by their ids; of one that came from a topic that was
 * split, by which of that one.
 */
async function readVersions(
  visible: VisibleScope,
  topicId: string,
  positionIds: readonly string[],
): Promise<Map<string, { topicId: string; version: number }>> {
  const found = await readListings(visible, eq(topics.countsAsId, topicId), positionIds)
  const split = found.filter(({ version }) => version === 0).map(({ id }) => id)
  // What counted turned round there was coded by the words of the opposite level, which are not shown for it.
  const isEarlier = and(ne(rechecks.fromVersion, 0), eq(topics.turned, false))
  const earlier = await readListings(visible, isEarlier, split)
  return new Map([...found, ...earlier].map(({ id, ...coded }) => [id, coded]))
}

/** The rows of the list that fulfil a condition, the newest first. */
async function readListings(
  { db, isTopicVisible }: VisibleScope,
  condition: SQL | undefined,
  positionIds: readonly string[],
): Promise<{ id: string; topicId: string; version: number }[]> {
  if (!positionIds.length) return []
  return db
    .select({
      id: rechecks.positionId,
      topicId: rechecks.topicId,
      version: rechecks.fromVersion,
    })
    .from(rechecks)
    .innerJoin(topics, eq(topics.id, rechecks.topicId))
    .where(
      and(
        condition,
        inList(db, rechecks.positionId, positionIds),
        isTopicVisible(rechecks.topicId),
      ),
    )
    .orderBy(desc(rechecks.createdAt))
}

function isListed({ topicId, levels }: RecheckFilter): SQL | undefined {
  const stated = levels?.filter((level) => level !== null) ?? []
  const ofLevels = [
    isLevelAmong(countingLevelOfPosition, stated),
    levels?.includes(null) ? sql`${positions.level} is null` : sql`1 = 0`,
  ]
  return and(
    sql`${positions.id} in (select r.position_id from rechecks r join topics t on t.id = r.topic_id
      join positions p on p.id = r.position_id join topics own on own.id = p.topic_id
      where t.counts_as_id = ${topicId} and own.counts_as_id = t.counts_as_id)`,
    eq(positions.status, 'approved'),
    levels && sql`(${ofLevels[0]} or ${ofLevels[1]})`,
  )
}

type ReadPosition = Pick<PositionWithLetter, 'id' | 'revision'>

/** What was found of positions on the list, each as it was read. */
type SettledRechecks = {
  confirmed?: readonly ReadPosition[]
  recoded?: readonly (ReadPosition & { level: Level })[]
  withdrawn?: readonly ReadPosition[]
}

/**
 * Takes positions off the list: as they are, with another level, or withdrawn; all of them, each with its entry in the
 * log, or nothing where one of them is not as it was read.
 */
async function settleRechecks(
  visible: VisibleScope,
  { confirmed = [], recoded = [], withdrawn = [] }: SettledRechecks,
  performedBy: PerformedBy,
): Promise<ChangeOutcome> {
  const { db } = visible
  const at = new Date().toISOString()
  const noted = [...recoded, ...withdrawn].map(({ id }) => id)
  const stored = await readStoredPositions(visible, [...noted, ...confirmed.map(({ id }) => id)])
  if ([...confirmed, ...recoded, ...withdrawn].some(({ id }) => !stored.has(id)))
    return { changed: false }
  const outcome = await commitChange(db, (tx) => [
    ...noted.map(outdateNotesOf),
    ...confirmed.flatMap((position) => confirmPosition(tx, position, performedBy, at)),
    ...recoded.flatMap(({ id, revision, level }) => {
      const before = stored.get(id)!
      const coding = { ...before, level, absence: null }
      return rewriteCoding(tx, before, revision, { ...before, coding }, performedBy)
    }),
    // One that is withdrawn stays on the list unseen: whoever restores it has not looked at it.
    ...withdrawn.flatMap(({ id, revision }) =>
      rewriteStatus(
        tx,
        { id, revision, from: stored.get(id)!.status, status: 'withdrawn' },
        performedBy,
        at,
      ),
    ),
    ...noted.map(outdateNotesOf),
  ])
  await refreshSearch(db)
  return outcome
}

function confirmPosition(
  tx: Transaction,
  { id, revision }: ReadPosition,
  performedBy: PerformedBy,
  at: string,
): (Statement | RequiredChange)[] {
  const isAsRead = sql`exists (select 1 from positions p where p.id = ${id} and p.revision = ${revision}
    and p.status = 'approved')`
  return [
    { requireChange: sql`delete from rechecks where position_id = ${id} and ${isAsRead}` },
    sql`update evidence set recheck = false where position_id = ${id}`,
    raiseEvidenceVersions(sql`select ${id}`),
    auditEntry(tx, performedBy, at, {
      action: 'confirmed',
      subject: 'position',
      subjectId: id,
    }),
  ]
}
