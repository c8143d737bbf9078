import { expect, test } from 'vitest'
import { hashChoiceKey, planStoredList } from '#app/features/lists/plan-list.ts'
import { bringList, listDay, listOf } from '#tests/support/lists.ts'
import { openTestStore } from '#tests/support/store.ts'

test('questions are kept under hashes, which tell no name', async () => {
  await using store = await openTestStore()
  const rows = [
    ['Name', 'Kind', 'Belongs to'],
    ['Ana Kovač', 'person', 'Zagreb Board'],
  ]
  const id = await bringList(store, { kind: 'actors', rows })
  const plan = await planStoredList(store, await listOf(store, id), listDay)
  expect(plan!.questions.map(({ key }) => key)).toEqual([
    hashChoiceKey('organisation:zagreb board'),
  ])
  expect(hashChoiceKey('organisation:zagreb board')).toMatch(/^[0-9a-f]{32}$/)
})
