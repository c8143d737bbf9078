import { and, asc, desc, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import type { ListKind } from '#app/domain/lists/list-fields.ts'
import type { ListMapping, ListTable } from '#app/domain/lists/list-table.ts'
import {
  listOutcomes,
  type ListOutcome,
  type ListQuestion,
  type ListRowPlan,
} from '#app/domain/lists/list-plan.ts'
import type { ListDeed, ListState } from '#app/domain/lists/list-deeds.ts'
import { sha256 } from '../core/ids.ts'
import { type Db, inList } from '../core/dialect.ts'
import { columnMappings, dossiers, listRows, lists, users } from '../schema/schema.ts'
import type { PerformedBy } from '../statements/audit-entry.ts'

/** A list that came in, and how far it is; `choices` by the hashes of what they are about. */
export type StoredList = {
  id: string
  kind: ListKind | null
  dossierId: string | null
  dossier: { slug: string; name: string } | null
  name: string
  createdAt: string
  createdBy: string | null
  creator: string | null
  state: ListState
  reason: string | null
  mapping: ListMapping | null
  choices: Record<string, string>
  questions: ListQuestion[]
  toldBy: PerformedBy
  takenAt: string | null
  stayed: string[]
  revision: number
}

const listColumns = {
  id: lists.id,
  kind: lists.kind,
  dossierId: lists.dossierId,
  slug: dossiers.slug,
  dossierName: dossiers.name,
  name: lists.name,
  createdAt: lists.createdAt,
  createdBy: lists.createdBy,
  creator: users.name,
  state: lists.state,
  reason: lists.reason,
  mapping: lists.mapping,
  choices: lists.choices,
  questions: lists.questions,
  toldBy: lists.toldBy,
  toldVia: lists.toldVia,
  takenAt: lists.takenAt,
  stayed: lists.stayed,
  revision: lists.revision,
}

function selectLists(db: Db) {
  return db
    .select(listColumns)
    .from(lists)
    .leftJoin(users, eq(users.id, lists.createdBy))
    .leftJoin(dossiers, eq(dossiers.id, lists.dossierId))
}

type SelectedList = Awaited<ReturnType<typeof selectLists>>[number]

function asStoredList({ slug, dossierName, toldBy, toldVia, ...row }: SelectedList): StoredList {
  return {
    ...row,
    kind: row.kind as ListKind | null,
    dossier: slug === null || dossierName === null ? null : { slug, name: dossierName },
    state: row.state as ListState,
    mapping: row.mapping as ListMapping | null,
    choices: row.choices as Record<string, string>,
    questions: row.questions as ListQuestion[],
    toldBy: { userId: toldBy, via: (toldVia ?? 'screen') as PerformedBy['via'] },
    stayed: (row.stayed as string[] | null) ?? [],
  }
}

export async function findList(db: Db, id: string): Promise<StoredList | null> {
  const [row] = await selectLists(db).where(eq(lists.id, id))
  return row ? asStoredList(row) : null
}

/** Lists, the newest first: of everybody, or those that one person brought, of no dossier or of one that they see. */
export async function readListPage(
  db: Db,
  owner: { userId: string; dossierIds: readonly string[] } | 'all',
  limit: number,
  offset: number,
): Promise<StoredList[]> {
  const rows = await selectLists(db)
    .where(
      owner === 'all'
        ? undefined
        : and(
            eq(lists.createdBy, owner.userId),
            or(isNull(lists.dossierId), inList(db, lists.dossierId, owner.dossierIds)),
          ),
    )
    .orderBy(desc(lists.createdAt), desc(lists.id))
    .limit(limit)
    .offset(offset)
  return rows.map(asStoredList)
}

/** The ids of the lists for which the job has something to do, the oldest first. */
export async function listPendingListIds(db: Db): Promise<string[]> {
  const rows = await db
    .select({ id: lists.id })
    .from(lists)
    .where(inArray(lists.state, ['planning', 'storing', 'undoing']))
    .orderBy(asc(lists.createdAt), asc(lists.id))
  return rows.map(({ id }) => id)
}

/** The headings and rows of a list, as they came. */
export async function readListCells(db: Db, id: string): Promise<ListTable | null> {
  const [row] = await db.select({ cells: lists.cells }).from(lists).where(eq(lists.id, id))
  return row ? (row.cells as ListTable) : null
}

/** What taking a list in changed. */
export async function readListDeeds(db: Db, id: string): Promise<ListDeed[]> {
  const [row] = await db.select({ deeds: lists.deeds }).from(lists).where(eq(lists.id, id))
  return (row?.deeds as ListDeed[] | null) ?? []
}

export type OutcomeCounts = Record<ListOutcome, number>

/** How many rows of each list have which outcome. */
export async function countListRows(
  db: Db,
  ids: readonly string[],
): Promise<Map<string, OutcomeCounts>> {
  const none = () => Object.fromEntries(listOutcomes.map((one) => [one, 0])) as OutcomeCounts
  const found = new Map(ids.map((id) => [id, none()]))
  const rows = await db
    .select({
      listId: listRows.listId,
      state: listRows.state,
      rows: sql<number>`cast(count(*) as integer)`,
    })
    .from(listRows)
    .where(inList(db, listRows.listId, ids))
    .groupBy(listRows.listId, listRows.state)
  for (const { listId, state, rows: count } of rows)
    found.get(listId)![state as ListOutcome] = count
  return found
}

/** A page of what the rows of a list become, in the order of the file. */
export async function readListRowPage(
  db: Db,
  id: string,
  outcomes: readonly ListOutcome[],
  limit: number,
  offset: number,
): Promise<ListRowPlan[]> {
  const rows = await db
    .select({ plan: listRows.plan })
    .from(listRows)
    .where(and(eq(listRows.listId, id), inArray(listRows.state, [...outcomes])))
    .orderBy(asc(listRows.row))
    .limit(limit)
    .offset(offset)
  return rows.map(({ plan }) => plan as ListRowPlan)
}

/** What somebody said of lists of a kind with these headings; null where nobody has. */
export async function findRememberedListMapping(db: Db, key: string): Promise<ListMapping | null> {
  const [row] = await db
    .select({ mapping: columnMappings.mapping })
    .from(columnMappings)
    .where(eq(columnMappings.headers, sha256(key)))
  return (row?.mapping as ListMapping | undefined) ?? null
}
