import { expect, test } from 'vitest'
import { drawAudience } from '#app/features/view-files/audience-picture.ts'
import { theDossier } from '#tests/support/letters.ts'
import { readPicture } from '#tests/support/picture-texts.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'
import { settle, tell } from '#tests/support/told-letters.ts'

async function draw(store: TestStore, query = '') {
  const picture = await drawAudience(
    store.visibleTo('owner'),
    await theDossier(store),
    new URLSearchParams(`asOf=2021-06-01&${query}`),
  )
  return readPicture(picture)
}

test('each audience of each topic is a row with its bar, words, letters and newest quote', async () => {
  await using store = await openTestStore()
  await tell(store, '2020-10-29', { to: ['Ann Reader'], level: 2 })
  await tell(store, '2020-11-02', { to: ['European Council'], level: -1 })
  await tell(store, '2020-11-03', { to: ['European Council'], topic: 'Voluntary detection' })
  const { svg, words, rows, name } = await draw(store)
  expect([rows, name]).toEqual([3, 'audience-2021-06-01'])
  expect(words).toEqual(
    expect.arrayContaining([
      'Ylva Johansson told two audiences opposite things on Encryption.',
      ...['Encryption', 'Voluntary detection', 'Persons', 'Organisations', '1 letter'],
      ...['Strongly supports', 'Opposes', '29 Oct 2020', '“We support it without reservation.”'],
    ]),
  )
  const said = words.join(' ')
  expect(said).toContain('by kind of recipient')
  expect(said).toMatch(/To persons: strongly supports.* To organisations: opposes/)
  expect(svg.match(/class="stance-now/g)).toHaveLength(3)
  expect((await draw(store)).svg).toBe(svg)
})

test('of many audiences with names of any script as many are shown as fit, none over another', async () => {
  await using store = await openTestStore()
  const values = ['المغرب', 'България и всички останали', 'w'.repeat(80)]
  for (let place = 0; place < 60; place += 1) {
    const to = `Reader ${place}`
    await tell(store, '2020-10-29', { to: [to] })
    await settle(store, to, values[place] ?? `ي ${place}`)
  }
  const { words, rows } = await draw(store, 'by=attribute+country')
  // 4,000,000 pixels by 1122 are 3,565: what stands above the topic takes 54, a row 60.
  expect(rows).toBe(58)
  expect(words.join(' ')).toContain('recipients by country · 58 of 60 rows')
  expect(words).toContain('المغرب')
})

test('where nothing counts, and where an address cannot be read, there is a sentence', async () => {
  await using store = await openTestStore()
  await tell(store, '2021-10-29', { to: ['Ann Reader'] })
  await expect(draw(store)).rejects.toThrow(
    'There is nothing to be drawn: nothing that anybody here said counts by this day.',
  )
  await expect(draw(store, 'of=Nobody+Known')).rejects.toThrow('Nobody Known')
})
