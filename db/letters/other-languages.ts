import { and, asc, eq, inArray, isNotNull, isNull, ne, or, sql } from 'drizzle-orm'
import type { Day } from '#app/domain/days.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { letters } from '../schema/schema.ts'
import { newestText } from '../statements/newest-text.ts'

/** A stored letter of a day in another language, with its newest text. */
export type LetterInLanguage = {
  letterId: string
  language: string | null
  reference: string | null
  text: string
}

/** As many letters of one day are compared with a text. */
const maxLetters = 20

/**
 * The letters of a day in another language that somebody sees, of one of these authors (by their folded names) or of
 * the same reference. Votes are no statements in a language.
 */
export async function findLettersInOtherLanguages(
  { db, isVisible }: VisibleScope,
  {
    day,
    language,
    reference,
    authors,
  }: { day: Day; language: string; reference: string; authors: readonly string[] },
): Promise<LetterInLanguage[]> {
  const names = authors.length
    ? sql.join(
        authors.map((name) => sql`${name}`),
        sql`, `,
      )
    : sql`null`
  return db
    .select({
      letterId: letters.id,
      language: letters.language,
      reference: letters.reference,
      text: newestText(letters.id),
    })
    .from(letters)
    .where(
      and(
        eq(letters.lastDay, day),
        eq(letters.firstDay, day),
        isNotNull(letters.language),
        ne(letters.language, language),
        eq(letters.recorded, false),
        isNull(letters.withdrawnAt),
        or(
          reference ? inArray(letters.reference, [reference]) : undefined,
          sql`exists (select 1 from parties p join actors a on a.id = p.actor_id
            where p.letter_id = ${letters.id} and p.role = 'author' and a.name_key in (${names}))`,
        ),
        isVisible(letters.id),
      ),
    )
    .orderBy(asc(letters.id))
    .limit(maxLetters)
}
