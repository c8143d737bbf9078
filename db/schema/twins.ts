import { sql } from 'drizzle-orm'
import type * as sqlite from '../sqlite/dialect.ts'
import type { ActorsTables } from './actors.ts'
import type { PeopleTables } from './people.ts'

/** What people said of pairs of actors that may be one: that they are two, or that it is to be asked later. */
export function twinsTables(
  dialect: typeof sqlite,
  { actors, users }: Pick<ActorsTables, 'actors'> & Pick<PeopleTables, 'users'>,
) {
  const { table, columns, check, index, uniqueIndex } = dialect
  const { id, words, moment } = columns

  const twinAnswers = table(
    'twin_answers',
    {
      id: id('id').primaryKey(),
      // The smaller id first, so that a pair is one however it is named.
      firstId: id('first_id')
        .notNull()
        .references(() => actors.id),
      secondId: id('second_id')
        .notNull()
        .references(() => actors.id),
      kind: words('kind').notNull(),
      answeredAt: moment('answered_at').notNull(),
      answeredBy: id('answered_by').references(() => users.id),
      takenBackAt: moment('taken_back_at'),
      takenBackBy: id('taken_back_by').references(() => users.id),
    },
    (row) => [
      uniqueIndex('twin_answers_open')
        .on(row.firstId, row.secondId)
        .where(sql`${row.takenBackAt} is null`),
      index('twin_answers_second').on(row.secondId),
      check('twin_answers_kind', sql`${row.kind} in ('different', 'later')`),
      check('twin_answers_order', sql`${row.firstId} < ${row.secondId}`),
    ],
  )

  return { twinAnswers }
}
