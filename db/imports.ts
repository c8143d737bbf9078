import { and, asc, desc, eq, gte, inArray, isNotNull, isNull, or, sql, type SQL } from 'drizzle-orm'
import type { LetterDraft } from '#app/domain/plan/letter-draft.ts'
import type { NameAnswers } from '#app/domain/plan/name-questions.ts'
import type { ImportState } from '#app/domain/plan/import-progress.ts'
import type { OpenQuestion, ItemState, SameLetter } from '#app/domain/plan/plan-item.ts'
import type { Audience } from '#app/domain/letters.ts'
import type { Doer } from './audit.ts'
import { among, atomically, done, type Db } from './dialect.ts'
import { newId, sha256 } from './ids.ts'
import type { Outcome } from './position-storing.ts'
import { importFiles, importItems, imports, users } from './schema.ts'

export type ImportVia = 'screen' | 'command line' | 'api' | 'watched folder'

/** What came in together, and how far it is; `createdBy` is null for what came in without anybody signed in. */
export type Import = {
  id: string
  dossierId: string
  name: string
  via: ImportVia
  createdAt: string
  createdBy: string | null
  creator: string | null
  state: ImportState
  stopped: boolean
  since: string | null
  doneBefore: number
  doing: string | null
  told: Doer
  audience: Audience
  languages: string[]
  answers: NameAnswers
  revision: number
}

export type FileState = 'waiting' | 'columns' | 'read' | 'refused'
export type ImportFile = {
  id: string
  importId: string
  place: number
  name: string
  size: number
  sha256: string
  state: FileState
  reason: string | null
}

/** What a file holds, as a list shows it. */
export type ItemRow = {
  id: string
  fileId: string
  place: number
  name: string
  state: ItemState
  reason: string | null
  draft: LetterDraft | null
  asks: OpenQuestion[]
  same: SameLetter | null
  revision: number
}
export type Item = ItemRow & {
  text: string | null
  mediaType: string | null
  sha256: string | null
}

/** How many files and items are in which state. */
export type Counts = {
  files: Record<FileState, number>
  items: Record<ItemState, number>
  bytes: number
}

