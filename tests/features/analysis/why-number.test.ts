import { expect, test } from 'vitest'
import { loadWhyNumber } from '#app/features/analysis/why-number.ts'
import { actorId, aPassage, aText, keep, theDossier } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openSeededStore, type TestStore } from '#tests/support/store.ts'

let readers = 0

/** As a viewer of their own sees it. */
async function loadWhy(store: TestStore, asOf: string | null = null) {
  const viewer = await addUser(store, 'viewer', `Reader${(readers += 1)} Kovač`)
  const visible = store.visibleTo(viewer)
  const topics = await visible.topics.ofDossier((await theDossier(store)).id)
  const topic = topics.find(({ name: called }) => called === 'Encryption')!
  const actor = (await visible.actors.byId(await actorId(store)))!
  return loadWhyNumber(visible, { topic, topics, actor, asOf, page: 1 })
}

test('the one letter of an actor is listed with its quote, and without it there is no word', async () => {
  await using store = await openSeededStore()
  const why = await loadWhy(store)
  expect(why).toMatchObject({ total: 1, page: 1, pages: 1, leftOut: [] })
  expect(why.letters).toMatchObject([
    {
      when: '29 Oct 2020',
      ...{ mean: -1, more: 0, changes: true, without: 'now no letter, record none' },
      quotes: [{ who: 'Ylva Johansson' }],
    },
  ])
  expect(why.sums[0]).toBe(
    'The newest day with a word is 29 Oct 2020, of 1 letter: −1, so now is “opposes”.',
  )
})

test('before the first letter nothing counts, and what comes later is listed as such', async () => {
  await using store = await openSeededStore()
  expect(await loadWhy(store, '2020-01-01')).toMatchObject({
    ...{ total: 0, letters: [], asOf: '2020-01-01' },
    leftOut: [{ reason: 'dated later than the day', total: 1 }],
  })
})

test('a letter that the reader does not see is no part of it', async () => {
  await using store = await openSeededStore()
  const before = await loadWhy(store)
  const passage = [aPassage({ level: 2 })]
  await keep(store, {
    ...{ form: { dated: '2020-12-01' }, positions: passage },
    audience: { visibility: 'named', readerIds: [] },
  })
  expect(await loadWhy(store)).toEqual(before)
  await keep(store, {
    ...{ form: { dated: '2020-12-01' }, positions: passage, text: `${aText}\n\nP.S.` },
  })
  expect(await loadWhy(store)).toMatchObject({ total: 2 })
})
