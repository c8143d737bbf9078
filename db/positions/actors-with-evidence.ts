import { and, asc, eq, exists, inArray } from 'drizzle-orm'
import type { VisibleScope } from '../core/visible-scope.ts'
import { actors, evidence } from '../schema/schema.ts'
import { isActorVisible } from '../statements/visible-actors.ts'

/**
 * The ids of everybody for whom a passage of a letter that the reader sees counts on one of the topics, in the order of
 * their names: persons, units and organisations.
 */
export async function listActorsWithEvidence(
  visible: VisibleScope,
  topicIds: readonly string[],
): Promise<string[]> {
  const { db, isVisible } = visible
  if (!topicIds.length) return []
  const rows = await db
    .select({ id: actors.id })
    .from(actors)
    .where(
      and(
        eq(actors.countsAsId, actors.id),
        isActorVisible(visible),
        exists(
          db
            .select({ positionId: evidence.positionId })
            .from(evidence)
            .where(
              and(
                eq(evidence.actorId, actors.id),
                inArray(evidence.topicId, [...topicIds]),
                isVisible(evidence.letterId),
              ),
            ),
        ),
      ),
    )
    .orderBy(asc(actors.nameKey), asc(actors.id))
  return rows.map(({ id }) => id)
}
