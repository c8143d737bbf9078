import { expect, test } from 'vitest'
import { waitForList } from '#app/features/lists/wait-for-list.ts'
import { workOnList } from '#app/jobs/work-on-list.ts'
import { listDay, listOf, listTable } from '#tests/support/lists.ts'
import { openTestStore } from '#tests/support/store.ts'

test('whoever waits is answered as soon as the plan is made', async () => {
  await using store = await openTestStore()
  const table = listTable([
    ['Name', 'Kind'],
    ['Acme', 'organisation'],
  ])
  const mapping = { columns: ['name', 'kind'], order: null }
  const list = { name: 'x.csv', kind: 'actors' as const, dossierId: null, mapping, table }
  const performedBy = { userId: null, via: 'screen' as const }
  const id = await store.lists.record({ ...list, state: 'planning' }, performedBy)
  const waiting = waitForList(store, id)
  await workOnList(store, { listId: id, today: listDay })
  await waiting
  expect((await listOf(store, id)).state).toBe('planned')
})
