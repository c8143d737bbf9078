import { sql } from 'drizzle-orm'
import type * as sqlite from '../sqlite/dialect.ts'
import type { PeopleTables } from './people.ts'

/** Every change: who, when, from where, and what it was before and after. */
export function auditTables(dialect: typeof sqlite, { users }: Pick<PeopleTables, 'users'>) {
  const { table, columns, check, index } = dialect
  const { id, words, moment, json } = columns

  const audit = table(
    'audit',
    {
      id: id('id').primaryKey(),
      at: moment('at').notNull(),
      userId: id('user_id').references(() => users.id),
      via: words('via').notNull(),
      deed: words('deed').notNull(),
      thing: words('thing').notNull(),
      thingId: id('thing_id').notNull(),
      before: json('before'),
      after: json('after'),
    },
    (row) => [
      index('audit_thing').on(row.thing, row.thingId),
      check('audit_via', sql`${row.via} in ('screen', 'command line', 'api', 'seed', 'update')`),
    ],
  )

  return { audit }
}
