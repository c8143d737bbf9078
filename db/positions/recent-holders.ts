import { and, desc, eq, inArray } from 'drizzle-orm'
import type { Day } from '#app/domain/days.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { actors, positionHolders, positions } from '../schema/schema.ts'
import { topicIdsCountingAs } from './topic-ids.ts'

/** Those who spoke last on the topics, newest first: whom a chart shows when nobody is asked for. */
export async function findRecentHolders(
  visible: VisibleScope,
  topicIds: readonly string[],
  limit: number,
): Promise<string[]> {
  const last = new Map<string, Day>()
  for (const topicId of topicIds)
    for (const { actorId, lastDay } of await findNewestHolders(visible, topicId, limit))
      if (lastDay > (last.get(actorId) ?? '')) last.set(actorId, lastDay)
  return [...last]
    .sort(([a, aDay], [b, bDay]) => (aDay === bDay ? (a < b ? -1 : 1) : aDay < bDay ? 1 : -1))
    .slice(0, limit)
    .map(([actorId]) => actorId)
}

/**
 * The holders who spoke last on a topic and when, at least `most` where there are so many: from ever more of its
 * newest positions. Of the oldest day that was read some may be missing, so that day is left out.
 */
async function findNewestHolders(
  visible: VisibleScope,
  topicId: string,
  limit: number,
): Promise<{ actorId: string; lastDay: Day }[]> {
  const { db, isVisible } = visible
  const topicIds = await topicIdsCountingAs(visible, [topicId])
  for (let read = limit * 4; ; read *= 4) {
    const newest = db
      .select({ id: positions.id, lastDay: positions.lastDay })
      .from(positions)
      .where(
        and(
          inArray(positions.topicId, topicIds),
          eq(positions.status, 'approved'),
          isVisible(positions.letterId),
        ),
      )
      .orderBy(desc(positions.lastDay))
      .limit(read)
      .as('newest')
    const rows = await db
      .select({ positionId: newest.id, actorId: actors.countsAsId, lastDay: newest.lastDay })
      .from(newest)
      .innerJoin(positionHolders, eq(positionHolders.positionId, newest.id))
      .innerJoin(actors, eq(actors.id, positionHolders.actorId))
    const all = new Set(rows.map(({ positionId }) => positionId)).size < read
    const until = all
      ? ''
      : rows.reduce((oldest, { lastDay }) => (lastDay < oldest ? lastDay : oldest), '9999-12-31')
    const last = new Map<string, Day>()
    for (const { actorId, lastDay } of rows)
      if (lastDay > until && lastDay > (last.get(actorId) ?? '')) last.set(actorId, lastDay)
    if (all || last.size >= limit)
      return [...last].map(([actorId, lastDay]) => ({ actorId, lastDay }))
  }
}
