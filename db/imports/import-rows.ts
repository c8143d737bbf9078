import { desc, eq, sql, type SQL } from 'drizzle-orm'
import type { LetterDraft } from '#app/domain/plan/letter-draft.ts'
import type { NameAnswers } from '#app/domain/plan/name-questions.ts'
import type { ImportState } from '#app/domain/plan/import-progress.ts'
import type { OpenQuestion, ItemState, DuplicateLetter } from '#app/domain/plan/plan-item.ts'
import type { Audience } from '#app/domain/letters.ts'
import type { Db } from '../core/dialect.ts'
import { importFiles, importItems, imports, users } from '../schema/schema.ts'
import type { PerformedBy } from '../statements/audit-entry.ts'

/** The place of the last item of an import; 0 where it has none. */
export async function findLastPlace(db: Db, importId: string): Promise<number> {
  const [last] = await db
    .select({ place: sql<number>`cast(coalesce(max(${importItems.place}), 0) as integer)` })
    .from(importItems)
    .where(eq(importItems.importId, importId))
  return last?.place ?? 0
}

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
  startedBy: PerformedBy
  audience: Audience
  languages: string[]
  answers: NameAnswers
  revision: number
}

export type ImportFileState = 'waiting' | 'columns' | 'read' | 'refused'

export type ImportFile = {
  id: string
  importId: string
  place: number
  name: string
  size: number
  sha256: string
  state: ImportFileState
  reason: string | null
}

/** What a file holds, as a list shows it. */
export type ImportItemRow = {
  id: string
  fileId: string
  place: number
  name: string
  state: ItemState
  reason: string | null
  draft: LetterDraft | null
  asks: OpenQuestion[]
  same: DuplicateLetter | null
  revision: number
}

export type ImportItem = ImportItemRow & {
  text: string | null
  mediaType: string | null
  sha256: string | null
}

/** How many files and items are in which state. */
export type ImportCounts = {
  files: Record<ImportFileState, number>
  items: Record<ItemState, number>
  /** How many of the items are dossier packages. */
  packages: number
  bytes: number
}

export async function readImports(
  db: Db,
  where: SQL | undefined,
  limit: number,
  offset: number,
): Promise<Import[]> {
  const rows = await db
    .select({ one: imports, creator: users.name })
    .from(imports)
    .leftJoin(users, eq(users.id, imports.createdBy))
    .where(where)
    .orderBy(desc(imports.createdAt), desc(imports.id))
    .limit(limit)
    .offset(offset)
  return rows.map(({ one: { toldBy, toldVia, ...row }, creator }) => ({
    ...row,
    startedBy: { userId: toldBy, via: (toldVia ?? 'screen') as PerformedBy['via'] },
    creator,
    via: row.via as ImportVia,
    state: row.state as ImportState,
    audience: row.audience as Audience,
    languages: row.languages as string[],
    answers: row.answers as NameAnswers,
  }))
}

export const fileColumns = {
  id: importFiles.id,
  importId: importFiles.importId,
  place: importFiles.place,
  name: importFiles.name,
  size: importFiles.size,
  sha256: importFiles.sha256,
  state: importFiles.state,
  reason: importFiles.reason,
}

export const itemColumns = {
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

export function asItemRow({
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
}: Row): ImportItemRow {
  return {
    id,
    fileId,
    place,
    name,
    state: state as ItemState,
    reason,
    draft: draft as LetterDraft | null,
    asks: asks as OpenQuestion[],
    same: same as DuplicateLetter | null,
    revision,
  }
}
