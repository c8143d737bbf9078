import { sql } from 'drizzle-orm'
import type * as sqlite from '../sqlite/dialect.ts'
import type { LetterPartsTables } from './letter-parts.ts'
import type { LettersTables } from './letters.ts'
import type { PeopleTables } from './people.ts'

type ExceptionsParents = Pick<PeopleTables, 'users'> &
  Pick<LettersTables, 'letters'> &
  Pick<LetterPartsTables, 'textVersions'>

/** By which exceptions words of letters were withheld, and those that people added to the ones every store knows. */
export function exceptionsTables(dialect: typeof sqlite, parents: ExceptionsParents) {
  return {
    exceptions: defineExceptions(dialect, parents),
    invokedExceptions: defineInvokedExceptions(dialect, parents),
  }
}

function defineExceptions(
  { table, columns, uniqueIndex }: typeof sqlite,
  { users }: Pick<ExceptionsParents, 'users'>,
) {
  const { id, words, moment } = columns
  return table(
    'exceptions',
    {
      id: id('id').primaryKey(),
      act: words('act').notNull(),
      citation: words('citation').notNull(),
      name: words('name').notNull(),
      words: words('words').notNull(),
      retiredAt: moment('retired_at'),
      createdAt: moment('created_at').notNull(),
      createdBy: id('created_by').references(() => users.id),
    },
    (row) => [uniqueIndex('exceptions_citation').on(row.act, row.citation)],
  )
}

/**
 * That an exception was invoked: for a mark of redaction, at its place in a version of the text, or, without a place,
 * for the letter as a whole. The ids are those of the table above or of the domain's own list.
 */
function defineInvokedExceptions(
  { table, columns, index, uniqueIndex, check }: typeof sqlite,
  { users, letters, textVersions }: ExceptionsParents,
) {
  const { id, moment, wholeNumber: whole } = columns
  return table(
    'invoked_exceptions',
    {
      id: id('id').primaryKey(),
      letterId: id('letter_id')
        .notNull()
        .references(() => letters.id),
      textVersionId: id('text_version_id').references(() => textVersions.id),
      start: whole('start_at'),
      end: whole('end_at'),
      exceptionId: id('exception_id').notNull(),
      createdAt: moment('created_at').notNull(),
      createdBy: id('created_by').references(() => users.id),
    },
    (row) => [
      uniqueIndex('invoked_exceptions_mark')
        .on(row.letterId, row.textVersionId, row.start, row.exceptionId)
        .where(sql`${row.textVersionId} is not null`),
      uniqueIndex('invoked_exceptions_letter')
        .on(row.letterId, row.exceptionId)
        .where(sql`${row.textVersionId} is null`),
      index('invoked_exceptions_exception').on(row.exceptionId, row.letterId),
      check(
        'invoked_exceptions_place',
        sql`(${row.textVersionId} is null) = (${row.start} is null) and (${row.start} is null) = (${row.end} is null)`,
      ),
    ],
  )
}
