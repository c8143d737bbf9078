import { expect, test } from 'vitest'
import type { Level } from '#app/domain/level.ts'
import { drawNear } from '#app/features/view-files/near-picture.ts'
import { aParty, aPassage, keep, theDossier } from '#tests/support/letters.ts'
import { readPicture } from '#tests/support/picture-texts.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

function say(store: TestStore, name: string, levels: Record<string, Level>) {
  return keep(store, {
    form: { title: `Letter of ${name}`, dated: '2021-03-01', parties: [aParty({ name })] },
    positions: Object.entries(levels).map(([topic, level]) => aPassage({ topic, level })),
  })
}

async function draw(store: TestStore, query: string) {
  const picture = await drawNear(
    store.visibleTo('owner'),
    await theDossier(store),
    new URLSearchParams(`asOf=2021-06-01&${query}`),
  )
  return readPicture(picture)
}

/** Ann supports both topics; Bob agrees with her on one, Cleo on none. */
async function openWorld() {
  const store = await openTestStore()
  await say(store, 'Ann', { Encryption: 2, 'Voluntary detection': 1 })
  await say(store, 'Bob', { Encryption: 2, 'Voluntary detection': -1 })
  await say(store, 'Cleo', { Encryption: -2, 'Voluntary detection': -1 })
  await say(store, 'Dora', { Encryption: 1 })
  return store
}

test('who stands nearest and who farthest, by how much and on what, stand on the picture', async () => {
  await using store = await openWorld()
  const { svg, words, rows, name } = await draw(store, 'of=Ann')
  expect([rows, name]).toEqual([2, 'near-2021-06-01'])
  expect(words).toEqual(
    expect.arrayContaining([
      'Ann stands nearest to Bob and farthest from Cleo',
      'All 2, nearest first',
      // Bob is apart by 0 and 2 of 4 levels, Cleo by 4 and 2.
      ...['1. Bob', '0.75', '1 level apart on average', '2. Cleo', '0.25'],
      'Agree on Encryption',
      'Differ on Voluntary detection, supports (+1) against opposes (−1)',
    ]),
  )
  expect(words.join(' ')).toContain(
    'in order are those with one on 2 of these or more · 1 with fewer',
  )
  expect((await draw(store, 'of=Ann')).svg).toBe(svg)
})

test('two actors have two bars on each topic with how far they are apart, and their quotes', async () => {
  await using store = await openWorld()
  const { svg, words, rows } = await draw(store, 'of=Ann&with=Bob')
  expect(rows).toBe(2)
  expect(words).toEqual(
    expect.arrayContaining([
      'Ann and Bob: 1 level apart on average',
      'same side, not apart',
      'opposite sides, 2 levels apart',
      ...['Ann', 'Bob', '“We support it without reservation.”', '1 Mar 2021'],
    ]),
  )
  expect(svg.match(/class="stance-now/g)).toHaveLength(4)
  const { words: other } = await draw(store, 'of=Ann&with=Dora')
  expect(other.join(' ')).toMatch(/Voluntary detection Ann: supports.* · Dora: /)
})

test('of many with long names twenty of each end are shown, none over another', async () => {
  await using store = await openWorld()
  const names = [
    'Υπουργείο Ψηφιακής Διακυβέρνησης και Προστασίας Δεδομένων Προσωπικού Χαρακτήρα',
    'w'.repeat(80),
    ...Array.from({ length: 41 }, (_, index) => `Person ${index}`),
  ]
  for (const name of names) await say(store, name, { Encryption: 2, 'Voluntary detection': 1 })
  const { words, rows } = await draw(store, 'of=Ann')
  expect(rows).toBe(40)
  expect(words).toEqual(expect.arrayContaining(['20 nearest of 45', '20 farthest of 45']))
})

test('without a name, without anybody to compare, and for an unreadable address there is a sentence', async () => {
  await using store = await openWorld()
  await expect(draw(store, '')).rejects.toThrow('Write whose name it is')
  await expect(draw(store, 'of=Ann&least=9')).rejects.toThrow(
    'There is nothing to be drawn: nobody here can be compared with Ann.',
  )
  await expect(draw(store, 'of=Nobody+Known')).rejects.toThrow('Nobody Known')
})
