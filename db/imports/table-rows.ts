import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm'
import type { TableMapping } from '#app/domain/plan/table/table-mapping.ts'
import type { Sheet } from '#app/domain/plan/table/sheet.ts'
import { type Db, inList } from '../core/dialect.ts'
import { sha256 } from '../core/ids.ts'
import {
  actors,
  columnMappings,
  importFiles,
  importItems,
  letters,
  parties,
  users,
} from '../schema/schema.ts'
import type { KeptMapping, StoredRefusedRow } from '../statements/insert-import-contents.ts'
import { newestText } from '../statements/newest-text.ts'
import type { ImportFile, ImportFileState } from './import-rows.ts'

/**
 * A table of a file, with what somebody said or is proposed to say about its columns; `mapping` is null where nobody
 * has begun.
 */
export type TableFile = ImportFile & {
  sheets: Sheet[]
  mapping: TableMapping | null
  refused: StoredRefusedRow[]
}

/** What is remembered for tables of certain headings, by whom and since when. */
export type RememberedMapping = { mapping: TableMapping; usedAt: string; by: string | null }

/** A stored letter of a title and day; `authorIds` are the actors that its authors count as. */
export type LetterByTitle = {
  letterId: string
  title: string
  edtf: string
  text: string
  authorIds: string[]
}

export async function findTable(db: Db, importId: string, id: string): Promise<TableFile | null> {
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
}

/** All tables of an import, in the order they came. */
export async function listTables(db: Db, importId: string): Promise<Omit<TableFile, 'sheets'>[]> {
  return (
    await db
      .select(tableColumns)
      .from(importFiles)
      .where(and(eq(importFiles.importId, importId), isNotNull(importFiles.sheets)))
      .orderBy(asc(importFiles.place))
  ).map(asTable)
}

/** The file that a table came in, as it came. */
export async function readTableBytes(
  db: Db,
  { importId, sha256: hash }: Pick<ImportFile, 'importId' | 'sha256'>,
): Promise<Buffer | null> {
  return (
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
    )[0]?.bytes ?? null
  )
}

/** What somebody said of tables with these headings; null where nobody has, or where there are none. */
export async function findRememberedMapping(
  db: Db,
  headings: string | null,
): Promise<RememberedMapping | null> {
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
}

/** The next table whose columns are known and whose rows are not letters yet. */
export async function findNextReadyTable(db: Db, importId: string): Promise<TableFile | null> {
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
}

/** What the items of a file are called. */
export async function findItemNamesIn(db: Db, fileId: string): Promise<Set<string>> {
  return new Set(
    (
      await db
        .select({ name: importItems.name })
        .from(importItems)
        .where(eq(importItems.fileId, fileId))
    ).map(({ name }) => name),
  )
}

/** Stored letters that have one of these titles and one of these days, with their newest texts. */
export async function findLettersByTitleAndDay(
  db: Db,
  titles: readonly string[],
  edtfs: readonly string[],
): Promise<LetterByTitle[]> {
  if (!titles.length) return []
  const rows = await db
    .select({
      letterId: letters.id,
      title: letters.title,
      edtf: letters.edtf,
      text: newestText(letters.id),
    })
    .from(letters)
    .where(
      and(
        inList(db, letters.edtf, edtfs),
        inList(db, letters.title, titles),
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
            inList(
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
  const kept = mapping as KeptMapping | null
  return {
    ...row,
    state: state as ImportFileState,
    mapping: kept?.mapping ?? null,
    refused: kept?.refused ?? [],
  }
}
