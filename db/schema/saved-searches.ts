import { sql } from 'drizzle-orm'
import type * as sqlite from '../sqlite/dialect.ts'
import type { PeopleTables } from './people.ts'

/** What somebody searches letters for again and again, under a name; `query` is as the address of the list has it. */
export function savedSearchesTables(
  { table, columns, check, uniqueIndex }: typeof sqlite,
  { users }: Pick<PeopleTables, 'users'>,
) {
  const { id, words, moment } = columns
  const savedSearches = table(
    'saved_searches',
    {
      id: id('id').primaryKey(),
      userId: id('user_id')
        .notNull()
        .references(() => users.id),
      name: words('name').notNull(),
      query: words('query').notNull(),
      queryHash: words('query_hash').notNull(),
      savedAt: moment('saved_at').notNull(),
    },
    (row) => [
      uniqueIndex('saved_searches_query').on(row.userId, row.queryHash),
      check('saved_searches_name', sql`length(${row.name}) > 0`),
    ],
  )
  return { savedSearches }
}
