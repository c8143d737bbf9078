import { and, eq, sql } from 'drizzle-orm'
import type { SQLiteSelect } from 'drizzle-orm/sqlite-core'
import type { LetterOrder } from '#app/domain/search/letter-orders.ts'
import type { EntryMatch } from '../core/dialect.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { dossierLetters, letters } from '../schema/schema.ts'
import { letterCondition } from './letter-condition.ts'
import type { LetterFilter } from './letter-filter.ts'

/** Up to so many letters are counted; where there are more, that is all that is said. */
export const countLimit = 1000

/** The ids of the letters whose entries hold what is looked for, by their days: the newest first, or the oldest. */
export async function listFound(
  visible: VisibleScope,
  match: EntryMatch,
  filter: LetterFilter,
  { limit, offset, order }: { limit: number; offset: number; order?: LetterOrder },
): Promise<string[]> {
  const { db, isVisible } = visible
  const { from, where, newestFirst, oldestFirst } = db.engine.matching(match)
  const rows = await joinDossier(
    db
      .select({ id: letters.id })
      .from(from)
      .innerJoin(letters, eq(letters.id, sql`letter_search.letter_id`))
      .$dynamic(),
    filter,
  )
    .where(and(where, letterCondition(visible, filter), isVisible(letters.id)))
    .orderBy(...(order === 'oldest' ? oldestFirst : newestFirst))
    .limit(limit)
    .offset(offset)
  return rows.map(({ id }) => id)
}

/**
 * Adds the row of each letter in the dossier of a filter. Where it names none, nothing is added: SQLite would look
 * through the letters of all dossiers for each letter found, though no row could fit.
 */
export function joinDossier<Q extends SQLiteSelect>(query: Q, { dossierId }: LetterFilter): Q {
  if (dossierId === undefined) return query
  const isOfDossier = and(
    eq(dossierLetters.letterId, letters.id),
    eq(dossierLetters.dossierId, dossierId),
  )
  return query.leftJoin(dossierLetters, isOfDossier) as unknown as Q
}
