import { sql } from 'drizzle-orm'
import type { Db, Statement } from '../core/dialect.ts'

/**
 * Takes out what a letter is found by, with every word that no other letter has; what may still be found of it is made
 * anew by `completeSearch` once this is stored.
 */
export function forgetSearchEntry(db: Db, letterId: string): Statement[] {
  return [
    sql`delete from letter_search_index_words where word in (${wordsOf(db, letterId)})
      and not ${isInOtherEntry(db, letterId)}`,
    sql`delete from letter_search where letter_id = ${letterId}`,
  ]
}

function wordsOf(db: Db, letterId: string) {
  return db.engine.name === 'sqlite'
    ? sql`select part.value from letter_search own,
        json_each('["' || replace(own.words, ' ', '","') || '"]') part where own.letter_id = ${letterId}`
    : sql`select unnest(string_to_array(own.words, ' ')) from letter_search own where own.letter_id = ${letterId}`
}

/** Whether the word of the row stands in what another letter is found by. */
function isInOtherEntry(db: Db, letterId: string) {
  return db.engine.name === 'sqlite'
    ? sql`exists (select 1 from letter_search_index cross join letter_search other
        on other.place = letter_search_index.rowid
        where letter_search_index match '"' || letter_search_index_words.word || '"'
        and other.letter_id <> ${letterId})`
    : sql`exists (select 1 from letter_search other where other.letter_id <> ${letterId}
        and (other.lexemes @@ quote_literal(letter_search_index_words.word)::tsquery or (other.lexemes is null
        and position(' ' || letter_search_index_words.word || ' ' in ' ' || other.words || ' ') > 0)))`
}
