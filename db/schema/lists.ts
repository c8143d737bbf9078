import { sql } from 'drizzle-orm'
import type * as sqlite from '../sqlite/dialect.ts'
import type { CodebookTables } from './codebook.ts'
import type { PeopleTables } from './people.ts'

/** Lists of actors, topics and milestones that came in, and what each of their rows would do or did. */
export function listsTables(
  dialect: typeof sqlite,
  { users, dossiers }: Pick<PeopleTables, 'users'> & Pick<CodebookTables, 'dossiers'>,
) {
  const lists = defineLists(dialect, dossiers, users)
  return { lists, listRows: defineListRows(dialect, lists) }
}

function defineLists(
  { table, columns, check, index }: typeof sqlite,
  dossiers: CodebookTables['dossiers'],
  users: PeopleTables['users'],
) {
  const { id, words, moment, wholeNumber: whole, json } = columns
  return table(
    'lists',
    {
      id: id('id').primaryKey(),
      /** Null until it is known what its rows are. */
      kind: words('kind'),
      /** Of a list of topics or milestones; null of one of actors, and until somebody says it. */
      dossierId: id('dossier_id').references(() => dossiers.id),
      name: words('name').notNull(),
      createdAt: moment('created_at').notNull(),
      createdBy: id('created_by').references(() => users.id),
      state: words('state').notNull(),
      /** Why its plan was made anew, where somebody should know. */
      reason: words('reason'),
      mapping: json('mapping'),
      /** What was answered and chosen, of questions and of single rows. */
      choices: json('choices').notNull(),
      questions: json('questions').notNull(),
      /** Who told the job what it is at. */
      toldBy: id('told_by').references(() => users.id),
      toldVia: words('told_via'),
      takenAt: moment('taken_at'),
      /** What could not be taken back, by its name, because something was built on it. */
      stayed: json('stayed'),
      revision: whole('revision').notNull(),
      // Long ones last: SQLite reads a row from its beginning.
      /** What was changed by taking it in, with what stood there before. */
      deeds: json('deeds'),
      cells: json('cells').notNull(),
    },
    (row) => [
      index('lists_state').on(row.state),
      index('lists_created').on(row.createdAt),
      check('lists_kind', sql`${row.kind} in ('actors', 'topics', 'milestones')`),
      check(
        'lists_state_known',
        sql`${row.state} in ('asking', 'planning', 'planned', 'storing', 'stored', 'undoing', 'undone')`,
      ),
    ],
  )
}

function defineListRows(
  { table, columns, check, index, primaryKey }: typeof sqlite,
  lists: ReturnType<typeof defineLists>,
) {
  const { id, words, wholeNumber: whole, json } = columns
  return table(
    'list_rows',
    {
      listId: id('list_id')
        .notNull()
        .references(() => lists.id),
      /** Its number in the file, as the program that wrote it counts. */
      row: whole('row').notNull(),
      state: words('state').notNull(),
      plan: json('plan').notNull(),
    },
    (row) => [
      primaryKey({ columns: [row.listId, row.row] }),
      index('list_rows_state').on(row.listId, row.state, row.row),
      check(
        'list_rows_state_known',
        sql`${row.state} in ('new', 'changed', 'same', 'asked', 'refused', 'left out')`,
      ),
    ],
  )
}
