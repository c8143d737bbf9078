import { expect, test } from 'vitest'
import { findCoderDifferences } from '#app/features/letters/coder-differences.ts'
import type { Absence, Level } from '#app/domain/level.ts'
import { aPassage, keep, somebody, topicId } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

/** A letter that Ana codes and Ben codes as well: the same words at these values. */
async function aLetterCodedTwice(
  store: TestStore,
  second: { level: Level | null; absence: Absence | null },
) {
  const [ana, ben] = [await addUser(store), await addUser(store, 'coder', 'Ben Okafor')]
  const { id, positionIds } = await keep(store, {
    positions: [aPassage({ level: 2 })],
    doer: { userId: ana.id, via: 'screen' },
  })
  const { coder: _coder, ...first } = (await store.positions.ofLetter(id))[0]!
  const { text } = (await store.letters.byId(id))!
  await store.positions.record(
    {
      ...first,
      id: 'second',
      textVersionId: text.id,
      coding: { ...first, ...second, topicId: await topicId(store) },
    },
    { userId: ben.id, via: 'screen' },
  )
  const find = async () =>
    findCoderDifferences(store.visibleTo('owner'), await store.positions.ofLetter(id), '2030-01-01')
  return { first: positionIds[0]!, find }
}

test('a passage that two read differently is named with the reading that counts first, until one is withdrawn', async () => {
  await using store = await openTestStore()
  const { first, find } = await aLetterCodedTwice(store, { level: null, absence: 'evaded' })
  expect(await find()).toEqual([[first, 'second']])
  await store.positions.setStatus('second', 1, 'withdrawn', somebody)
  expect(await find()).toEqual([])
})

test('two who read a passage alike do not differ', async () => {
  await using store = await openTestStore()
  const { find } = await aLetterCodedTwice(store, { level: 2, absence: null })
  expect(await find()).toEqual([])
})
