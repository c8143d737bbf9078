import { and, eq, sql } from 'drizzle-orm'
import { inList } from '../core/dialect.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { namedActor } from '../statements/canonical-actor.ts'
import { actors, parties } from '../schema/schema.ts'

/** Which of some letters have an author of whom the reader sees nothing coded. */
export async function findUncodedAuthors(
  { db, isVisible, isTopicVisible }: VisibleScope,
  letterIds: readonly string[],
): Promise<Set<string>> {
  if (!letterIds.length) return new Set()
  const isCoded = sql`exists (select 1 from evidence e where ${and(
    sql`e.actor_id = ${actors.id}`,
    isVisible(sql`e.letter_id`),
    isTopicVisible(sql`e.topic_id`),
  )})`
  const rows = await db
    .selectDistinct({ id: parties.letterId })
    .from(parties)
    .innerJoin(namedActor.table, namedActor.isIn(parties.actorId))
    .innerJoin(actors, namedActor.countsAs)
    .where(
      and(
        inList(db, parties.letterId, letterIds),
        eq(parties.role, 'author'),
        isVisible(parties.letterId),
        sql`not ${isCoded}`,
      ),
    )
  return new Set(rows.map(({ id }) => id))
}
