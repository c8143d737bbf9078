import { expect, test } from 'vitest'
import { planAnsweredItem } from '#app/features/imports/name-index.ts'
import { itemsIn, letterText, planned } from '#tests/support/importing.ts'
import { openTestStore } from '#tests/support/store.ts'

test('an answered name is not asked about any more, and what else is asked stays', async () => {
  await using store = await openTestStore()
  const id = await planned(store, [{ name: 'a.txt', bytes: letterText() }])
  const draft = { ...(await itemsIn(store, id))[0]!.draft!, doubts: [] }
  const question = { said: 'J', key: 'j', choices: [], alone: true }
  const asks = [{ field: 'parties', sentence: 'Who?', question }]
  expect(planAnsweredItem(draft, asks, {})).toEqual({ asks, state: 'asking' })
  expect(planAnsweredItem(draft, asks, { j: '' })).toEqual({ asks: [], state: 'ready' })
  const dated = { field: 'dated', sentence: 'When?' }
  expect(planAnsweredItem(draft, [dated, ...asks], { j: '' }).asks).toEqual([dated])
  const doubtful = { ...draft, doubts: ['The day is far away.'], looked: false }
  expect(planAnsweredItem(doubtful, [], {}).state).toBe('doubtful')
})
