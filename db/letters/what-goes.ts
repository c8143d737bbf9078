import { and, eq, sql } from 'drizzle-orm'
import type { VisibleScope } from '../core/visible-scope.ts'
import { affiliations, letterAsks } from '../schema/schema.ts'
import { isAffiliationShown } from '../statements/visible-actors.ts'

/**
 * How many affiliations a letter proves, and how many questions it asks, as far as the reader sees it and the topics:
 * what goes with it once it is withdrawn.
 */
export async function countWhatGoes(
  visible: VisibleScope,
  letterId: string,
): Promise<{ affiliations: number; asks: number }> {
  const { db, isVisible, isTopicVisible } = visible
  const [proven] = await db
    .select({ rows: sql<number>`cast(count(*) as integer)` })
    .from(affiliations)
    .where(
      and(
        eq(affiliations.letterId, letterId),
        isVisible(affiliations.letterId),
        isAffiliationShown(visible),
      ),
    )
  const [asked] = await db
    .select({ rows: sql<number>`cast(count(*) as integer)` })
    .from(letterAsks)
    .where(
      and(
        eq(letterAsks.letterId, letterId),
        isVisible(letterAsks.letterId),
        isTopicVisible(letterAsks.topicId),
      ),
    )
  return { affiliations: proven?.rows ?? 0, asks: asked?.rows ?? 0 }
}
