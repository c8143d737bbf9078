import { asc, eq, isNull, or } from 'drizzle-orm'
import type { Db } from '../core/dialect.ts'
import type { Flaw } from '../core/flaw.ts'
import {
  letters,
  positions,
  selfCheckPassages,
  selfChecks,
  topics,
  users,
} from '../schema/schema.ts'

/** Passages of self-checks that name a check, coder, position or topic that is not there. */
export async function findSelfCheckFlaws(db: Db): Promise<Flaw[]> {
  const rows = await db
    .select({ id: selfCheckPassages.id, letterId: letters.id, title: letters.title })
    .from(selfCheckPassages)
    .leftJoin(selfChecks, eq(selfChecks.id, selfCheckPassages.checkId))
    .leftJoin(users, eq(users.id, selfChecks.userId))
    .leftJoin(positions, eq(positions.id, selfCheckPassages.positionId))
    .leftJoin(letters, eq(letters.id, positions.letterId))
    .leftJoin(topics, eq(topics.id, selfCheckPassages.topicId))
    .where(or(isNull(users.id), isNull(letters.id), isNull(topics.id)))
    .orderBy(asc(selfCheckPassages.id))
  return rows.map(({ id, letterId, title }) => ({
    ...{ thing: 'self-check', id, letterId: letterId ?? '' },
    letter: title ?? 'A letter that is gone',
    what: 'a passage of a self-check names a check, coder, position or topic that is not there',
  }))
}
