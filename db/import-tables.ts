import { and, asc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm'
import type { TableMapping } from '#app/domain/plan/table/table-mapping.ts'
import type { Sheet } from '#app/domain/plan/table/sheet.ts'
import type { Doer } from './audit.ts'
import { among, atomically, done, type Db, type Statement, type Transaction } from './dialect.ts'
import { sha256 } from './ids.ts'
import {
  insertItems,
  insertTables,
  keptMapping,
  lastPlace,
  type Kept,
  type NewItem,
  type NewTable,
  type RowRefused,
} from './import-contents.ts'
import type { FileState, ImportFile } from './imports.ts'
import type { Outcome } from './position-storing.ts'
import {
  actors,
  columnMappings,
  importFiles,
  importItems,
  imports,
  letters,
  parties,
  users,
} from './schema.ts'

/** A table of a file, with what somebody said or is proposed to say about its columns; `mapping` is null where nobody has begun. */
export type TableFile = ImportFile & {
  sheets: Sheet[]
  mapping: TableMapping | null
  refused: RowRefused[]
}

/** What is remembered for tables of certain headings, by whom and since when. */
export type Remembered = { mapping: TableMapping; usedAt: string; by: string | null }

/** A stored letter of a title and day; `authorIds` are the actors that its authors count as. */
export type Bearing = {
  letterId: string
  title: string
  edtf: string
  text: string
  authorIds: string[]
}

/** Tables among the files of imports: what their columns mean, and what their rows become. */
export function importTablesIn(db: Db) {
  return {
    byId: async (importId: string, id: string): Promise<TableFile | null> => {
      const [row] = await db
        .select({ ...tableColumns, sheets: importFiles.sheets })
        .from(importFiles)
        .where(
          and(
            eq(importFiles.importId, importId),
            eq(importFiles.id, id),
            isNotNull(importFiles.sheets),
          ),
        )
      return row ? { ...asTable(row), sheets: row.sheets as Sheet[] } : null
    },

    /** All tables of an import, in the order they came. */
    list: async (importId: string): Promise<Omit<TableFile, 'sheets'>[]> =>
      (
        await db
          .select(tableColumns)
          .from(importFiles)
          .where(and(eq(importFiles.importId, importId), isNotNull(importFiles.sheets)))
          .orderBy(asc(importFiles.place))
      ).map(asTable),

    /** The file that a table came in, as it came. */
    bytes: async ({
      importId,
      sha256: hash,
    }: Pick<ImportFile, 'importId' | 'sha256'>): Promise<Buffer | null> =>
      (
        await db
          .select({ bytes: importFiles.bytes })
          .from(importFiles)
          .where(
            and(
              eq(importFiles.importId, importId),
              eq(importFiles.sha256, hash),
              isNotNull(importFiles.bytes),
            ),
          )
          .limit(1)
      )[0]?.bytes ?? null,

    /** What somebody said of tables with these headings; null where nobody has, or where there are none. */
    remembered: async (headings: string | null): Promise<Remembered | null> => {
      const [row] =
        headings === null
          ? []
          : await db
              .select({
                mapping: columnMappings.mapping,
                usedAt: columnMappings.usedAt,
                by: users.name,
              })
              .from(columnMappings)
              .leftJoin(users, eq(users.id, columnMappings.usedBy))
              .where(eq(columnMappings.headers, sha256(headings)))
      return row ? { ...row, mapping: row.mapping as TableMapping } : null
    },

    /** Keeps what somebody said so far of a table that waits for it. */
    keep: async ({ id }: Pick<ImportFile, 'id'>, mapping: TableMapping): Promise<Outcome> => ({
      changed: await done(
        atomically(db, (tx) => [
          {
            must: tx
              .update(importFiles)
              .set({ mapping: keptMapping(mapping) })
              .where(and(eq(importFiles.id, id), eq(importFiles.state, 'columns'))),
          },
        ]),
      ),
    }),

    /** Lets the rows of a table become letters, with other sheets of its file as tables of their own, and remembers the mapping for its headings. */
    confirm: async (
      { id, importId }: Pick<ImportFile, 'id' | 'importId'>,
      mapping: TableMapping,
      {
        others,
        remember,
      }: {
        others: readonly NewTable[]
        remember: { headings: string; mapping: TableMapping } | null
      },
      doer: Doer,
    ): Promise<Outcome> => {
      const at = new Date().toISOString()
      const used = { mapping: remember?.mapping, usedAt: at, usedBy: doer.userId }
      return {
        changed: await done(
          atomically(db, (tx) => [
            {
              must: tx
                .update(importFiles)
                .set({ state: 'waiting', mapping: keptMapping(mapping) })
                .where(and(eq(importFiles.id, id), eq(importFiles.state, 'columns'))),
            },
            ...insertTables(tx, importId, others, at),
            toBeRead(tx, importId),
            ...(remember
              ? [
                  tx
                    .insert(columnMappings)
                    .values({ headers: sha256(remember.headings), ...used })
                    .onConflictDoUpdate({ target: columnMappings.headers, set: used }),
                ]
              : []),
          ]),
        ),
      }
    },

    /** Asks anew about the columns of a table: what its rows became is given up, as long as none of it was accepted. */
    reopen: async ({ id }: Pick<ImportFile, 'id'>): Promise<Outcome> => ({
      changed: await done(
        atomically(db, (tx) => [
          {
            must: tx
              .update(importFiles)
              .set({ state: 'columns' })
              .where(
                and(
                  eq(importFiles.id, id),
                  eq(importFiles.state, 'read'),
                  isNotNull(importFiles.sheets),
                  sql`not exists (select 1 from import_items i where i.file_id = ${importFiles.id} and i.state in ('accepted', 'stored', 'withdrawn'))`,
                ),
              ),
          },
          tx
            .delete(importItems)
            .where(
              and(
                eq(importItems.fileId, id),
                inArray(importItems.state, ['asking', 'doubtful', 'ready', 'left out', 'refused']),
              ),
            ),
        ]),
      ),
    }),

    /** The next table whose columns are known and whose rows are not letters yet. */
    next: async (importId: string): Promise<TableFile | null> => {
      const [row] = await db
        .select({ ...tableColumns, sheets: importFiles.sheets })
        .from(importFiles)
        .where(
          and(
            eq(importFiles.importId, importId),
            eq(importFiles.state, 'waiting'),
            isNotNull(importFiles.mapping),
          ),
        )
        .orderBy(asc(importFiles.place))
        .limit(1)
      return row ? { ...asTable(row), sheets: row.sheets as Sheet[] } : null
    },

    /** What the items of a file are called. */
    namesIn: async (fileId: string): Promise<Set<string>> =>
      new Set(
        (
          await db
            .select({ name: importItems.name })
            .from(importItems)
            .where(eq(importItems.fileId, fileId))
        ).map(({ name }) => name),
      ),

    /** What some rows of a table became. With `over` the table is read, and these are all of its rows that were refused. */
    recordRows: async (
      { id, importId }: Pick<ImportFile, 'id' | 'importId'>,
      items: readonly NewItem[],
      over: { mapping: TableMapping; refused: RowRefused[] } | null,
    ): Promise<boolean> => {
      const waits = and(eq(importFiles.id, id), eq(importFiles.state, 'waiting'))
      const after = await lastPlace(db, importId)
      return done(
        atomically(db, (tx) => [
          {
            must: tx
              .update(importFiles)
              .set(
                over
                  ? { state: 'read', mapping: keptMapping(over.mapping, over.refused) }
                  : { reason: null },
              )
              .where(waits),
          },
          ...insertItems(tx, { importId, fileId: id }, items, after),
        ]),
      )
    },

    /** Stored letters that have one of these titles and one of these days, with their newest texts. */
    bearing: async (titles: readonly string[], edtfs: readonly string[]): Promise<Bearing[]> => {
      if (!titles.length) return []
      const rows = await db
        .select({
          letterId: letters.id,
          title: letters.title,
          edtf: letters.edtf,
          text: sql<string>`(select text from text_versions v where v.letter_id = letters.id order by version desc limit 1)`,
        })
        .from(letters)
        .where(
          and(
            among(db, letters.edtf, edtfs),
            among(db, letters.title, titles),
            isNull(letters.withdrawnAt),
          ),
        )
      const authors = rows.length
        ? await db
            .select({ letterId: parties.letterId, actorId: actors.countsAsId })
            .from(parties)
            .innerJoin(actors, eq(actors.id, parties.actorId))
            .where(
              and(
                among(
                  db,
                  parties.letterId,
                  rows.map(({ letterId }) => letterId),
                ),
                eq(parties.role, 'author'),
              ),
            )
        : []
      return rows.map((row) => ({
        ...row,
        authorIds: authors.flatMap(({ letterId, actorId }) =>
          letterId === row.letterId ? [actorId] : [],
        ),
      }))
    },
  }
}

/** Lets the job see that there is something to read. */
function toBeRead(tx: Transaction, importId: string): Statement {
  return tx
    .update(imports)
    .set({ state: 'reading', revision: sql`revision + 1` as never })
    .where(and(eq(imports.id, importId), inArray(imports.state, ['reading', 'planned'])))
}

const tableColumns = {
  id: importFiles.id,
  importId: importFiles.importId,
  place: importFiles.place,
  name: importFiles.name,
  size: importFiles.size,
  sha256: importFiles.sha256,
  state: importFiles.state,
  reason: importFiles.reason,
  mapping: importFiles.mapping,
}

function asTable<Row extends { state: string; mapping: unknown }>({ mapping, state, ...row }: Row) {
  const kept = mapping as Kept | null
  return {
    ...row,
    state: state as FileState,
    mapping: kept?.mapping ?? null,
    refused: kept?.refused ?? [],
  }
}
