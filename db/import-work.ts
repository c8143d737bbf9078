import { and, asc, eq, inArray, isNotNull, isNull, notInArray, sql } from 'drizzle-orm'
import type { LetterDraft } from '#app/domain/plan/letter-draft.ts'
import type { ImportState } from '#app/domain/plan/import-progress.ts'
import type { OpenQuestion, ItemState, SameLetter } from '#app/domain/plan/plan-item.ts'
import type { Doer } from './audit.ts'
import { among, atomically, done, type Db, type Transaction } from './dialect.ts'
import { sha256 } from './ids.ts'
import {
  insertItems,
  insertTables,
  keptMapping,
  lastPlace,
  type NewItem,
  type NewTable,
} from './import-contents.ts'
import { insertLetter, type NewLetter } from './letter-storing.ts'
import {
  files,
  importFiles,
  importItems,
  imports,
  letterPrints,
  letters,
  textVersions,
} from './schema.ts'
import { restored, withdrawn } from './withdrawal.ts'

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
  same: SameLetter | null
  acceptedBy: string | null
  acceptedVia: Doer['via']
}

/** What the job of imports asks and stores. Each step is one transaction, so that whoever dies at it leaves what the next goes on from. */
export function importWorkIn(db: Db) {
  return {
    /** Imports with something to do, the oldest first. */
    wanted: async (): Promise<string[]> =>
      (
        await db
          .select({ id: imports.id })
          .from(imports)
          .where(and(eq(imports.stopped, false), notInArray(imports.state, ['planned', 'undone'])))
          .orderBy(asc(imports.createdAt), asc(imports.id))
      ).map(({ id }) => id),

    /** What the job is at, and from when on its speed is measured. */
    phase: async (
      importId: string,
      from: ImportState,
      {
        state,
        since,
        doneBefore,
      }: { state: ImportState; since: number | null; doneBefore: number },
    ): Promise<void> => {
      await atomically(db, (tx) => [
        tx
          .update(imports)
          .set({
            state,
            since: since === null ? null : new Date(since).toISOString(),
            doneBefore,
            doing: null,
          })
          .where(and(eq(imports.id, importId), eq(imports.state, from))),
      ])
    },

    doing: async (importId: string, words: string | null): Promise<void> => {
      await atomically(db, (tx) => [
        tx.update(imports).set({ doing: words }).where(eq(imports.id, importId)),
      ])
    },

    /** The next files to be read, of at most so many bytes together unless the first has more. */
    nextFiles: async (importId: string, most: number, bytes: number): Promise<WaitingFile[]> => {
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
        .limit(most)
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
    },

    /** What was in a file, once: a file that was read already stays as it is. `own`: the file is a table itself. */
    recordRead: async (
      importId: string,
      fileId: string,
      {
        items,
        own = null,
        tables = [],
        reason = null,
      }: {
        items: readonly NewItem[]
        own?: Pick<NewTable, 'sheets' | 'mapping' | 'sure'> | null
        tables?: readonly NewTable[]
        reason?: string | null
      },
    ): Promise<boolean> => {
      const state = reason !== null ? 'refused' : !own ? 'read' : own.sure ? 'waiting' : 'columns'
      const after = await lastPlace(db, importId)
      return done(
        atomically(db, (tx) => [
          {
            must: tx
              .update(importFiles)
              .set({
                state,
                reason,
                sheets: own?.sheets ?? null,
                mapping: keptMapping(own?.mapping ?? null),
              })
              .where(
                and(
                  eq(importFiles.id, fileId),
                  eq(importFiles.state, 'waiting'),
                  isNull(importFiles.sheets),
                ),
              ),
          },
          ...insertTables(tx, importId, tables, new Date().toISOString()),
          ...insertItems(tx, { importId, fileId }, items, after),
        ]),
      )
    },

    /** The stored letter or the earlier item that has this very text, or these very bytes. */
    same: async (
      importId: string,
      { text, sha256: hash }: { text: string; sha256: string | null },
    ): Promise<SameLetter | null> => {
      const found = (
        how: SameLetter['how'],
        ids: { letterId?: string; itemId?: string },
      ): SameLetter => ({
        how,
        letterId: ids.letterId ?? null,
        itemId: ids.itemId ?? null,
        likeness: 1,
      })
      const open = isNull(letters.withdrawnAt)
      const [file] = hash
        ? await db
            .select({ id: letters.id })
            .from(files)
            .innerJoin(letters, eq(letters.id, files.letterId))
            .where(and(eq(files.sha256, hash), open))
            .limit(1)
        : []
      const [stored] = await db
        .select({ id: letters.id })
        .from(textVersions)
        .innerJoin(letters, eq(letters.id, textVersions.letterId))
        .where(and(eq(textVersions.sha256, sha256(text)), open))
        .limit(1)
      if (stored) return found(file?.id === stored.id ? 'file' : 'text', { letterId: stored.id })
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
      return item ? found(item.sha256 === hash ? 'file' : 'text', { itemId: item.id }) : null
    },

    /** The prints of the items of an import that may become letters, by their ids. */
    prints: async (importId: string): Promise<Map<string, number[]>> =>
      new Map(
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
      ),

    textOf: async (itemId: string): Promise<string | null> =>
      (
        await db
          .select({ text: importItems.text })
          .from(importItems)
          .where(eq(importItems.id, itemId))
      )[0]?.text ?? null,

    /** The days of stored messages, by the ids that mail programs gave them. */
    daysOf: async (messageIds: readonly string[]): Promise<Map<string, string>> =>
      new Map(
        (messageIds.length
          ? await db
              .select({ messageId: letters.messageId, edtf: letters.edtf })
              .from(letters)
              .where(and(among(db, letters.messageId, messageIds), isNull(letters.withdrawnAt)))
          : []
        ).map(({ messageId, edtf }) => [messageId!, edtf]),
      ),

    /** What follows for items from all that is known once everything is read. */
    resettle: async (
      settled: readonly { id: string; revision: number; asks: OpenQuestion[]; state: ItemState }[],
    ): Promise<void> => {
      await atomically(db, (tx) =>
        settled.map(({ id, revision, asks, state }) =>
          tx
            .update(importItems)
            .set({ asks, state })
            .where(
              and(
                eq(importItems.id, id),
                eq(importItems.revision, revision),
                inArray(importItems.state, ['asking', 'doubtful', 'ready']),
              ),
            ),
        ),
      )
    },

    nextAccepted: async (importId: string, most: number): Promise<AcceptedItem[]> => {
      const rows = await db
        .select({
          id: importItems.id,
          name: importItems.name,
          draft: importItems.draft,
          text: importItems.text,
          mediaType: importItems.mediaType,
          own: importItems.bytes,
          whole: importFiles.bytes,
          same: importItems.same,
          acceptedBy: importItems.acceptedBy,
          acceptedVia: importItems.acceptedVia,
        })
        .from(importItems)
        .innerJoin(importFiles, eq(importFiles.id, importItems.fileId))
        .where(and(eq(importItems.importId, importId), eq(importItems.state, 'accepted')))
        .orderBy(asc(importItems.place))
        .limit(most)
      return rows.map(({ own, whole, ...row }) => ({
        ...row,
        draft: row.draft as LetterDraft,
        text: row.text ?? '',
        bytes: own ?? whole ?? Buffer.alloc(0),
        same: row.same as SameLetter | null,
        acceptedVia: row.acceptedVia as Doer['via'],
      }))
    },

    /** Stores the letters of accepted items: with each its item is done, so that none is stored twice. False where one of them was not accepted any more. */
    recordStored: async (
      stored: readonly { letter: NewLetter; doer: Doer }[],
    ): Promise<boolean> => {
      const at = new Date().toISOString()
      return done(
        atomically(db, (tx) =>
          stored.flatMap(({ letter, doer }) => [
            {
              must: tx
                .update(importItems)
                .set({
                  state: 'stored',
                  reason: null,
                  text: null,
                  bytes: null,
                  revision: sql`revision + 1` as never,
                })
                .where(and(eq(importItems.id, letter.id), eq(importItems.state, 'accepted'))),
            },
            ...insertLetter(tx, letter, doer, at),
          ]),
        ),
      )
    },

    /** An accepted item that cannot be stored as it is goes back to be settled. */
    ask: async (itemId: string, ask: OpenQuestion): Promise<void> => {
      await atomically(db, (tx) => [
        tx
          .update(importItems)
          .set({ state: 'asking', asks: [ask], revision: sql`revision + 1` as never })
          .where(and(eq(importItems.id, itemId), eq(importItems.state, 'accepted'))),
      ])
    },

    /** An accepted item that cannot come in at all, with the reason. */
    refuse: async (itemId: string, reason: string): Promise<void> => {
      await atomically(db, (tx) => [
        tx
          .update(importItems)
          .set({ state: 'refused', reason, revision: sql`revision + 1` as never })
          .where(and(eq(importItems.id, itemId), eq(importItems.state, 'accepted'))),
      ])
    },

    /** An accepted dossier package whose letters are stored, each with the import it came with. */
    recordTaken: async (itemId: string): Promise<void> => {
      await atomically(db, (tx) => [
        tx
          .update(importItems)
          .set({ state: 'stored', revision: sql`revision + 1` as never })
          .where(and(eq(importItems.id, itemId), eq(importItems.state, 'accepted'))),
      ])
    },

    leaveOut: async (itemId: string, same: SameLetter): Promise<void> => {
      await atomically(db, (tx) => [
        tx
          .update(importItems)
          .set({ state: 'left out', same, revision: sql`revision + 1` as never })
          .where(and(eq(importItems.id, itemId), eq(importItems.state, 'accepted'))),
      ])
    },

    /** Withdraws the next stored letters of an import, or gives the next withdrawn ones back unless their text was stored anew meanwhile; how many there were. */
    turnNext: async (
      importId: string,
      to: 'withdrawn' | 'stored',
      most: number,
      doer: Doer,
    ): Promise<number> => {
      const from = to === 'withdrawn' ? 'stored' : 'withdrawn'
      if (to === 'stored') {
        const anew = sql`exists (select 1 from text_versions own join text_versions other on other.sha256 = own.sha256 and other.letter_id <> own.letter_id join letters l on l.id = other.letter_id and l.withdrawn_at is null join letters mine on mine.id = own.letter_id where own.letter_id = ${importItems.id} and (l.import_id is null or l.import_id <> mine.import_id) and (not mine.excerpt or (l.title = mine.title and l.edtf = mine.edtf)))`
        await atomically(db, (tx) => [
          tx
            .update(importItems)
            .set({ state: 'left out', reason: 'Its text was stored anew meanwhile.' })
            .where(
              and(eq(importItems.importId, importId), eq(importItems.state, 'withdrawn'), anew),
            ),
        ])
      }
      const at = new Date().toISOString()
      const turned = (tx: Transaction, id: string) =>
        to === 'withdrawn' ? withdrawn(tx, id, doer, at) : restored(tx, id, doer, at)
      // The letters of a package have no items of their own, so they go first, and its item last.
      const own = db
        .select({ id: importItems.id })
        .from(importItems)
        .where(eq(importItems.importId, importId))
      const packed = await db
        .select({ id: letters.id })
        .from(letters)
        .where(
          and(
            eq(letters.importId, importId),
            notInArray(letters.id, own),
            to === 'withdrawn' ? isNull(letters.withdrawnAt) : isNotNull(letters.withdrawnAt),
          ),
        )
        .orderBy(asc(letters.id))
        .limit(most)
      if (packed.length) {
        await atomically(db, (tx) => packed.flatMap(({ id }) => turned(tx, id)))
        return packed.length
      }
      const rows = await db
        .select({ id: importItems.id, letterId: letters.id })
        .from(importItems)
        .leftJoin(letters, eq(letters.id, importItems.id))
        .where(and(eq(importItems.importId, importId), eq(importItems.state, from)))
        .orderBy(asc(importItems.place))
        .limit(most)
      await atomically(db, (tx) =>
        rows.flatMap(({ id, letterId }) => [
          {
            must: tx
              .update(importItems)
              .set({ state: to })
              .where(and(eq(importItems.id, id), eq(importItems.state, from))),
          },
          ...(letterId ? turned(tx, id) : []),
        ]),
      )
      return rows.length
    },

    /** Lets go of the bytes of files of which everything is stored: their letters keep them. Of a table's letters none does. */
    tidy: async (importId: string): Promise<void> => {
      await atomically(db, (tx) => [
        tx
          .update(importFiles)
          .set({ bytes: null })
          .where(
            and(
              eq(importFiles.importId, importId),
              eq(importFiles.state, 'read'),
              isNull(importFiles.sheets),
              sql`not exists (select 1 from import_items i where i.file_id = ${importFiles.id} and i.state not in ('stored', 'withdrawn'))`,
              sql`exists (select 1 from import_items i where i.file_id = ${importFiles.id})`,
            ),
          ),
      ])
    },

    /** Letters that nothing nearly the same can be found by yet, such as those of older versions, with their newest texts. */
    unprinted: async (most: number): Promise<{ letterId: string; text: string }[]> =>
      db
        .select({
          letterId: letters.id,
          text: sql<string>`(select text from text_versions v where v.letter_id = letters.id order by version desc limit 1)`,
        })
        .from(letters)
        .where(sql`not exists (select 1 from letter_prints p where p.letter_id = ${letters.id})`)
        .limit(most),

    recordPrints: async (
      printed: readonly { letterId: string; prints: readonly number[] }[],
    ): Promise<void> => {
      await atomically(db, (tx) =>
        printed.map(({ letterId, prints }) =>
          tx
            .insert(letterPrints)
            .values(prints.map((print) => ({ print, letterId })))
            .onConflictDoNothing(),
        ),
      )
    },
  }
}
