import { type SQL, sql } from 'drizzle-orm'
import {
  buildEntryWords,
  searchEntryVersion,
  type SearchEntry,
} from '#app/domain/search/search-entry.ts'
import type { Statement } from '../core/dialect.ts'
import { maskSearchEntry } from '../core/masked-rows.ts'

/** What a letter is found by, written anew: one entry, or two where its text without contact details is another. */
export function indexLetter(letterId: string, entry: SearchEntry): Statement[] {
  const masked = maskSearchEntry(entry)
  const rows =
    masked === entry
      ? [{ contacts: 'both', words: buildEntryWords(entry) }]
      : [
          { contacts: 'whole', words: buildEntryWords(entry) },
          { contacts: 'masked', words: buildEntryWords(masked) },
        ]
  const isBoth = rows.length === 1
  return [
    sql`delete from letter_search where letter_id = ${letterId} and (contacts = 'both') <> ${sql.raw(String(isBoth))}`,
    ...rows.map(
      ({ contacts, words }) =>
        sql`insert into letter_search (letter_id, contacts, version, words)
          values (${letterId}, ${contacts}, ${searchEntryVersion}, ${words})
          on conflict (letter_id, contacts) do update set version = excluded.version, words = excluded.words`,
    ),
  ]
}

/** Marks what letters are found by as out of date; it is made anew once this is stored (letters/search-entries.ts). */
export function outdateSearch(letterIds: SQL): SQL {
  return sql`update letter_search set version = case when version < 0 then version - 1 else -1 end
    where letter_id in (${letterIds})`
}

/** The same for letters with something noted on topics: whose notes these are follows from who sees the topics. */
export function outdateNotesOnTopics(topicIds: SQL): SQL {
  return outdateSearch(sql`select letter_id from positions where topic_id in (select own.id from topics own
    join topics one on one.counts_as_id = own.counts_as_id where one.id in (${topicIds}))
    and (note is not null or condition is not null)`)
}

/** The same where a position has something noted. */
export function outdateNotesOf(positionId: string): SQL {
  return outdateSearch(sql`select letter_id from positions where id = ${positionId}
    and (note is not null or condition is not null)`)
}
