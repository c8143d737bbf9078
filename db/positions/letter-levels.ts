import { and, asc, eq, ne, sql } from 'drizzle-orm'
import type { LetterLevel } from '#app/domain/letter-levels.ts'
import { inList } from '../core/dialect.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { positions, topics } from '../schema/schema.ts'
import { countingLevelOfPosition } from '../statements/counting-level.ts'

/** The levels that letters state on topics, by those that count now, without what was withdrawn. */
export async function readLetterLevels(
  { db, isVisible, leaveHiddenTopicsOut }: VisibleScope,
  letterIds: readonly string[],
  topicIds: readonly string[],
): Promise<LetterLevel[]> {
  if (!letterIds.length || !topicIds.length) return []
  const rows = await db
    .select({
      letterId: positions.letterId,
      topicId: topics.countsAsId,
      level: sql<LetterLevel['level']>`${countingLevelOfPosition}`,
      absence: sql<LetterLevel['absence']>`${positions.absence}`,
      conditional: positions.conditional,
    })
    .from(positions)
    .innerJoin(topics, eq(topics.id, positions.topicId))
    .where(
      and(
        inList(db, positions.letterId, letterIds),
        inList(db, topics.countsAsId, topicIds),
        ne(positions.status, 'withdrawn'),
        isVisible(positions.letterId),
        await leaveHiddenTopicsOut(positions.topicId),
      ),
    )
    .orderBy(asc(positions.letterId), asc(positions.start), asc(positions.id))
  return rows
}
