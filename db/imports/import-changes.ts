import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Audience } from '#app/domain/letters.ts'
import type { NameAnswers } from '#app/domain/plan/name-questions.ts'
import type { ImportState } from '#app/domain/plan/import-progress.ts'
import type { OpenQuestion, ItemState } from '#app/domain/plan/plan-item.ts'
import { atomically, type ChangeOutcome, commit, type Db, inList } from '../core/dialect.ts'
import { newId, sha256 } from '../core/ids.ts'
import { importFiles, importItems, imports } from '../schema/schema.ts'
import type { PerformedBy } from '../statements/audit-entry.ts'
import type { Import } from './import-rows.ts'

/** A new import without files, to be read. */
export async function recordImport(
  db: Db,
  {
    id,
    dossierId,
    name,
    via,
    audience,
    languages,
  }: Pick<Import, 'id' | 'dossierId' | 'name' | 'via' | 'audience' | 'languages'>,
  performedBy: PerformedBy,
): Promise<void> {
  await atomically(db, (tx) => [
    tx.insert(imports).values({
      id,
      dossierId,
      name,
      via,
      createdAt: new Date().toISOString(),
      createdBy: performedBy.userId,
      state: 'reading',
      stopped: false,
      doneBefore: 0,
      audience,
      languages,
      answers: {},
      revision: 1,
    }),
  ])
}

/** Adds a file to be read; false where the import holds the very same bytes already. */
export async function addImportFile(
  db: Db,
  importId: string,
  file: { name: string; bytes: Buffer },
): Promise<boolean> {
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
}

/** What follows for items from an answer about a name: theirs where nobody changed them meanwhile. */
export async function saveImportAnswers(
  db: Db,
  importId: string,
  answers: NameAnswers,
  replanned: readonly { id: string; revision: number; asks: OpenQuestion[]; state: ItemState }[],
): Promise<void> {
  await atomically(db, (tx) => [
    tx
      .update(imports)
      .set({ answers, revision: sql`revision + 1` as never })
      .where(eq(imports.id, importId)),
    ...replanned.map(({ id, revision, asks, state }) =>
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
}

/** Whom the letters of an import are for, of those that are not stored yet. */
export async function setImportAudience(
  db: Db,
  importId: string,
  audience: Audience,
): Promise<void> {
  await atomically(db, (tx) => [
    tx
      .update(imports)
      .set({ audience, revision: sql`revision + 1` as never })
      .where(eq(imports.id, importId)),
  ])
}

/** Leaves items out, or takes them in again as what they are. */
export async function leaveOutItems(
  db: Db,
  importId: string,
  ids: readonly string[],
): Promise<void> {
  await atomically(db, (tx) => [
    tx
      .update(importItems)
      .set({ state: 'left out', revision: sql`revision + 1` as never })
      .where(
        and(
          eq(importItems.importId, importId),
          inList(db, importItems.id, ids),
          inArray(importItems.state, ['asking', 'doubtful', 'ready', 'refused']),
        ),
      ),
  ])
}

/** Lets the job store items in certain states: those named, or all. How many there are. */
export async function acceptItems(
  db: Db,
  importId: string,
  { states, ids }: { states: readonly ItemState[]; ids?: readonly string[] },
  performedBy: PerformedBy,
): Promise<void> {
  await atomically(db, (tx) => [
    tx
      .update(importItems)
      .set({
        state: 'accepted',
        acceptedBy: performedBy.userId,
        acceptedVia: performedBy.via,
        revision: sql`revision + 1` as never,
      })
      .where(
        and(
          eq(importItems.importId, importId),
          inArray(importItems.state, [...states]),
          ids && inList(db, importItems.id, ids),
        ),
      ),
    startPhase(tx, importId, 'storing', ['planned', 'storing'], performedBy),
  ])
}

/** Takes all stored letters of an import back, or gives back what was taken. */
export async function startReversal(
  db: Db,
  importId: string,
  to: 'undoing' | 'redoing',
  performedBy: PerformedBy,
): Promise<ChangeOutcome> {
  return {
    changed: await commit(
      atomically(db, (tx) => [
        {
          requireChange: startPhase(
            tx,
            importId,
            to,
            to === 'undoing' ? ['planned'] : ['undone'],
            performedBy,
          ),
        },
      ]),
    ),
  }
}

/** Tells the job to stop where it is, or to go on. */
export async function setImportStopped(db: Db, importId: string, stopped: boolean): Promise<void> {
  await atomically(db, (tx) => [
    tx.update(imports).set({ stopped, since: null }).where(eq(imports.id, importId)),
  ])
}

type Tx = Parameters<Parameters<typeof atomically>[1]>[0]

/** Another state for the job, from which speed is measured anew. */
function startPhase(
  tx: Tx,
  importId: string,
  state: ImportState,
  from: readonly ImportState[],
  performedBy: PerformedBy,
) {
  return tx
    .update(imports)
    .set({
      state,
      toldBy: performedBy.userId,
      toldVia: performedBy.via,
      stopped: false,
      since: null,
      doing: null,
      revision: sql`revision + 1` as never,
    })
    .where(and(eq(imports.id, importId), inArray(imports.state, [...from])))
}
