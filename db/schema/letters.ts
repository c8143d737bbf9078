import { sql } from 'drizzle-orm'
import type * as sqlite from '../sqlite/dialect.ts'
import type { CodebookTables } from './codebook.ts'
import type { PeopleTables } from './people.ts'

export type LettersTables = ReturnType<typeof lettersTables>

/** Letters, and the people whom some of them are for alone. */
export function lettersTables(dialect: typeof sqlite, { users, dossiers }: Pick<PeopleTables, 'users'> & Pick<CodebookTables, 'dossiers'>) {
  const { table, columns, check, index, primaryKey } = dialect
  const { id, words, day, moment, whole, flag } = columns

  const letters = table('letters', {
    id: id('id').primaryKey(),
    dossierId: id('dossier_id').notNull().references(() => dossiers.id),
    title: words('title').notNull(),
    kind: words('kind').notNull(),
    language: words('language'),
    edtf: words('edtf').notNull(),
    firstDay: day('first_day').notNull(),
    lastDay: day('last_day').notNull(),
    basis: words('basis'),
    reference: words('reference'),
    referenceTruncated: flag('reference_truncated').notNull(),
    replyKind: words('reply_kind'),
    replyEdtf: words('reply_edtf'),
    createdAt: moment('created_at').notNull(),
    createdBy: id('created_by').references(() => users.id),
    revision: whole('revision').notNull(),
    visibility: words('visibility').notNull().default('everyone'),
  }, (row) => [
    index('letters_days').on(row.lastDay, row.id),
    index('letters_visibility').on(row.visibility, row.createdBy, row.id),
    index('letters_kind').on(row.kind, row.lastDay),
    check('letters_visibility_known', sql`${row.visibility} in ('everyone', 'named', 'public')`),
    check('letters_days', sql`${row.firstDay} <= ${row.lastDay}`),
    check('letters_kind', sql`${row.kind} in ('letter', 'e-mail', 'statement', 'speech', 'position paper', 'consultation response', 'open letter')`),
    check('letters_basis', sql`${row.firstDay} = ${row.lastDay} or ${row.basis} is not null`),
  ])

  const letterReaders = table('letter_readers', {
    letterId: id('letter_id').notNull().references(() => letters.id),
    userId: id('user_id').notNull().references(() => users.id),
    addedBy: id('added_by').references(() => users.id),
    addedAt: moment('added_at').notNull(),
  }, (row) => [primaryKey({ columns: [row.letterId, row.userId] }), index('letter_readers_user').on(row.userId)])

  return { letters, letterReaders }
}
