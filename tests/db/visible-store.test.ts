import { expect, expectTypeOf, test } from 'vitest'
import type { LetterReader } from '#app/domain/users.ts'
import type { Store, VisibleStore } from '#db/index.ts'
import { openTestStore } from '../support/store.ts'

const coder = { id: 'c', role: 'coder' } as const

test('what a person may see and the whole store cannot be mixed up', async () => {
  await using store = await openTestStore()
  const ofVisible = (visible: VisibleStore) => visible.kind
  const ofWhole = (whole: Store) => whole.kind
  // @ts-expect-error the whole store is not what somebody may see
  expect(ofVisible(store)).toBe('whole')
  // @ts-expect-error what somebody may see is not the whole store
  expect(ofWhole(store.visibleTo(coder))).toBe('visible')
  expectTypeOf<Store>().not.toExtend<VisibleStore>()
  expectTypeOf<VisibleStore>().not.toExtend<Store>()
})

test('the cache key tells apart whoever may see something else, and stays the same otherwise', async () => {
  await using store = await openTestStore()
  const readers = [
    null,
    coder,
    { ...coder, id: 'd' },
    { ...coder, role: 'viewer' },
    { ...coder, role: 'admin' },
  ] as const
  const keyOf = (reader: LetterReader) => store.visibleTo(reader).cacheKey
  const keys = readers.map(keyOf)
  expect(new Set(keys).size).toBe(readers.length)
  expect(readers.map(keyOf)).toEqual(keys)
  // Each administrator may code letters a second time, which are closed to them alone.
  const others = [keyOf('owner'), keyOf({ id: 'e', role: 'admin' })]
  expect(new Set([...keys, ...others]).size).toBe(readers.length + 2)
})

test('a coder reads contact details, a viewer and the public do not', async () => {
  await using store = await openTestStore()
  const reads = [coder, { ...coder, role: 'viewer' as const }, null, 'owner' as const].map(
    (reader) => store.visibleTo(reader).seesContactDetails,
  )
  expect(reads).toEqual([true, false, false, true])
})
