import { expect, test } from 'vitest'
import { actorId, aPassage, aText, keep, somebody, topicId } from '#tests/support/letters.ts'
import { correctTextOf } from '#tests/support/correcting.ts'
import { altered, opened, packageOf } from '#tests/support/packages.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

const supports = 'We support it without reservation.'
const opposes = 'We oppose any delay of it.'
const slipped = aText.replace('Dear Sir,', 'Dear Sirs,').replace('any delay', 'every delay')

async function takeIn(store: TestStore, bytes: Buffer) {
  const planned = await store.packages.importPackage(await opened(bytes), somebody)
  if (!planned.ok) throw new Error(planned.reasons.join('\n'))
  return planned.plan
}

async function readLevels(store: TestStore) {
  const holder = await actorId(store)
  const evidence = (await store.evidence.ofActors([holder]))(holder, await topicId(store))
  return evidence.map(({ level }) => level)
}

/** Every passage that counts stands in the newest text of its letter, by its own words. */
async function expectPlaced(store: TestStore, letterId: string) {
  const { text } = (await store.letters.byId(letterId))!
  const counting = (await store.positions.ofLetter(letterId)).filter(
    ({ status }) => status === 'approved',
  )
  for (const { quote } of counting)
    expect(text.text.slice(quote.start, quote.end)).toBe(quote.exact)
  expect((await store.verify()).unsound).toEqual([])
  return counting.map(({ quote, level }) => [quote.exact, level])
}

const twoPassages = [aPassage(), aPassage({ quote: opposes, level: -1 })]

test('a package of the text before a correction says nothing that is here already, and moves nothing', async () => {
  await using store = await openTestStore()
  const { id } = await keep(store, { positions: twoPassages })
  const before = await packageOf(store)
  await correctTextOf(store, id, slipped)
  expect((await takeIn(store, before)).fresh.positions).toBe(0)
  expect(await readLevels(store)).toEqual([1])
  expect(await store.texts.lostCount({})).toBe(1)
})

test('new positions on the text before a correction are led to their place in the newest, or wait for one', async () => {
  await using store = await openTestStore()
  const { id } = await keep(store, { positions: twoPassages })
  const others = altered(await packageOf(store), ({ letters }) => {
    for (const position of letters[0]!.positions) position.level = position.level! > 0 ? 2 : -2
  })
  await correctTextOf(store, id, slipped)
  const { fresh, remarks } = await takeIn(store, others)
  expect(fresh.positions).toBe(2)
  expect(remarks.join()).toContain('One quote of earlier texts has no certain place')
  expect(await expectPlaced(store, id)).toEqual([
    [supports, 1],
    [supports, 2],
  ])
  expect((await readLevels(store)).sort()).toEqual([1, 2])
  expect(await store.texts.lostCount({})).toBe(2)
  expect((await takeIn(store, others)).fresh.positions).toBe(0)
})

test('what waits for a place goes on waiting where its package is taken in, and counts once it has one', async () => {
  await using made = await openTestStore()
  const { id } = await keep(made, { positions: twoPassages })
  await correctTextOf(made, id, slipped)
  await using store = await openTestStore()
  await takeIn(store, await packageOf(made))
  const [letter] = (await store.letters.page({}, 1, 0)).rows
  expect(await expectPlaced(store, letter!.id)).toEqual([[supports, 1]])
  expect(await readLevels(store)).toEqual([1])
  expect(await store.texts.lost({})).toMatchObject([{ quote: { exact: opposes }, status: 'draft' }])
  await correctTextOf(store, letter!.id, aText)
  expect((await readLevels(store)).sort()).toEqual([-1, 1])
})
