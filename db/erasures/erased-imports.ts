import { and, asc, eq, inArray, or, sql, type SQL } from 'drizzle-orm'
import { erasedName } from '#app/domain/erasures.ts'
import { packageFormat } from '#app/domain/package/package-format.ts'
import { foldText } from '#app/domain/text/words.ts'
import { type Db, inList, type Statement, type Transaction } from '../core/dialect.ts'
import { importFiles, importItems, imports } from '../schema/schema.ts'

const reason = 'Erased on request.'

/** What of imports holds a letter: its own item and file, and copies of it that came in again. */
export type LetterImports = {
  itemIds: string[]
  fileIds: string[]
  importIds: string[]
  answers: { id: string; answers: Record<string, string> }[]
}

/** Looks for what imports hold of a letter, by its id and by the hashes of its texts and files. */
export async function findLetterImports(
  db: Db,
  letterId: string,
  { hashes, names }: { hashes: readonly string[]; names: readonly string[] },
): Promise<LetterImports> {
  const items = await db
    .select({ id: importItems.id, fileId: importItems.fileId, importId: importItems.importId })
    .from(importItems)
    .where(
      or(
        eq(importItems.id, letterId),
        inList(db, importItems.textHash, hashes),
        inList(db, importItems.sha256, hashes),
      ),
    )
    .orderBy(asc(importItems.id))
  const copies = await db
    .select({ id: importFiles.id, importId: importFiles.importId })
    .from(importFiles)
    .where(inList(db, importFiles.sha256, hashes))
    .orderBy(asc(importFiles.id))
  const importIds = [...new Set([...items, ...copies].map(({ importId }) => importId))]
  return {
    itemIds: items.map(({ id }) => id),
    fileIds: [...new Set([...items.map(({ fileId }) => fileId), ...copies.map(({ id }) => id)])],
    importIds,
    answers: await findAnswersWithout(db, importIds, names),
  }
}

/** Overwrites what imports hold of a letter. Other letters of the same files keep what is their own. */
export function eraseImports(
  db: Db,
  tx: Transaction,
  { itemIds, fileIds, importIds, answers }: LetterImports,
): Statement[] {
  const isFile = inList(db, importFiles.id, fileIds)
  const isOfOneFile: SQL = sql`(select count(*) from import_files f where f.import_id = ${imports.id}) = 1`
  return [
    tx
      .update(importFiles)
      .set({ state: 'refused', reason })
      .where(and(isFile, inArray(importFiles.state, ['waiting', 'columns']))),
    tx
      .update(importFiles)
      .set({ name: erasedName, bytes: null, sheets: null, mapping: null })
      .where(isFile),
    tx
      .update(importItems)
      .set({
        state: 'left out',
        reason,
        name: erasedName,
        textHash: null,
        sha256: null,
        mediaType: null,
        draft: null,
        asks: [],
        same: null,
        prints: [],
        text: null,
        bytes: null,
        revision: sql`revision + 1` as never,
      })
      .where(inList(db, importItems.id, itemIds)),
    tx
      .update(imports)
      .set({ name: erasedName, answers: {}, doing: null, revision: sql`revision + 1` as never })
      .where(and(inList(db, imports.id, importIds), isOfOneFile)),
    ...answers.map(({ id, answers: kept }) =>
      tx.update(imports).set({ answers: kept }).where(eq(imports.id, id)),
    ),
    releasePackages(tx),
  ]
}

/** What was answered about names in imports, without those of some people; only where that is another. */
async function findAnswersWithout(
  db: Db,
  importIds: readonly string[],
  names: readonly string[],
): Promise<LetterImports['answers']> {
  const keys = new Set(names.map(foldText))
  const rows = await db
    .select({ id: imports.id, answers: imports.answers })
    .from(imports)
    .where(inList(db, imports.id, importIds))
  return rows.flatMap(({ id, answers }) => {
    const written = Object.entries(answers as Record<string, string>)
    const kept = written.filter(([key, value]) => !keys.has(key) && !keys.has(foldText(value)))
    return kept.length === written.length ? [] : [{ id, answers: Object.fromEntries(kept) }]
  })
}

/** Packages that nothing is done with any more: what lies in them cannot be told from here. */
export function releasePackages(tx: Transaction): Statement {
  return tx
    .update(importFiles)
    .set({ bytes: null })
    .where(
      sql`${importFiles.id} in (select file_id from import_items where media_type = ${packageFormat.mediaType}
        and state in ('left out', 'refused', 'stored', 'withdrawn'))`,
    )
}
