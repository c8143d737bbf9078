import { expect, test } from 'vitest'
import { waitForList } from '#app/features/lists/wait-for-list.ts'
import { workOnList } from '#app/jobs/work-on-list.ts'
import type { Store } from '#app/store.server.ts'
import { listDay, listOf, listTable } from '#tests/support/lists.ts'
import { openTestStore } from '#tests/support/store.ts'

test('whoever waits is answered as soon as the plan is made, and not before', async () => {
  await using store = await openTestStore()
  const table = listTable([
    ['Name', 'Kind'],
    ['Acme', 'organisation'],
  ])
  const mapping = { columns: ['name', 'kind'], order: null }
  const list = { name: 'x.csv', kind: 'actors' as const, dossierId: null, mapping, table }
  const performedBy = { userId: null, via: 'screen' as const }
  const id = await store.lists.record({ ...list, state: 'planning' }, performedBy)
  const states: string[] = []
  // The plan is made once it was looked for twice in vain.
  const watched: Store = {
    ...store,
    lists: {
      ...store.lists,
      byId: async (listId) => {
        if (states.length === 2) await workOnList(store, { listId: id, today: listDay })
        const found = await store.lists.byId(listId)
        states.push(found!.state)
        return found
      },
    },
  }
  await waitForList(watched, id)
  expect(states).toEqual(['planning', 'planning', 'planned'])
  expect((await listOf(store, id)).state).toBe('planned')
})
