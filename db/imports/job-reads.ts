import { and, asc, eq, inArray, isNull, notInArray, type SQL, sql } from 'drizzle-orm'
import type { LetterDraft } from '#app/domain/plan/letter-draft.ts'
import type { DuplicateLetter, OpenQuestion } from '#app/domain/plan/plan-item.ts'
import { type Db, inList } from '../core/dialect.ts'
import { sha256 } from '../core/ids.ts'
import {
  files,
  importFiles,
  importItems,
  imports,
  letters,
  textVersions,
} from '../schema/schema.ts'
import type { PerformedBy } from '../statements/audit-entry.ts'
import { newestText } from '../statements/newest-text.ts'

/** A file to be read. */
export type WaitingFile = { id: string; name: string; bytes: Buffer; size: number }

/** An item that somebody accepted, with what its letter came from. */
export type AcceptedItem = {
  id: string
  name: string
  draft: LetterDraft
  text: string
  mediaType: string | null
  bytes: Buffer
  asks: OpenQuestion[]
  same: DuplicateLetter | null
  acceptedBy: string | null
  acceptedVia: PerformedBy['via']
}

/** Imports with something to do, the oldest first. */
export async function findPendingImports(db: Db): Promise<string[]> {
  return (
    await db
      .select({ id: imports.id })
      .from(imports)
      .where(and(eq(imports.stopped, false), notInArray(imports.state, ['planned', 'undone'])))
      .orderBy(asc(imports.createdAt), asc(imports.id))
  ).map(({ id }) => id)
}

/** The next files to be read, of at most so many bytes together unless the first has more. */
export async function readNextFiles(
  db: Db,
  importId: string,
  limit: number,
  bytes: number,
): Promise<WaitingFile[]> {
  const waiting = await db
    .select({ id: importFiles.id, size: importFiles.size })
    .from(importFiles)
    .where(
      and(
        eq(importFiles.importId, importId),
        eq(importFiles.state, 'waiting'),
        isNull(importFiles.sheets),
      ),
    )
    .orderBy(asc(importFiles.place))
    .limit(limit)
  const taken = waiting.filter(
    (_, at) =>
      at === 0 || waiting.slice(0, at + 1).reduce((sum, { size }) => sum + size, 0) <= bytes,
  )
  if (!taken.length) return []
  const rows = await db
    .select({
      id: importFiles.id,
      name: importFiles.name,
      bytes: importFiles.bytes,
      size: importFiles.size,
    })
    .from(importFiles)
    .where(
      inArray(
        importFiles.id,
        taken.map(({ id }) => id),
      ),
    )
    .orderBy(asc(importFiles.place))
  return rows.map((row) => ({ ...row, bytes: row.bytes ?? Buffer.alloc(0) }))
}

/** The stored letter or the earlier item that has this very text, or these very bytes. */
export async function findSameContent(
  db: Db,
  importId: string,
  { text, sha256: hash }: { text: string; sha256: string | null },
): Promise<DuplicateLetter | null> {
  const findBy = (
    how: DuplicateLetter['how'],
    ids: { letterId?: string; itemId?: string },
  ): DuplicateLetter => ({
    how,
    letterId: ids.letterId ?? null,
    itemId: ids.itemId ?? null,
    likeness: 1,
  })
  const notWithdrawn = isNull(letters.withdrawnAt)
  const [file] = hash
    ? await db
        .select({ id: letters.id })
        .from(files)
        .innerJoin(letters, eq(letters.id, files.letterId))
        .where(and(eq(files.sha256, hash), notWithdrawn))
        .limit(1)
    : []
  const [stored] = await db
    .select({ id: letters.id })
    .from(textVersions)
    .innerJoin(letters, eq(letters.id, textVersions.letterId))
    .where(and(eq(textVersions.sha256, sha256(text)), notWithdrawn))
    .limit(1)
  if (stored) return findBy(file?.id === stored.id ? 'file' : 'text', { letterId: stored.id })
  const [item] = await db
    .select({ id: importItems.id, sha256: importItems.sha256 })
    .from(importItems)
    .where(
      and(
        eq(importItems.importId, importId),
        eq(importItems.textHash, sha256(text)),
        notInArray(importItems.state, ['left out', 'refused', 'withdrawn']),
      ),
    )
    .limit(1)
  return item ? findBy(item.sha256 === hash ? 'file' : 'text', { itemId: item.id }) : null
}

