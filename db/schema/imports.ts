import { sql } from 'drizzle-orm'
import type * as sqlite from '../sqlite/dialect.ts'
import type { CodebookTables } from './codebook.ts'
import type { PeopleTables } from './people.ts'

export type ImportsTables = ReturnType<typeof importsTables>

/** What comes in from outside before it is letters: imports with their files, and what each file holds. */
export function importsTables(
  dialect: typeof sqlite,
  { users, dossiers }: Pick<PeopleTables, 'users'> & Pick<CodebookTables, 'dossiers'>,
) {
  const imports = defineImports(dialect, dossiers, users)
  const importFiles = defineImportFiles(dialect, imports)
  const importItems = defineImportItems(dialect, imports, importFiles, users)
  return {
    imports,
    importFiles,
    importItems,
    importPackages: defineImportPackages(dialect, imports, importItems),
    columnMappings: defineColumnMappings(dialect, users),
  }
}

type ImportsTable = ReturnType<typeof defineImports>
type ImportFilesTable = ReturnType<typeof defineImportFiles>

function defineImports(
  { table, columns, check, index }: typeof sqlite,
  dossiers: CodebookTables['dossiers'],
  users: PeopleTables['users'],
) {
  const { id, words, moment, wholeNumber: whole, flag, json } = columns
  return table(
    'imports',
    {
      id: id('id').primaryKey(),
      dossierId: id('dossier_id')
        .notNull()
        .references(() => dossiers.id),
      name: words('name').notNull(),
      via: words('via').notNull(),
      createdAt: moment('created_at').notNull(),
      createdBy: id('created_by').references(() => users.id),
      /** What the job is at, and whether somebody told it to stop there. */
      state: words('state').notNull(),
      stopped: flag('stopped').notNull(),
      /** Since when the job is at it, and how much was done before: what speed and time left follow from. */
      since: moment('since'),
      doneBefore: whole('done_before').notNull(),
      /** What it is doing this moment, where one file takes long. */
      doing: words('doing'),
      /** Who told the job what it is at. */
      toldBy: id('told_by').references(() => users.id),
      toldVia: words('told_via'),
      audience: json('audience').notNull(),
      languages: json('languages').notNull(),
      /** Who the names are that a person was asked about. */
      answers: json('answers').notNull(),
      revision: whole('revision').notNull(),
    },
    (row) => [
      index('imports_state').on(row.state, row.stopped),
      index('imports_created').on(row.createdAt),
      check('imports_via', sql`${row.via} in ('screen', 'command line', 'api', 'watched folder')`),
      check(
        'imports_state_known',
        sql`${row.state} in ('reading', 'planned', 'storing', 'undoing', 'undone', 'redoing')`,
      ),
    ],
  )
}

function defineImportFiles(
  { table, columns, check, index, uniqueIndex }: typeof sqlite,
  imports: ImportsTable,
) {
  const { id, words, moment, wholeNumber: whole, bytes, json } = columns
  return table(
    'import_files',
    {
      id: id('id').primaryKey(),
      importId: id('import_id')
        .notNull()
        .references(() => imports.id),
      place: whole('place').notNull(),
      name: words('name').notNull(),
      size: whole('size').notNull(),
      sha256: words('sha256').notNull(),
      state: words('state').notNull(),
      reason: words('reason'),
      /** The tables that it holds, and which of their columns mean what. */
      sheets: json('sheets'),
      mapping: json('mapping'),
      createdAt: moment('created_at').notNull(),
      /** Gone once everything in it is stored or left out: what letters came from they keep themselves. */
      bytes: bytes('bytes'),
    },
    (row) => [
      index('import_files_state_of').on(row.importId, row.state, row.size),
      uniqueIndex('import_files_place').on(row.importId, row.place),
      index('import_files_hash').on(row.sha256),
      check('import_files_state', sql`${row.state} in ('waiting', 'columns', 'read', 'refused')`),
    ],
  )
}

/** Items that are dossier packages, each with the dossier that it brings or adds to, also one not stored yet. */
function defineImportPackages(
  { table, columns, index }: typeof sqlite,
  imports: ImportsTable,
  importItems: ReturnType<typeof defineImportItems>,
) {
  const { id } = columns
  return table(
    'import_packages',
    {
      itemId: id('item_id')
        .primaryKey()
        .references(() => importItems.id),
      importId: id('import_id')
        .notNull()
        .references(() => imports.id),
      dossierId: id('dossier_id').notNull(),
    },
    (row) => [index('import_packages_import').on(row.importId)],
  )
}

/** The id of an item is the one that its letter will have, so that nothing is stored twice. */
function defineImportItems(
  { table, columns, check, index, uniqueIndex }: typeof sqlite,
  imports: ImportsTable,
  importFiles: ImportFilesTable,
  users: PeopleTables['users'],
) {
  const { id, words, wholeNumber: whole, bytes, json } = columns
  return table(
    'import_items',
    {
      id: id('id').primaryKey(),
      importId: id('import_id')
        .notNull()
        .references(() => imports.id),
      fileId: id('file_id')
        .notNull()
        .references(() => importFiles.id),
      place: whole('place').notNull(),
      name: words('name').notNull(),
      state: words('state').notNull(),
      reason: words('reason'),
      textHash: words('text_hash'),
      mediaType: words('media_type'),
      sha256: words('sha256'),
      /** What is proposed or was confirmed about the letter, with where it was read from. */
      draft: json('draft'),
      /** Sentences that say what keeps it from being stored as it is. */
      asks: json('asks').notNull(),
      same: json('same'),
      prints: json('prints').notNull(),
      acceptedBy: id('accepted_by').references(() => users.id),
      acceptedVia: words('accepted_via'),
      revision: whole('revision').notNull(),
      // Long ones last: SQLite reads a row from its beginning.
      text: words('text'),
      /** Null where the file as a whole is what the letter came from, and once the letter is stored. */
      bytes: bytes('bytes'),
    },
    (row) => [
      uniqueIndex('import_items_place').on(row.importId, row.place),
      index('import_items_state').on(row.importId, row.state, row.place),
      index('import_items_file').on(row.fileId),
      index('import_items_text').on(row.importId, row.textHash),
      check(
        'import_items_state_known',
        sql`${row.state} in ('asking', 'doubtful', 'ready', 'left out', 'accepted', 'stored', 'withdrawn', 'refused')`,
      ),
    ],
  )
}

function defineColumnMappings({ table, columns }: typeof sqlite, users: PeopleTables['users']) {
  const { id, words, moment, json } = columns
  return table('column_mappings', {
    /** The names of the columns, folded and hashed: a table with the same ones is mapped alike. */
    headers: words('headers').primaryKey(),
    mapping: json('mapping').notNull(),
    usedAt: moment('used_at').notNull(),
    usedBy: id('used_by').references(() => users.id),
  })
}
