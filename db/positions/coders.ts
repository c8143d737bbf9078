import { and, asc, eq, inArray, sql, type SQL } from 'drizzle-orm'
import type { PassageCoding } from '#app/domain/coder-agreement.ts'
import type { Level } from '#app/domain/level.ts'
import { maskWords } from '../core/masked-rows.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { positions, topics, users } from '../schema/schema.ts'
import { countingLevelOfPosition } from '../statements/counting-level.ts'
import { topicIdsCountingAs } from './topic-ids.ts'

/**
 * Who coded how much on the topics, most first; null stands for what came in without a person's account. `codedTwice`:
 * the codings in letters in which several coders marked something on the same topic, in the order stored.
 */
export async function readCoders(
  visible: VisibleScope,
  topicIds: readonly string[],
): Promise<{ coders: CoderCount[]; codedTwice: PassageCoding[] }> {
  const isCoded = await codedOn(visible, topicIds)
  return isCoded
    ? {
        coders: await countByCoder(visible, isCoded),
        codedTwice: await listDoublyCoded(visible, isCoded),
      }
    : { coders: [], codedTwice: [] }
}

type CoderCount = { coder: { id: string; name: string } | null; passages: number; letters: number }

async function countByCoder({ db }: VisibleScope, isCoded: SQL): Promise<CoderCount[]> {
  const passages = sql<number>`cast(count(*) as integer)`
  const rows = await db
    .select({
      id: users.id,
      name: users.name,
      passages,
      letters: sql<number>`cast(count(distinct ${positions.letterId}) as integer)`,
    })
    .from(positions)
    .leftJoin(users, eq(users.id, positions.createdBy))
    .where(isCoded)
    .groupBy(users.id, users.name)
    .orderBy(sql`${passages} desc`, asc(users.id))
  return rows.map(({ id, name, ...counts }) => ({
    coder: id === null ? null : { id, name: maskWords(name) ?? '' },
    ...counts,
  }))
}

async function listDoublyCoded({ db }: VisibleScope, isCoded: SQL): Promise<PassageCoding[]> {
  const several = db
    .select({
      letterId: positions.letterId,
      countsAsId: sql<string>`${topics.countsAsId}`.as('several_topic'),
    })
    .from(positions)
    .innerJoin(topics, eq(topics.id, positions.topicId))
    .where(isCoded)
    .groupBy(positions.letterId, topics.countsAsId)
    .having(sql`count(distinct ${positions.coder}) > 1`)
    .as('several')
  const rows = await db
    .select({
      letterId: positions.letterId,
      topicId: topics.countsAsId,
      coder: positions.coder,
      level: countingLevelOfPosition,
      start: positions.start,
      end: positions.end,
    })
    .from(positions)
    .innerJoin(topics, eq(topics.id, positions.topicId))
    .innerJoin(
      several,
      and(eq(several.letterId, positions.letterId), eq(several.countsAsId, topics.countsAsId)),
    )
    .where(isCoded)
    .orderBy(asc(positions.createdAt), asc(positions.start), asc(positions.id))
  return rows.map((row) => ({ ...row, level: row.level as Level | null }))
}

async function codedOn(
  visible: VisibleScope,
  topicIds: readonly string[],
): Promise<SQL | undefined> {
  const counting = await topicIdsCountingAs(visible, topicIds)
  return counting.length
    ? and(
        eq(positions.status, 'approved'),
        eq(positions.reported, false),
        inArray(positions.topicId, counting),
        visible.isVisible(positions.letterId),
      )
    : undefined
}
