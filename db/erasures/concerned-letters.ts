import { eq, inArray, or } from 'drizzle-orm'
import { computeTextMinhash } from '#app/domain/plan/near-duplicates.ts'
import { type Db, inList, type Statement, type Transaction } from '../core/dialect.ts'
import { files, importFiles, importItems, letterPrints, textVersions } from '../schema/schema.ts'
import { releasePackages } from './erased-imports.ts'
import type { WordedRow } from './find-words.ts'

/** The files that letters or other items with the words came from. */
export function eraseImportBytes(
  db: Db,
  tx: Transaction,
  letterIds: readonly string[],
  rows: readonly WordedRow[],
): Statement[] {
  const itemIds = rows
    .filter(({ table }) => table === importItems)
    .map(({ row }) => row.id as string)
  const isConcerned = inList(db, importItems.id, [...letterIds, ...itemIds])
  const fileIds = tx.select({ id: importItems.fileId }).from(importItems).where(isConcerned)
  const wordedFiles = rows
    .filter(({ table }) => table === importFiles)
    .map(({ row }) => row.id as string)
  return [
    tx
      .update(importFiles)
      .set({ bytes: null })
      .where(or(inArray(importFiles.id, fileIds), inList(db, importFiles.id, wordedFiles))),
    tx.update(importItems).set({ bytes: null, sha256: null }).where(isConcerned),
    releasePackages(tx),
  ]
}

/** By what the letters, as they were, are known when they come in again: their whole texts and their files. */
export async function findConcernedHashes(
  db: Db,
  letterIds: readonly string[],
  rows: readonly WordedRow[],
): Promise<string[]> {
  const originals = await db
    .select({ sha256: files.sha256 })
    .from(files)
    .where(inList(db, files.letterId, letterIds))
  const texts = rows
    .filter(({ table, changes }) => table === textVersions && changes.text !== undefined)
    .map(({ row }) => row.sha256 as string)
  return [...texts, ...originals.map((row) => row.sha256)]
}

export function renewPrints(
  tx: Transaction,
  row: Record<string, unknown>,
  { text }: Record<string, unknown>,
): Statement[] {
  if (typeof text !== 'string') return []
  const letterId = row.letterId as string
  const prints = computeTextMinhash(text).map((print) => ({ print, letterId }))
  return [
    tx.delete(letterPrints).where(eq(letterPrints.letterId, letterId)),
    ...(prints.length ? [tx.insert(letterPrints).values(prints).onConflictDoNothing()] : []),
  ]
}