/** The prints of the items of an import that may become letters, by their ids. */
export async function readMinhashes(db: Db, importId: string): Promise<Map<string, number[]>> {
  return new Map(
    (
      await db
        .select({ id: importItems.id, prints: importItems.prints })
        .from(importItems)
        .where(
          and(
            eq(importItems.importId, importId),
            inArray(importItems.state, ['asking', 'doubtful', 'ready', 'accepted', 'stored']),
          ),
        )
    ).map(({ id, prints }) => [id, prints as number[]]),
  )
}

export async function findItemText(db: Db, itemId: string): Promise<string | null> {
  return (
    (
      await db
        .select({ text: importItems.text })
        .from(importItems)
        .where(eq(importItems.id, itemId))
    )[0]?.text ?? null
  )
}

/** The days of stored messages, by the ids that mail programs gave them. */
export async function findMessageDays(
  db: Db,
  messageIds: readonly string[],
): Promise<Map<string, string>> {
  return new Map(
    (messageIds.length
      ? await db
          .select({ messageId: letters.messageId, edtf: letters.edtf })
          .from(letters)
          .where(and(inList(db, letters.messageId, messageIds), isNull(letters.withdrawnAt)))
      : []
    ).map(({ messageId, edtf }) => [messageId!, edtf]),
  )
}

export async function readNextAccepted(
  db: Db,
  importId: string,
  limit: number,
): Promise<AcceptedItem[]> {
  return readAcceptedItems(
    db,
    and(eq(importItems.importId, importId), eq(importItems.state, 'accepted')),
    limit,
  )
}

/** One item with all that storing it takes, whether or not it was accepted yet. */
export async function readItemToStore(
  db: Db,
  importId: string,
  itemId: string,
): Promise<AcceptedItem | null> {
  const ofImport = and(eq(importItems.importId, importId), eq(importItems.id, itemId))
  return (await readAcceptedItems(db, ofImport, 1))[0] ?? null
}

async function readAcceptedItems(
  db: Db,
  where: SQL | undefined,
  limit: number,
): Promise<AcceptedItem[]> {
  const rows = await db
    .select({
      id: importItems.id,
      name: importItems.name,
      draft: importItems.draft,
      text: importItems.text,
      mediaType: importItems.mediaType,
      own: importItems.bytes,
      whole: importFiles.bytes,
      asks: importItems.asks,
      same: importItems.same,
      acceptedBy: importItems.acceptedBy,
      acceptedVia: importItems.acceptedVia,
    })
    .from(importItems)
    .innerJoin(importFiles, eq(importFiles.id, importItems.fileId))
    .where(where)
    .orderBy(asc(importItems.place))
    .limit(limit)
  return rows.map(({ own, whole, ...row }) => ({
    ...row,
    draft: row.draft as LetterDraft,
    text: row.text ?? '',
    bytes: own ?? whole ?? Buffer.alloc(0),
    asks: row.asks as OpenQuestion[],
    same: row.same as DuplicateLetter | null,
    acceptedVia: row.acceptedVia as PerformedBy['via'],
  }))
}

/**
 * Letters that nothing nearly the same can be found by yet, such as those of older versions, with their newest texts.
 */
export async function listLettersWithoutMinhash(
  db: Db,
  limit: number,
): Promise<{ letterId: string; text: string }[]> {
  return db
    .select({
      letterId: letters.id,
      text: newestText(letters.id),
    })
    .from(letters)
    .where(sql`not exists (select 1 from letter_prints p where p.letter_id = ${letters.id})`)
    .limit(limit)
}
