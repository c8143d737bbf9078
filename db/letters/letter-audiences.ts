import { and, asc, eq } from 'drizzle-orm'
import type { LetterVisibility } from '#app/domain/letters.ts'
import { inList } from '../core/dialect.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { letterReaders, letters } from '../schema/schema.ts'

/** Who added a letter and whom it is for, in which revision of it, without a word of what it says. */
type StoredAudience = {
  letter: { id: string; addedBy: string | null; visibility: LetterVisibility; revision: number }
  /** By id, whether or not it is for named people now. */
  readerIds: string[]
}

/** Whom letters are for, by their ids. */
export async function findAudiences(
  { db, isVisible }: VisibleScope,
  ids: readonly string[],
): Promise<Map<string, StoredAudience>> {
  if (!ids.length) return new Map()
  const chosen = and(inList(db, letters.id, ids), isVisible(letters.id))
  const rows = await db
    .select({
      id: letters.id,
      addedBy: letters.createdBy,
      visibility: letters.visibility,
      revision: letters.revision,
    })
    .from(letters)
    .where(chosen)
    .orderBy(asc(letters.id))
  const audiences = new Map<string, StoredAudience>(
    rows.map(({ visibility, ...row }) => [
      row.id,
      { letter: { ...row, visibility: visibility as LetterVisibility }, readerIds: [] },
    ]),
  )
  const readers = await db
    .select({ letterId: letterReaders.letterId, userId: letterReaders.userId })
    .from(letterReaders)
    .innerJoin(letters, eq(letters.id, letterReaders.letterId))
    .where(chosen)
    .orderBy(asc(letterReaders.letterId), asc(letterReaders.userId))
  for (const { letterId, userId } of readers) audiences.get(letterId)?.readerIds.push(userId)
  return audiences
}
