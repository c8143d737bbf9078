import { and, asc } from 'drizzle-orm'
import { inList } from '../core/dialect.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { letters } from '../schema/schema.ts'

/** In which language a letter is, when it came in, and with which import. */
export type LetterArrival = { language: string | null; at: string; importId: string | null }

/** The same of some letters, by their ids. */
export async function readLetterArrivals(
  { db, isVisible }: VisibleScope,
  letterIds: readonly string[],
): Promise<Map<string, LetterArrival>> {
  if (!letterIds.length) return new Map()
  const rows = await db
    .select({
      id: letters.id,
      language: letters.language,
      at: letters.createdAt,
      importId: letters.importId,
    })
    .from(letters)
    .where(and(inList(db, letters.id, letterIds), isVisible(letters.id)))
    .orderBy(asc(letters.id))
  return new Map(rows.map(({ id, ...row }) => [id, row]))
}
