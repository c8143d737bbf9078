import { and, desc, eq, sql } from 'drizzle-orm'
import type { AlertLetter } from '#app/domain/digests/alerts.ts'
import type { SearchQuery } from '#app/domain/search/search-query.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { expandSearch } from '../search/expand-search.ts'
import { dossierLetters, letters } from '../schema/schema.ts'
import { letterCondition } from './letter-condition.ts'
import type { LetterFilter } from './letter-filter.ts'
import { joinDossier } from './found-by-day.ts'

const columns = { id: letters.id, storedAt: letters.createdAt }
const lastStoredFirst = [desc(letters.createdAt), desc(letters.id)]

/**
 * The letters that a list shows which is narrowed by what is looked for (null: by nothing) and by a filter, as its
 * reader may see them; those stored last first, and no more than `limit` of them.
 */
export async function listFoundLetters(
  visible: VisibleScope,
  query: SearchQuery | null,
  filter: LetterFilter,
  limit: number,
): Promise<AlertLetter[]> {
  const { db, isVisible } = visible
  const condition = and(letterCondition(visible, filter), isVisible(letters.id))
  if (query === null)
    return (
      filter.dossierId === undefined
        ? db.select(columns).from(letters).$dynamic()
        : db
            .select(columns)
            .from(dossierLetters)
            .innerJoin(letters, eq(letters.id, dossierLetters.letterId))
            .$dynamic()
    )
      .where(condition)
      .orderBy(...lastStoredFirst)
      .limit(limit)
  const { match } = query.groups.length ? await expandSearch(visible, query) : { match: null }
  if (!match) return []
  const { from, where } = db.engine.matching(match)
  return joinDossier(
    db
      .select(columns)
      .from(from)
      .innerJoin(letters, eq(letters.id, sql`letter_search.letter_id`))
      .$dynamic(),
    filter,
  )
    .where(and(where, condition))
    .orderBy(...lastStoredFirst)
    .limit(limit)
}
