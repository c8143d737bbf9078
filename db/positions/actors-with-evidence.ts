import { and, asc, eq, sql } from 'drizzle-orm'
import { inList } from '../core/dialect.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { actors } from '../schema/schema.ts'
import { selectActorsCounted } from '../statements/kept-counts.ts'
import { isActorVisible } from '../statements/visible-actors.ts'

/**
 * The ids of everybody for whom a passage of a letter that the reader sees counts on one of the topics, in the order of
 * their names: persons, units and organisations. With `amongIds` only of these.
 */
export async function listActorsWithEvidence(
  visible: VisibleScope,
  topicIds: readonly string[],
  amongIds?: readonly string[],
): Promise<string[]> {
  const { db } = visible
  const seenIds = await leaveOutHidden(visible, topicIds)
  if (!seenIds.length) return []
  const rows = await db
    .select({ id: actors.id })
    .from(actors)
    .where(
      and(
        eq(actors.countsAsId, actors.id),
        isActorVisible(visible),
        amongIds && inList(db, actors.id, amongIds),
        sql`${actors.id} in (${selectActorsCounted(visible, seenIds)})`,
      ),
    )
    .orderBy(asc(actors.nameKey), asc(actors.id))
  return rows.map(({ id }) => id)
}

/** How many they are: whoever a visible passage counts for is visible too. */
export async function countActorsWithEvidence(
  visible: VisibleScope,
  topicIds: readonly string[],
): Promise<number> {
  const seenIds = await leaveOutHidden(visible, topicIds)
  if (!seenIds.length) return 0
  // What a letter proves counts on in other letters, also for whoever does not see it while they code it again.
  if (await hasBlindLetters(visible)) return (await listActorsWithEvidence(visible, seenIds)).length
  const [count] = await visible.db
    .select({ rows: sql<number>`cast(count(*) as integer)` })
    .from(sql`(${selectActorsCounted(visible, seenIds)}) counted`)
  return count?.rows ?? 0
}

/** Whether the reader codes letters a second time and is not done with them. */
export async function hasBlindLetters({ db, blindLetters }: VisibleScope): Promise<boolean> {
  if (blindLetters === null) return false
  return (
    (
      await db
        .select({ id: sql`blind.id` })
        .from(sql`(${blindLetters}) blind`)
        .limit(1)
    ).length > 0
  )
}

async function leaveOutHidden(
  { hiddenTopicIds }: VisibleScope,
  topicIds: readonly string[],
): Promise<string[]> {
  const hidden = await hiddenTopicIds()
  return topicIds.filter((id) => !hidden.has(id))
}
