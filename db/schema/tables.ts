import {
  getTableConfig,
  integer,
  primaryKey,
  type SQLiteColumn,
  sqliteTable,
  type SQLiteTable,
  text,
} from 'drizzle-orm/sqlite-core'
import { schema } from './schema.ts'

/**
 * What letters are found by: `both` for all readers, or one entry for those who see contact details (`whole`) and one
 * for all others (`masked`). `version` says by which rules it was made; below 1 it waits to be made anew. Each engine
 * keeps an index of its own over it, so only these columns are the same in both.
 */
export const letterSearch = sqliteTable(
  'letter_search',
  {
    letterId: text('letter_id')
      .notNull()
      .references(() => schema.letters.id),
    contacts: text('contacts', { enum: ['both', 'whole', 'masked'] }).notNull(),
    version: integer('version').notNull(),
    words: text('words').notNull(),
  },
  (row) => [primaryKey({ columns: [row.letterId, row.contacts] })],
)

/** Every word of every entry once; each engine's triggers keep it. */
export const searchWords = sqliteTable('letter_search_index_words', {
  word: text('word').primaryKey(),
})

/**
 * The letters of a topic, and those of a dossier by how far their coding is (`keyOfCodingList`), by last day. Kept by
 * triggers of each engine, and made anew where rows are copied, so no other table points to it or from it.
 */
export const letterLists = sqliteTable('letter_lists', {
  listId: text('list_id').notNull(),
  lastDay: text('last_day').notNull(),
  letterId: text('letter_id').notNull(),
})

/**
 * Pairs of actors that may be one, found by all that the store holds, the smaller id first. `unusual`: a word by which
 * their names differ is nobody else's. `open`: what everybody may see says so already; of such a pair what that comes
 * to is kept, so that a page is put in order without reading names. Made anew by `renewTwins`, also where rows are
 * copied.
 */
export const twinPairs = sqliteTable(
  'twin_pairs',
  {
    firstId: text('first_id').notNull(),
    secondId: text('second_id').notNull(),
    unusual: integer('unusual', { mode: 'boolean' }).notNull(),
    open: integer('open', { mode: 'boolean' }).notNull(),
    likely: integer('likely', { mode: 'boolean' }).notNull(),
    // How much speaks for it besides that (`TwinOrder`).
    weight: integer('weight').notNull(),
    shorter: integer('shorter').$type<0 | 1>(),
  },
  (row) => [primaryKey({ columns: [row.firstId, row.secondId] })],
)

export const tableName = (table: SQLiteTable): string => getTableConfig(table).name

/** The columns of a table's primary key. */
export function primaryKeyOf(table: SQLiteTable): SQLiteColumn[] {
  const {
    columns,
    primaryKeys,
  }: { columns: SQLiteColumn[]; primaryKeys: { columns: SQLiteColumn[] }[] } = getTableConfig(table)
  return primaryKeys[0]?.columns ?? columns.filter(({ primary }) => primary)
}

/** Every table that holds data, each after those it points to. */
export function tablesInOrder(): SQLiteTable[] {
  const ordered: SQLiteTable[] = []
  const place = (table: SQLiteTable, waiting: readonly SQLiteTable[]): void => {
    if (ordered.includes(table)) return
    if (waiting.includes(table))
      throw new Error(`The tables point at each other in a circle at ${tableName(table)}.`)
    for (const { reference } of getTableConfig(table).foreignKeys)
      if (reference().foreignTable !== table) place(reference().foreignTable, [...waiting, table])
    ordered.push(table)
  }
  for (const table of [...Object.values(schema), letterSearch]) place(table, [])
  return ordered
}

/** The property of a table that has a column of this name. */
export function propertyOf(table: SQLiteTable, columnName: string): string {
  const columns = Object.entries(table as unknown as Record<string, { name?: string }>)
  return columns.find(([, column]) => column?.name === columnName)![0]
}
