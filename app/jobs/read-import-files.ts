import { listOpenTopics } from '#app/domain/topics.ts'
import type { ReadFile } from '#app/readers/document.ts'
import { mediaTypes } from '#app/readers/detect-format.ts'
import { readFile } from '#app/readers/read-file.ts'
import type { Import, Store } from '#app/store.server.ts'
import { makeFileItems, makeRefusedItem, type ImportContext } from './import-documents.ts'
import { makePackageItem } from './import-packages.ts'
import { findFileTables, type makeTableReader } from './import-tables.ts'

/** How many files are read ahead, of how many bytes together. */
const [filesAhead, bytesAhead] = [4, 30_000_000]

/** What reading goes by, for as long as it goes on. */
export type ReadingContext = {
  context: ImportContext
  rows: ReturnType<typeof makeTableReader>
  onFailure: (error: Error) => void
}

/** Reads the next few files of an import, or some rows of a table where no file waits; false where it was stopped. */
export async function readWaitingFiles(
  store: Store,
  importRow: Import,
  { context, rows, onFailure }: ReadingContext,
  signal: AbortSignal,
): Promise<boolean> {
  const files = await store.importJob.nextFiles(importRow.id, filesAhead, bytesAhead)
  if (!files.length) await rows(importRow, signal)
  const readings = files.map((file) =>
    readFile(
      { name: file.name, bytes: file.bytes },
      {
        languages: importRow.languages,
        signal,
        onProgress: ({ name, page, of }) =>
          void store.importJob
            .setActivity(importRow.id, `page ${page} of ${of} of ${name}`)
            .catch(() => {}),
      },
    ),
  )
  for (const [at, file] of files.entries()) {
    const read = await readings[at]!
    if (signal.aborted) return false
    if (!read.ok)
      await store.importJob.recordFileContents(importRow.id, file.id, {
        items: [makeRefusedItem(file.name, read.reason)],
        reason: read.reason,
      })
    else if (read.package)
      await store.importJob.recordFileContents(importRow.id, file.id, {
        items: [await makePackageItem(file.name, read.package, context.visible, context.person)],
      })
    else
      await store.importJob.recordFileContents(
        importRow.id,
        file.id,
        await readContents(file.bytes, read, importRow, context).catch((error: Error) =>
          refuseFaultyFile(file.name, error, onFailure),
        ),
      )
  }
  return true
}

type FileContents = Parameters<Store['importJob']['recordFileContents']>[2]

/**
 * A table waits for its columns to be named, unless nobody needs to look at them; everything else
 * becomes items. What lies attached to something else stays with it.
 */
async function readContents(
  file: Uint8Array,
  { documents, refused }: Extract<ReadFile, { ok: true }>,
  importRow: Import,
  context: ImportContext,
): Promise<FileContents> {
  const topics = listOpenTopics(await context.store.topics.ofDossier(importRow.dossierId))
  const found = await Promise.all(
    documents
      .filter((document) => document.sheets.length && !isCodebook(document))
      .map(async ({ name, original, sha256, sheets }) => {
        const [first, ...others] = await findFileTables(context.store, sheets, topics)
        const kept = { name, size: original.byteLength, sha256 }
        return {
          first,
          others: others.map((other) => ({ ...kept, ...other, bytes: null })),
          whole: { ...kept, ...first, bytes: Buffer.from(original) },
        }
      }),
  )
  if (documents.length === 1 && documents[0]!.original === file && found[0])
    return { items: [], own: found[0].first, tables: found[0].others }
  return {
    items: await makeFileItems(
      file,
      documents,
      [...refused, ...documents.filter(isCodebook).map(refuseCodebook)],
      context,
    ),
    tables: found.flatMap(({ whole, others }) => [whole, ...others]),
  }
}

const isCodebook = ({ mediaType }: { mediaType: string }) => mediaType === mediaTypes.qdc

const refuseCodebook = ({ name }: { name: string }) => ({
  name,
  reason:
    'This is a codebook, and its codes become topics: take it in with “Take in a list” on the page of topics.',
})

/**
 * A file over which we stumble is told as such, so that it stops nothing: neither the others nor
 * this one again and again.
 */
function refuseFaultyFile(
  name: string,
  error: Error,
  onFailure: (error: Error) => void,
): FileContents {
  if (error.name === 'NotStored') throw error
  onFailure(error)
  const reason =
    'This file was read, and could not be laid out. The fault is ours and is in the server’s ' +
    'log; add it by itself as a letter.'
  return { items: [makeRefusedItem(name, reason)], reason }
}
