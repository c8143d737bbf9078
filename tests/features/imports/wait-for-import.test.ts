import { expect, test } from 'vitest'
import { waitUntilRead, waitUntilStored } from '#app/features/imports/wait-for-import.ts'
import { anImport, planned } from '#tests/support/importing.ts'
import { openTestStore } from '#tests/support/store.ts'

test('nobody waits for an import that is read, stopped or not there', async () => {
  await using store = await openTestStore()
  const [read, stopped] = [await planned(store, []), await anImport(store, [])]
  await store.imports.setStopped(stopped, true)
  expect((await waitUntilRead(store, read))!.state).toBe('planned')
  expect((await waitUntilRead(store, stopped))!.stopped).toBe(true)
  expect(await waitUntilStored(store, read, 'none')).toBeNull()
})
