import { and, asc, desc, eq, inArray, ne } from 'drizzle-orm'
import type { PositionStatus } from '#app/domain/positions.ts'
import { maskPassage } from '../core/masked-rows.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { positions, topics } from '../schema/schema.ts'

/** The words of one passage that somebody may look for: its quote, and what colleagues noted with it. */
type PassageWords = {
  id: string
  topicId: string
  status: PositionStatus
  exact: string
  note: string | null
  condition: string | null
}

/**
 * The words of the passages in some letters, masked as lists show them, those of the newest letter first and within a
 * letter as one reads it; without those that were withdrawn. Notes are for those who are signed in.
 */
export async function readWordsInLetters(
  { db, isVisible, leaveHiddenTopicsOut, readTextContacts, seesNotes }: VisibleScope,
  letterIds: readonly string[],
): Promise<PassageWords[]> {
  if (!letterIds.length) return []
  const rows = await db
    .select({
      id: positions.id,
      topicId: topics.countsAsId,
      textVersionId: positions.textVersionId,
      status: positions.status,
      exact: positions.exact,
      prefix: positions.prefix,
      suffix: positions.suffix,
      start: positions.start,
      end: positions.end,
      note: positions.note,
      condition: positions.condition,
    })
    .from(positions)
    .innerJoin(topics, eq(topics.id, positions.topicId))
    .where(
      and(
        inArray(positions.letterId, [...letterIds]),
        ne(positions.status, 'withdrawn'),
        isVisible(positions.letterId),
        await leaveHiddenTopicsOut(positions.topicId),
      ),
    )
    .orderBy(
      desc(positions.lastDay),
      desc(positions.letterId),
      asc(positions.start),
      asc(positions.id),
    )
  const wholes = await readTextContacts(rows.map(({ textVersionId }) => textVersionId))
  return rows.map(({ exact, prefix, suffix, start, end, textVersionId, ...row }) => {
    const masked = maskPassage(
      { quote: { exact, prefix, suffix, start, end }, note: row.note, condition: row.condition },
      wholes.get(textVersionId) ?? null,
    )
    return {
      id: row.id,
      topicId: row.topicId,
      status: row.status as PositionStatus,
      exact: masked.quote.exact,
      note: seesNotes ? masked.note : null,
      condition: seesNotes ? masked.condition : null,
    }
  })
}
