import { expect, test } from 'vitest'
import { actorId, somebody } from '#tests/support/letters.ts'
import { openTestStore } from '#tests/support/store.ts'
import { tell } from '#tests/support/told-letters.ts'

test('who was told is told by what they are and whom they count as, once in a letter', async () => {
  await using store = await openTestStore()
  const both = await tell(store, '2020-10-29', {
    ...{ to: ['Ann Reader', 'European Council'], cc: ['Ann Reader', 'A. Reader'], withheld: true },
  })
  const none = await tell(store, '2020-10-30')
  const [ann, other] = [await actorId(store, 'Ann Reader'), await actorId(store, 'A. Reader')]
  await store.merges.record('actor', other, ann, somebody)
  const found = await store.letters.recipients([both.id, none.id])
  expect([...found.keys()]).toEqual([both.id])
  expect(found.get(both.id)).toHaveLength(3)
  expect(found.get(both.id)).toEqual(
    expect.arrayContaining([
      { actorId: ann, sort: 'person' },
      { actorId: await actorId(store, 'European Council'), sort: 'organisation' },
      { actorId: null, sort: null },
    ]),
  )
})
