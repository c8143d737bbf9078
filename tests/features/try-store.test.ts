import { expect, test } from 'vitest'
import { withStoreErrors } from '#app/features/try-store.ts'
import { dossierOf, keep, rowCounts } from '#tests/support/letters.ts'
import { openTestStore } from '#tests/support/store.ts'

test('where the store may not be written to, the answer is made of its sentence', async () => {
  await using store = await openTestStore()
  await dossierOf(store)
  const before = await rowCounts(store)
  await store.rows('pragma query_only = on')
  const answer = await withStoreErrors(
    () => keep(store),
    (sentence) => ({ sentence }),
  )
  expect(answer).toEqual({
    sentence:
      'The store may not be written to at the moment, so nothing was stored. Keep this page open, ' +
      'tell whoever runs this server, and send it again afterwards.',
  })
  expect(await rowCounts(store)).toEqual(before)
})

test('a fault of the program and an answer that is thrown are not taken for the store’s', async () => {
  for (const fault of [new TypeError('A fault'), new Response(null, { status: 404 })])
    await expect(
      withStoreErrors(
        // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- answers are thrown
        () => Promise.reject(fault),
        () => 'refused',
      ),
    ).rejects.toBe(fault)
})
