import { and, eq, inArray, sql } from 'drizzle-orm'
import type { ListKind } from '#app/domain/lists/list-fields.ts'
import type { ListMapping, ListTable } from '#app/domain/lists/list-table.ts'
import type { ListQuestion, ListRowPlan } from '#app/domain/lists/list-plan.ts'
import type { ListState } from '#app/domain/lists/list-deeds.ts'
import {
  atomically,
  commitChange,
  type ChangeOutcome,
  type Db,
  type RequiredChange,
  type Statement,
  type Transaction,
} from '../core/dialect.ts'
import { newId, sha256 } from '../core/ids.ts'
import { columnMappings, listRows, lists } from '../schema/schema.ts'
import type { PerformedBy } from '../statements/audit-entry.ts'
import type { StoredList } from './list-rows.ts'

export type NewList = {
  name: string
  kind: ListKind | null
  dossierId: string | null
  mapping: ListMapping | null
  table: ListTable
  state: 'asking' | 'planning'
}

/** A new list, to be planned or to be asked about; returns its id. */
export async function recordList(
  db: Db,
  { table, ...list }: NewList,
  performedBy: PerformedBy,
): Promise<string> {
  const id = newId()
  await atomically(db, (tx) => [
    tx.insert(lists).values({
      ...list,
      id,
      name: list.name.slice(0, 200),
      createdAt: new Date().toISOString(),
      createdBy: performedBy.userId,
      choices: {},
      questions: [],
      cells: table,
      toldBy: performedBy.userId,
      toldVia: performedBy.via,
      revision: 1,
    }),
  ])
  return id
}

type AsRead = Pick<StoredList, 'id' | 'revision'>

/** The list in another state, as long as nobody changed it since it was read. */
function updateList(
  tx: Transaction,
  { id, revision }: AsRead,
  from: readonly ListState[],
  values: Partial<typeof lists.$inferInsert>,
): RequiredChange {
  return {
    requireChange: tx
      .update(lists)
      .set({ ...values, revision: revision + 1 })
      .where(and(eq(lists.id, id), eq(lists.revision, revision), inArray(lists.state, [...from]))),
  }
}

/** Keeps what the rows of a list are, of which dossier, and what its columns hold, and lets its plan be made. */
export async function nameListColumns(
  db: Db,
  list: AsRead,
  said: { kind: ListKind; dossierId: string | null; mapping: ListMapping },
  remember: string | null,
  performedBy: PerformedBy,
): Promise<ChangeOutcome> {
  const use = {
    mapping: said.mapping,
    usedAt: new Date().toISOString(),
    usedBy: performedBy.userId,
  }
  return commitChange(db, (tx) => [
    updateList(tx, list, ['asking', 'planned', 'undone'], {
      ...said,
      ...{ state: 'planning', reason: null, questions: [], choices: {} },
    }),
    ...(remember === null
      ? []
      : [
          tx
            .insert(columnMappings)
            .values({ headers: sha256(remember), ...use })
            .onConflictDoUpdate({ target: columnMappings.headers, set: use }),
        ]),
  ])
}

/** Keeps what is said of a list so far, whose columns are still to be looked at. */
export async function askListColumns(
  db: Db,
  list: AsRead,
  said: { kind: ListKind; dossierId: string | null; mapping: ListMapping },
): Promise<ChangeOutcome> {
  return commitChange(db, (tx) => [updateList(tx, list, ['asking'], said)])
}

/** Asks anew what a list is, as long as nothing of it was taken in. */
export async function reopenListColumns(db: Db, list: AsRead): Promise<ChangeOutcome> {
  return commitChange(db, (tx) => [
    updateList(tx, list, ['planned', 'undone'], { state: 'asking', reason: null, questions: [] }),
    tx.delete(listRows).where(eq(listRows.listId, list.id)),
  ])
}

/** Keeps what was chosen, by the hashes of what it is about, and lets the plan be made with it. */
export async function chooseInList(
  db: Db,
  list: AsRead,
  choices: Record<string, string>,
): Promise<ChangeOutcome> {
  return commitChange(db, (tx) => [
    updateList(tx, list, ['planned', 'undone'], { choices, state: 'planning', reason: null }),
  ])
}

/** Lets the job take a list in as its plan says, or take it back. */
export async function startListPhase(
  db: Db,
  list: AsRead,
  phase: 'storing' | 'undoing',
  performedBy: PerformedBy,
): Promise<ChangeOutcome> {
  const from: ListState = phase === 'storing' ? 'planned' : 'stored'
  return commitChange(db, (tx) => [
    updateList(tx, list, [from], {
      ...{ state: phase, reason: null },
      ...{ toldBy: performedBy.userId, toldVia: performedBy.via },
    }),
  ])
}

/** How many rows are written by one statement. */
const rowsPerStatement = 100

/** Keeps what the rows of a list become, in the place of what was planned before. */
export async function recordListPlan(
  db: Db,
  list: AsRead,
  { rows, questions }: { rows: readonly ListRowPlan[]; questions: readonly ListQuestion[] },
  reason: string | null,
): Promise<ChangeOutcome> {
  return commitChange(db, (tx) => [
    updateList(tx, list, ['planning', 'storing'], {
      ...{ state: 'planned', reason, questions: [...questions] },
    }),
    tx.delete(listRows).where(eq(listRows.listId, list.id)),
    ...insertRows(tx, list.id, rows),
  ])
}

function insertRows(tx: Transaction, listId: string, rows: readonly ListRowPlan[]): Statement[] {
  const statements: Statement[] = []
  for (let from = 0; from < rows.length; from += rowsPerStatement)
    statements.push(
      tx
        .insert(listRows)
        .values(
          rows
            .slice(from, from + rowsPerStatement)
            .map((plan) => ({ listId, row: plan.row, state: plan.outcome, plan })),
        ),
    )
  return statements
}

/** Throws a list away of which nothing was taken in. */
export async function discardList(db: Db, { id, revision }: AsRead): Promise<ChangeOutcome> {
  const isOpen = and(
    eq(lists.id, id),
    eq(lists.revision, revision),
    inArray(lists.state, ['asking', 'planned']),
    sql`${lists.takenAt} is null`,
  )
  return commitChange(db, (tx) => [
    {
      requireChange: tx
        .update(lists)
        .set({ revision: revision + 1 })
        .where(isOpen),
    },
    tx.delete(listRows).where(eq(listRows.listId, id)),
    tx.delete(lists).where(eq(lists.id, id)),
  ])
}
