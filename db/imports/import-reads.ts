import { and, asc, desc, eq, gte, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm'
import type { OpenQuestion, ItemState } from '#app/domain/plan/plan-item.ts'
import { type Db, inList } from '../core/dialect.ts'
import { sha256 } from '../core/ids.ts'
import { importFiles, importItems, importPackages, imports } from '../schema/schema.ts'
import {
  asItemRow,
  fileColumns,
  type Import,
  type ImportCounts,
  type ImportFile,
  type ImportFileState,
  type ImportItem,
  type ImportItemRow,
  type ImportVia,
  itemColumns,
  readImports,
} from './import-rows.ts'

/**
 * Imports, the newest first: all, or those that somebody made, with `others` also those that nobody in particular did,
 * each for one of the dossiers.
 */
export async function readImportPage(
  db: Db,
  owner: { userId: string; others: boolean; dossierIds: readonly string[] } | 'all',
  limit: number,
  offset: number,
): Promise<Import[]> {
  return readImports(
    db,
    owner === 'all'
      ? undefined
      : and(
          or(
            eq(imports.createdBy, owner.userId),
            owner.others ? isNull(imports.createdBy) : undefined,
          ),
          inList(db, imports.dossierId, owner.dossierIds),
        ),
    limit,
    offset,
  )
}

export async function findImport(db: Db, id: string): Promise<Import | null> {
  return (await readImports(db, eq(imports.id, id), 1, 0))[0] ?? null
}

/**
 * Whether an import that came in this way and was not taken back holds these bytes, and something in them waits to be
 * stored.
 */
export async function isFileWaiting(db: Db, via: ImportVia, bytes: Buffer): Promise<boolean> {
  return (
    (
      await db
        .select({ id: importFiles.id })
        .from(importFiles)
        .innerJoin(imports, eq(imports.id, importFiles.importId))
        .where(
          and(
            eq(importFiles.sha256, sha256(bytes)),
            eq(imports.via, via),
            inArray(imports.state, ['reading', 'planned', 'storing']),
            isNotNull(importFiles.bytes),
          ),
        )
        .limit(1)
    ).length > 0
  )
}

/** The imports that came in this way since a moment, the newest first. */
export async function findImportIdsSince(
  db: Db,
  via: ImportVia,
  moment: string,
): Promise<string[]> {
  return (
    await db
      .select({ id: imports.id })
      .from(imports)
      .where(and(gte(imports.createdAt, moment), eq(imports.via, via)))
      .orderBy(desc(imports.createdAt), desc(imports.id))
  ).map(({ id }) => id)
}

export async function countImportContents(
  db: Db,
  ids: readonly string[],
): Promise<Map<string, ImportCounts>> {
  const found = new Map(
    ids.map((id) => [
      id,
      {
        files: { waiting: 0, columns: 0, read: 0, refused: 0 },
        items: {
          asking: 0,
          doubtful: 0,
          ready: 0,
          'left out': 0,
          accepted: 0,
          stored: 0,
          withdrawn: 0,
          refused: 0,
        },
        packages: 0,
        bytes: 0,
      } satisfies ImportCounts,
    ]),
  )
  const files = await db
    .select({
      importId: importFiles.importId,
      state: importFiles.state,
      rows: sql<number>`cast(count(*) as integer)`,
      bytes: sql<number>`cast(sum(${importFiles.size}) as real)`,
    })
    .from(importFiles)
    .where(inList(db, importFiles.importId, ids))
    .groupBy(importFiles.importId, importFiles.state)
  for (const { importId, state, rows, bytes } of files) {
    found.get(importId)!.files[state as ImportFileState] = rows
    found.get(importId)!.bytes += bytes
  }
  const items = await db
    .select({
      importId: importItems.importId,
      state: importItems.state,
      rows: sql<number>`cast(count(*) as integer)`,
    })
    .from(importItems)
    .where(inList(db, importItems.importId, ids))
    .groupBy(importItems.importId, importItems.state)
  for (const { importId, state, rows } of items)
    found.get(importId)!.items[state as ItemState] = rows
  const packages = await db
    .select({ importId: importPackages.importId, rows: sql<number>`cast(count(*) as integer)` })
    .from(importPackages)
    .where(inList(db, importPackages.importId, ids))
    .groupBy(importPackages.importId)
  for (const { importId, rows } of packages) found.get(importId)!.packages = rows
  return found
}

/** The files of an import in certain states, in the order they came. */
export async function listImportFiles(
  db: Db,
  importId: string,
  states: readonly ImportFileState[],
  limit: number,
): Promise<ImportFile[]> {
  return (
    await db
      .select(fileColumns)
      .from(importFiles)
      .where(and(eq(importFiles.importId, importId), inArray(importFiles.state, [...states])))
      .orderBy(asc(importFiles.place))
      .limit(limit)
  ).map((row) => ({ ...row, state: row.state as ImportFileState }))
}

export async function listImportItems(
  db: Db,
  importId: string,
  states: readonly ItemState[],
  limit: number,
  offset: number,
): Promise<ImportItemRow[]> {
  return (
    await db
      .select(itemColumns)
      .from(importItems)
      .where(and(eq(importItems.importId, importId), inArray(importItems.state, [...states])))
      .orderBy(asc(importItems.place))
      .limit(limit)
      .offset(offset)
  ).map(asItemRow)
}

export async function findImportItem(
  db: Db,
  importId: string,
  id: string,
): Promise<ImportItem | null> {
  const [row] = await db
    .select({
      ...itemColumns,
      text: importItems.text,
      mediaType: importItems.mediaType,
      sha256: importItems.sha256,
    })
    .from(importItems)
    .where(and(eq(importItems.importId, importId), eq(importItems.id, id)))
  return row
    ? { ...asItemRow(row), text: row.text, mediaType: row.mediaType, sha256: row.sha256 }
    : null
}

/** The dossiers that packages among some items bring or add to, also ones that are not stored yet. */
export async function findPackageDossiers(
  db: Db,
  itemIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await db
    .select({ itemId: importPackages.itemId, dossierId: importPackages.dossierId })
    .from(importPackages)
    .where(inList(db, importPackages.itemId, itemIds))
  return new Map(rows.map(({ itemId, dossierId }) => [itemId, dossierId]))
}

/** What is asked about the letters of an import, of the first few thousand. */
export async function listOpenQuestions(db: Db, importId: string): Promise<OpenQuestion[]> {
  return (
    await db
      .select({ asks: importItems.asks })
      .from(importItems)
      .where(and(eq(importItems.importId, importId), eq(importItems.state, 'asking')))
      .orderBy(asc(importItems.place))
      .limit(3000)
  ).flatMap(({ asks }) => asks as OpenQuestion[])
}

/** What several items are called, by their ids. */
export async function findItemNames(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  return new Map(
    (ids.length
      ? await db
          .select({ id: importItems.id, name: importItems.name })
          .from(importItems)
          .where(inList(db, importItems.id, ids))
      : []
    ).map(({ id, name }) => [id, name]),
  )
}

/** What the letters of an import say of themselves, without their texts, for asking about their names. */
export async function listDrafts(db: Db, importId: string): Promise<ImportItemRow[]> {
  return (
    await db
      .select(itemColumns)
      .from(importItems)
      .where(
        and(
          eq(importItems.importId, importId),
          inArray(importItems.state, ['asking', 'doubtful', 'ready']),
        ),
      )
      .orderBy(asc(importItems.place))
  ).map(asItemRow)
}
