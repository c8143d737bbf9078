import { expect, test } from 'vitest'
import { planAnsweredItem, planChangedItem } from '#app/features/imports/name-index.ts'
import { itemsIn, letterText, planned } from '#tests/support/importing.ts'
import { somebody } from '#tests/support/letters.ts'
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

test('a name that is known by its first letters goes on being asked about when the day of its letter is corrected', async () => {
  await using store = await openTestStore()
  const house = { id: 'house', kind: 'organisation' as const, name: 'Forum Zivile Infrastruktur' }
  await store.actors.record([house], [], somebody)
  const letter = letterText({ capacity: 'Head of Unit\nFZI' }).replace('European Commission', 'FZI')
  const id = await planned(store, [{ name: 'a.txt', bytes: letter }])
  const [item] = await itemsIn(store, id)
  expect(item!.asks.map(({ question }) => question?.said)).toContain('FZI')
  const draft = { ...item!.draft!, fields: { ...item!.draft!.fields, dated: '2020-10-30' } }
  const reader = { visible: store.visibleTo('owner'), admin: store }
  const changed = await planChangedItem(reader, id, item!, draft, {})
  expect(changed.asks).toEqual(item!.asks)
})
