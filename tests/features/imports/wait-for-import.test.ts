import { expect, test } from 'vitest'
import { waitUntilRead, waitUntilStored } from '#app/features/imports/wait-for-import.ts'
import { anImport, itemsIn, letterText, planned, work } from '#tests/support/importing.ts'
import { somebody } from '#tests/support/letters.ts'
import { openTestStore } from '#tests/support/store.ts'

test('nobody waits for an import that is read, stopped or not there', async () => {
  await using store = await openTestStore()
  const [read, stopped] = [await planned(store, []), await anImport(store, [])]
  await store.imports.setStopped(stopped, true)
  expect((await waitUntilRead(store, read))!.state).toBe('planned')
  expect((await waitUntilRead(store, stopped))!.stopped).toBe(true)
  expect(await waitUntilStored(store, read, 'none')).toBeNull()
})

test('an import that is being read is waited for, and so is a letter that is being stored', async () => {
  await using store = await openTestStore()
  const unread = await anImport(store, [])
  const reading = waitUntilRead(store, unread)
  await work(store, unread)
  expect((await reading)!.state).toBe('planned')

  const id = await planned(store, [{ name: 'a.txt', bytes: letterText() }])
  const [item] = await itemsIn(store, id)
  await store.imports.accept(id, { states: ['ready', 'doubtful'], ids: [item!.id] }, somebody)
  const storing = waitUntilStored(store, id, item!.id)
  await work(store, id)
  expect((await storing)!.state).toBe('stored')
})
