import { sql } from 'drizzle-orm'
import type * as sqlite from '../sqlite/dialect.ts'
import type { PeopleTables } from './people.ts'

/**
 * What was erased on request, and by whom and why: all that stays of it. The hashes tell it when it comes in
 * again; they are of whole texts and files, never of a name or a number alone.
 */
export function erasuresTables(dialect: typeof sqlite, { users }: Pick<PeopleTables, 'users'>) {
  const { table, columns, check, index, primaryKey, uniqueIndex } = dialect
  const { id, words, moment, flag, wholeNumber } = columns

  const erasures = table(
    'erasures',
    {
      id: id('id').primaryKey(),
      kind: words('kind').notNull(),
      subjectId: id('subject_id').notNull(),
      at: moment('at').notNull(),
      userId: id('user_id').references(() => users.id),
      via: words('via').notNull(),
      reason: words('reason').notNull(),
      hash: words('hash').notNull(),
      /** In how many letters something was overwritten. */
      letters: wholeNumber('letters').notNull(),
      /** Only within its own transaction: while it is set, texts, files and the log may be overwritten. */
      open: flag('open').notNull(),
    },
    (row) => [
      index('erasures_subject').on(row.subjectId),
      uniqueIndex('erasures_letter')
        .on(row.subjectId)
        .where(sql`${row.kind} = 'letter'`),
      check('erasures_kind', sql`${row.kind} in ('letter', 'person')`),
      check('erasures_reason', sql`length(${row.reason}) > 0`),
    ],
  )

  const erasedHashes = table(
    'erased_hashes',
    {
      sha256: words('sha256').notNull(),
      erasureId: id('erasure_id')
        .notNull()
        .references(() => erasures.id),
    },
    (row) => [primaryKey({ columns: [row.sha256, row.erasureId] })],
  )

  return { erasures, erasedHashes }
}
