import { sql } from 'drizzle-orm'
import { buildSearchText, tokeniseText } from '#app/domain/text/search-words.ts'
import type { Statement } from '../core/dialect.ts'

/** What a letter is found by, written anew from what is left of it; without fields it is found by nothing. */
export function rewriteSearchEntry(
  letterId: string,
  fields: readonly (string | null)[],
): Statement[] {
  const words = tokeniseText(buildSearchText(fields)).join(' ')
  return [
    sql`insert into letter_search (letter_id, words) values (${letterId}, ${words})
      on conflict (letter_id) do update set words = excluded.words`,
  ]
}
