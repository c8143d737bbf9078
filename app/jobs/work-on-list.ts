import type { Day } from '#app/domain/days.ts'
import { fingerprintPlan, listOutcomes } from '#app/domain/lists/list-plan.ts'
import { maxListRows } from '#app/domain/lists/list-table.ts'
import { findListReader, planStoredList } from '#app/features/lists/plan-list.ts'
import type { Store, StoredList } from '#app/store.server.ts'

/** What a thread is told of a list: which one, and what day it is. */
export type ListTask = { listId: string; today: Day }

/**
 * Does what a list waits for: makes its plan, takes it in as that says, or takes it back. Each is stored as a whole, so
 * that nothing is half done where a process dies.
 */
export async function workOnList(store: Store, { listId, today }: ListTask): Promise<void> {
  const list = await store.lists.byId(listId)
  if (!list) return
  if (list.state === 'planning') await makePlan(store, list, today, null)
  if (list.state === 'storing') await carryOut(store, list, today)
  if (list.state === 'undoing')
    await store.lists.takeBack(list, await store.lists.deeds(list.id)).then(({ changed }) => {
      if (!changed) throw new Error('What a list changed was changed while it was taken back.')
    })
}

async function makePlan(
  store: Store,
  list: StoredList,
  today: Day,
  reason: string | null,
): Promise<void> {
  const plan = await planStoredList(store, list, today)
  if (plan) await store.lists.recordPlan(list, plan, reason)
}

const changedMeanwhile =
  'What is stored was changed since this plan was made, so nothing was taken in. This is the plan now.'

/** Takes a list in where it would still do what its plan says. */
async function carryOut(store: Store, list: StoredList, today: Day): Promise<void> {
  const plan = await planStoredList(store, list, today)
  const shown = await store.lists.rows(list.id, listOutcomes, maxListRows, 0)
  if (!plan) return
  const isAsShown =
    fingerprintPlan(plan) === fingerprintPlan({ rows: shown, questions: list.questions })
  const { seesContactDetails } = await findListReader(store, list)
  const isDone =
    isAsShown && (await store.lists.takeIn(list, plan.changes, seesContactDetails)).changed
  if (!isDone) await store.lists.recordPlan(list, plan, changedMeanwhile)
}