/** Imports as people see and settle them; what the job does with them is in import-work.ts. */
export function importsIn(db: Db) {
  return {
    /** A new import without files, to be read. */
    record: async (
      {
        id,
        dossierId,
        name,
        via,
        audience,
        languages,
      }: Pick<Import, 'id' | 'dossierId' | 'name' | 'via' | 'audience' | 'languages'>,
      doer: Doer,
    ): Promise<void> => {
      await atomically(db, (tx) => [
        tx.insert(imports).values({
          id,
          dossierId,
          name,
          via,
          createdAt: new Date().toISOString(),
          createdBy: doer.userId,
          state: 'reading',
          stopped: false,
          doneBefore: 0,
          audience,
          languages,
          answers: {},
          revision: 1,
        }),
      ])
    },

    /** Adds a file to be read; false where the import holds the very same bytes already. */
    addFile: async (importId: string, file: { name: string; bytes: Buffer }): Promise<boolean> => {
      const hash = sha256(file.bytes)
      const [next] = await db
        .select({
          place: sql<number>`coalesce(max(${importFiles.place}), 0) + 1`,
          same: sql<number>`cast(sum(case when ${importFiles.sha256} = ${hash} then 1 else 0 end) as integer)`,
        })
        .from(importFiles)
        .where(eq(importFiles.importId, importId))
      if (next?.same) return false
      await atomically(db, (tx) => [
        tx.insert(importFiles).values({
          id: newId(),
          importId,
          place:
            sql`(select coalesce(max(place), 0) + 1 from import_files where import_id = ${importId})` as never,
          name: file.name.slice(0, 400),
          size: file.bytes.length,
          sha256: hash,
          bytes: file.bytes,
          state: 'waiting',
          createdAt: new Date().toISOString(),
        }),
        tx
          .update(imports)
          .set({ state: 'reading', revision: sql`revision + 1` as never })
          .where(and(eq(imports.id, importId), inArray(imports.state, ['reading', 'planned']))),
      ])
      return true
    },

    /** Imports, the newest first: all, or those that somebody made, with `others` also those that nobody in particular did. */
    page: async (
      whose: { userId: string; others: boolean } | 'all',
      most: number,
      skip: number,
    ): Promise<Import[]> =>
      read(
        db,
        whose === 'all'
          ? undefined
          : or(
              eq(imports.createdBy, whose.userId),
              whose.others ? isNull(imports.createdBy) : undefined,
            ),
        most,
        skip,
      ),

    byId: async (id: string): Promise<Import | null> =>
      (await read(db, eq(imports.id, id), 1, 0))[0] ?? null,

    /** Whether an import that came in this way and was not taken back holds these bytes, and something in them waits to be stored. */
    isWaiting: async (via: ImportVia, bytes: Buffer): Promise<boolean> =>
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
      ).length > 0,

    /** The imports that came in this way since a moment, the newest first. */
    since: async (via: ImportVia, moment: string): Promise<string[]> =>
      (
        await db
          .select({ id: imports.id })
          .from(imports)
          .where(and(gte(imports.createdAt, moment), eq(imports.via, via)))
          .orderBy(desc(imports.createdAt), desc(imports.id))
      ).map(({ id }) => id),

    counts: async (ids: readonly string[]): Promise<Map<string, Counts>> => {
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
            bytes: 0,
          } satisfies Counts,
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
        .where(among(db, importFiles.importId, ids))
        .groupBy(importFiles.importId, importFiles.state)
      for (const { importId, state, rows, bytes } of files) {
        found.get(importId)!.files[state as FileState] = rows
        found.get(importId)!.bytes += bytes
      }
      const items = await db
        .select({
          importId: importItems.importId,
          state: importItems.state,
          rows: sql<number>`cast(count(*) as integer)`,
        })
        .from(importItems)
        .where(among(db, importItems.importId, ids))
        .groupBy(importItems.importId, importItems.state)
      for (const { importId, state, rows } of items)
        found.get(importId)!.items[state as ItemState] = rows
      return found
    },

    /** The files of an import in certain states, in the order they came. */
    files: async (
      importId: string,
      states: readonly FileState[],
      most = 200,
    ): Promise<ImportFile[]> =>
      (
        await db
          .select(fileColumns)
          .from(importFiles)
          .where(and(eq(importFiles.importId, importId), inArray(importFiles.state, [...states])))
          .orderBy(asc(importFiles.place))
          .limit(most)
      ).map((row) => ({ ...row, state: row.state as FileState })),

    items: async (
      importId: string,
      states: readonly ItemState[],
      most: number,
      skip: number,
    ): Promise<ItemRow[]> =>
      (
        await db
          .select(itemColumns)
          .from(importItems)
          .where(and(eq(importItems.importId, importId), inArray(importItems.state, [...states])))
          .orderBy(asc(importItems.place))
          .limit(most)
          .offset(skip)
      ).map(asItemRow),

    item: async (importId: string, id: string): Promise<Item | null> => {
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
    },

    /** What is asked about the letters of an import, of the first few thousand. */
    asks: async (importId: string): Promise<OpenQuestion[]> =>
      (
        await db
          .select({ asks: importItems.asks })
          .from(importItems)
          .where(and(eq(importItems.importId, importId), eq(importItems.state, 'asking')))
          .orderBy(asc(importItems.place))
          .limit(3000)
      ).flatMap(({ asks }) => asks as OpenQuestion[]),

    /** What several items are called, by their ids. */
    itemNames: async (ids: readonly string[]): Promise<Map<string, string>> =>
      new Map(
        (ids.length
          ? await db
              .select({ id: importItems.id, name: importItems.name })
              .from(importItems)
              .where(among(db, importItems.id, ids))
          : []
        ).map(({ id, name }) => [id, name]),
      ),

    /** What the letters of an import say of themselves, without their texts, for asking about their names. */
    drafts: async (importId: string): Promise<ItemRow[]> =>
      (
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
      ).map(asItemRow),

    /** What somebody confirmed of an item that nobody else changed since `revision`. */
    settle: async (
      item: Pick<ItemRow, 'id' | 'revision'>,
      { draft, asks, state }: { draft: LetterDraft; asks: OpenQuestion[]; state: ItemState },
    ): Promise<Outcome> => ({
      changed: await done(
        atomically(db, (tx) => [
          {
            must: tx
              .update(importItems)
              .set({ draft, asks, state, revision: item.revision + 1 })
              .where(
                and(
                  eq(importItems.id, item.id),
                  eq(importItems.revision, item.revision),
                  inArray(importItems.state, ['asking', 'doubtful', 'ready', 'left out']),
                ),
              ),
          },
        ]),
      ),
    }),

    /** What follows for items from an answer about a name: theirs where nobody changed them meanwhile. */
    answer: async (
      importId: string,
      answers: NameAnswers,
      settled: readonly { id: string; revision: number; asks: OpenQuestion[]; state: ItemState }[],
    ): Promise<void> => {
      await atomically(db, (tx) => [
        tx
          .update(imports)
          .set({ answers, revision: sql`revision + 1` as never })
          .where(eq(imports.id, importId)),
        ...settled.map(({ id, revision, asks, state }) =>
          tx
            .update(importItems)
            .set({ asks, state, revision: revision + 1 })
            .where(
              and(
                eq(importItems.id, id),
                eq(importItems.revision, revision),
                inArray(importItems.state, ['asking', 'doubtful', 'ready']),
              ),
            ),
        ),
      ])
    },

    /** Leaves items out, or takes them in again as what they are. */
    leaveOut: async (importId: string, ids: readonly string[]): Promise<void> => {
      await atomically(db, (tx) => [
        tx
          .update(importItems)
          .set({ state: 'left out', revision: sql`revision + 1` as never })
          .where(
            and(
              eq(importItems.importId, importId),
              among(db, importItems.id, ids),
              inArray(importItems.state, ['asking', 'doubtful', 'ready', 'refused']),
            ),
          ),
      ])
    },

    /** Lets the job store items in certain states: those named, or all. How many there are. */
    accept: async (
      importId: string,
      { states, ids }: { states: readonly ItemState[]; ids?: readonly string[] },
      doer: Doer,
    ): Promise<void> => {
      await atomically(db, (tx) => [
        tx
          .update(importItems)
          .set({
            state: 'accepted',
            acceptedBy: doer.userId,
            acceptedVia: doer.via,
            revision: sql`revision + 1` as never,
          })
          .where(
            and(
              eq(importItems.importId, importId),
              inArray(importItems.state, [...states]),
              ids && among(db, importItems.id, ids),
            ),
          ),
        begun(tx, importId, 'storing', ['planned', 'storing'], doer),
      ])
    },

    /** Takes all stored letters of an import back, or gives back what was taken. */
    turn: async (importId: string, to: 'undoing' | 'redoing', doer: Doer): Promise<Outcome> => ({
      changed: await done(
        atomically(db, (tx) => [
          { must: begun(tx, importId, to, to === 'undoing' ? ['planned'] : ['undone'], doer) },
        ]),
      ),
    }),

    /** Tells the job to stop where it is, or to go on. */
    setStopped: async (importId: string, stopped: boolean): Promise<void> => {
      await atomically(db, (tx) => [
        tx.update(imports).set({ stopped, since: null }).where(eq(imports.id, importId)),
      ])
    },
  }
}

