import { sql } from 'drizzle-orm'
import type * as sqlite from '../sqlite/dialect.ts'
import type { PeopleTables } from './people.ts'

/**
 * Who said that two actors, or two topics, are the same, and who took it back. What they were stays in their own rows.
 */
export function mergesTables(dialect: typeof sqlite, { users }: Pick<PeopleTables, 'users'>) {
  const { table, columns, check, index, uniqueIndex } = dialect
  const { id, words, moment, flag } = columns

  const merges = table(
    'merges',
    {
      id: id('id').primaryKey(),
      thing: words('thing').notNull(),
      mergedId: id('merged_id').notNull(),
      intoId: id('into_id').notNull(),
      /** Of topics whose propositions are opposites: what is merged counts with every level negated. */
      turned: flag('turned').notNull().default(false),
      mergedAt: moment('merged_at').notNull(),
      mergedBy: id('merged_by').references(() => users.id),
      undoneAt: moment('undone_at'),
      undoneBy: id('undone_by').references(() => users.id),
    },
    (row) => [
      uniqueIndex('merges_open')
        .on(row.thing, row.mergedId)
        .where(sql`${row.undoneAt} is null`),
      index('merges_into').on(row.thing, row.intoId),
      check('merges_thing', sql`${row.thing} in ('actor', 'topic')`),
      check('merges_self', sql`${row.mergedId} <> ${row.intoId}`),
    ],
  )

  return { merges }
}
