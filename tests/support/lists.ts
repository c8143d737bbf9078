import type { ListKind } from '#app/domain/lists/list-fields.ts'
import { listOutcomes, type ListRowPlan } from '#app/domain/lists/list-plan.ts'
import { findListTable, proposeListMapping } from '#app/domain/lists/list-table.ts'
import { hashChoiceKey } from '#app/features/lists/plan-list.ts'
import { workOnList } from '#app/jobs/work-on-list.ts'
import type { PerformedBy } from '#app/store.server.ts'
import type { TestStore } from './store.ts'

export const listDay = '2026-11-29'

const byHand: PerformedBy = { userId: null, via: 'screen' }

/** The rows of cells of a list as the sheet of a file, numbered from 1 on. */
export const listTable = (rows: readonly (readonly string[])[]) =>
  findListTable([
    {
      name: 'Table',
      rows: rows.map((cells, index) => ({
        number: index + 1,
        cells: cells.map((text) => ({ text })),
      })),
    },
  ])!

type BroughtList = { kind: ListKind; dossierId?: string; rows: readonly (readonly string[])[] }

/** Brings a list and lets its plan be made; returns its id. */
export async function bringList(
  store: TestStore,
  { kind, dossierId = undefined, rows }: BroughtList,
  performedBy = byHand,
): Promise<string> {
  const table = listTable(rows)
  const mapping = proposeListMapping(kind, table)
  const id = await store.lists.record(
    { name: `${kind}.csv`, kind, dossierId: dossierId ?? null, mapping, table, state: 'planning' },
    performedBy,
  )
  await workOnList(store, { listId: id, today: listDay })
  return id
}

export const listOf = async (store: TestStore, id: string) => (await store.lists.byId(id))!

/** The rows of a list as its plan has them. */
export const plannedRows = async (store: TestStore, id: string): Promise<ListRowPlan[]> =>
  store.lists.rows(id, listOutcomes, 20_000, 0)

/** The rows as `2 new`, `3 refused: why`. */
export const outcomesOf = async (store: TestStore, id: string): Promise<string[]> =>
  (await plannedRows(store, id)).map(
    ({ row, outcome, reason }) => `${row} ${outcome}${reason ? `: ${reason}` : ''}`,
  )

/** What a list would change, row by row: `3 Role: null → Head of Unit`. */
export const differencesOf = async (store: TestStore, id: string): Promise<string[]> =>
  (await plannedRows(store, id)).flatMap(({ row, differences }) =>
    differences.map(({ label, before, after }) => `${row} ${label}: ${before} → ${after}`),
  )

/** Answers questions by their keys, or chooses for single rows, and lets the plan be made anew. */
export async function choose(
  store: TestStore,
  id: string,
  answers: Record<string, string>,
): Promise<void> {
  const list = await listOf(store, id)
  const choices = { ...list.choices }
  for (const [key, answer] of Object.entries(answers)) choices[hashChoiceKey(key)] = answer
  await store.lists.choose(list, choices)
  await workOnList(store, { listId: id, today: listDay })
}

/** Takes a planned list in, as somebody told the job to. */
export async function takeIn(store: TestStore, id: string, performedBy = byHand): Promise<void> {
  await store.lists.startPhase(await listOf(store, id), 'storing', performedBy)
  await workOnList(store, { listId: id, today: listDay })
}

export async function takeBack(store: TestStore, id: string, performedBy = byHand): Promise<void> {
  await store.lists.startPhase(await listOf(store, id), 'undoing', performedBy)
  await workOnList(store, { listId: id, today: listDay })
}

/** Brings a list and takes it in at once. */
export async function bringAndTakeIn(store: TestStore, list: BroughtList): Promise<string> {
  const id = await bringList(store, list)
  await takeIn(store, id)
  return id
}
