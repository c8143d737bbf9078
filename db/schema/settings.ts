import type * as sqlite from '../sqlite/dialect.ts'
import type { PeopleTables } from './people.ts'

/** What administrators chose for everybody. What stands in no row is as the product has it by itself. */
export function settingsTables(dialect: typeof sqlite, { users }: Pick<PeopleTables, 'users'>) {
  const { table, columns } = dialect
  const { id, words, moment } = columns

  const settings = table('settings', {
    name: id('name').primaryKey(),
    value: words('value').notNull(),
    changedAt: moment('changed_at').notNull(),
    changedBy: id('changed_by').references(() => users.id),
  })

  return { settings }
}
