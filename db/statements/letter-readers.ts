import { sql } from 'drizzle-orm'
import type { Audience } from '#app/domain/letters.ts'
import type { Statement, Transaction } from '../core/dialect.ts'
import { letterReaders } from '../schema/schema.ts'
import type { PerformedBy } from './audit-entry.ts'

/** Names the people whom a new letter is for. */
export function insertReaders(
  tx: Transaction,
  letterId: string,
  readerIds: readonly string[],
  performedBy: PerformedBy,
  at: string,
): Statement[] {
  return [...new Set(readerIds)].map((userId) =>
    tx.insert(letterReaders).values({ letterId, userId, addedBy: performedBy.userId, addedAt: at }),
  )
}

/** Makes a letter's readers those of another audience; who stays keeps by whom and when they were named. */
export function changeReaders(
  tx: Transaction,
  letterId: string,
  before: Audience,
  after: Audience,
  performedBy: PerformedBy,
  at: string,
): Statement[] {
  const gone = before.readerIds.filter((id) => !after.readerIds.includes(id))
  const come = after.readerIds.filter((id) => !before.readerIds.includes(id))
  return [
    ...gone.map((userId) =>
      tx
        .delete(letterReaders)
        .where(
          sql`${letterReaders.letterId} = ${letterId} and ${letterReaders.userId} = ${userId}`,
        ),
    ),
    ...insertReaders(tx, letterId, come, performedBy, at),
  ]
}
