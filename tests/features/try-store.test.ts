import { expect, test } from 'vitest'
import { withStoreErrors } from '#app/features/try-store.ts'
import { addUser } from '#tests/support/request-context.ts'
import { withStandardError } from '#tests/support/standard-error.ts'
import { openTestStore } from '#tests/support/store.ts'

const refuse = (sentence: string) => ({ sentence })

test('where the store cannot store, its sentence is the answer and the fault is logged', async () => {
  await using store = await openTestStore()
  await store.rows('pragma query_only = 1')
  const { result, written } = await withStandardError(() =>
    withStoreErrors(() => addUser(store), refuse),
  )
  expect(result).toEqual({
    sentence:
      'The store may not be written to at the moment, so nothing was stored. Keep this page open, ' +
      'tell whoever runs this server, and send it again afterwards.',
  })
  expect(written).toContain('SqliteError: attempt to write a readonly database')
  await store.rows('pragma query_only = 0')
  expect(await store.users.count()).toBe(0)
})

test('what was stored is handed on, and nothing is logged', async () => {
  await using store = await openTestStore()
  const { result, written } = await withStandardError(() =>
    withStoreErrors(() => addUser(store), refuse),
  )
  expect(result).toMatchObject({ name: 'Ana Kovač' })
  expect(written).toBe('')
})

test('any other fault is not made a sentence', async () => {
  const answer = new Response('Nothing was stored.', { status: 403 })
  for (const fault of [new TypeError('not a function'), answer]) {
    const work = withStoreErrors(() => Promise.reject(fault as Error), refuse)
    await expect(work).rejects.toBe(fault)
  }
})