type Tx = Parameters<Parameters<typeof atomically>[1]>[0]

/** Another state for the job, from which speed is measured anew. */
function begun(
  tx: Tx,
  importId: string,
  state: ImportState,
  from: readonly ImportState[],
  doer: Doer,
) {
  return tx
    .update(imports)
    .set({
      state,
      toldBy: doer.userId,
      toldVia: doer.via,
      stopped: false,
      since: null,
      doing: null,
      revision: sql`revision + 1` as never,
    })
    .where(and(eq(imports.id, importId), inArray(imports.state, [...from])))
}

async function read(db: Db, where: SQL | undefined, most: number, skip: number): Promise<Import[]> {
  const rows = await db
    .select({ one: imports, creator: users.name })
    .from(imports)
    .leftJoin(users, eq(users.id, imports.createdBy))
    .where(where)
    .orderBy(desc(imports.createdAt), desc(imports.id))
    .limit(most)
    .offset(skip)
  return rows.map(({ one: { toldBy, toldVia, ...one }, creator }) => ({
    ...one,
    told: { userId: toldBy, via: (toldVia ?? 'screen') as Doer['via'] },
    creator,
    via: one.via as ImportVia,
    state: one.state as ImportState,
    audience: one.audience as Audience,
    languages: one.languages as string[],
    answers: one.answers as NameAnswers,
  }))
}

const fileColumns = {
  id: importFiles.id,
  importId: importFiles.importId,
  place: importFiles.place,
  name: importFiles.name,
  size: importFiles.size,
  sha256: importFiles.sha256,
  state: importFiles.state,
  reason: importFiles.reason,
}
const itemColumns = {
  id: importItems.id,
  fileId: importItems.fileId,
  place: importItems.place,
  name: importItems.name,
  state: importItems.state,
  reason: importItems.reason,
  draft: importItems.draft,
  asks: importItems.asks,
  same: importItems.same,
  revision: importItems.revision,
}

type Row = {
  id: string
  fileId: string
  place: number
  name: string
  state: string
  reason: string | null
  draft: unknown
  asks: unknown
  same: unknown
  revision: number
}

function asItemRow({
  id,
  fileId,
  place,
  name,
  state,
  reason,
  draft,
  asks,
  same,
  revision,
}: Row): ItemRow {
  return {
    id,
    fileId,
    place,
    name,
    state: state as ItemState,
    reason,
    draft: draft as LetterDraft | null,
    asks: asks as OpenQuestion[],
    same: same as SameLetter | null,
    revision,
  }
}
