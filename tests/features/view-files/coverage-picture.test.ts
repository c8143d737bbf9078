import { expect, test } from 'vitest'
import { drawCoverage } from '#app/features/view-files/coverage-picture.ts'
import { aParty, aPassage, keep, keepQuestion, theDossier } from '#tests/support/letters.ts'
import { readPicture } from '#tests/support/picture-texts.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

async function draw(store: TestStore, query = '') {
  const picture = await drawCoverage(
    store.visibleTo('owner'),
    await theDossier(store),
    new URLSearchParams(`asOf=2021-12-31&${query}`),
  )
  return readPicture(picture)
}

/** Ylva spoke on encryption in 2020; Jan and Rita were asked on it in 2021, and answered nothing. */
async function openWorld() {
  const store = await openTestStore()
  await keep(store, { positions: [aPassage()] })
  await keepQuestion(store, ['Jan Nowak', 'Rita Rival'])
  return store
}

test('who is without a word on what, why, and what was heard last stand on the picture', async () => {
  await using store = await openWorld()
  const { svg, words, rows, name } = await draw(store)
  expect([rows, name]).toEqual([3, 'coverage-2021-12-31'])
  expect(words).toEqual(
    expect.arrayContaining([
      ...['Ylva Johansson', 'Jan Nowak', 'Rita Rival', 'Encryption', 'Voluntary detection'],
      ...['Not asked since', 'Last: supports, 29 Oct 2020', 'Never heard'],
      'on 2 topics',
    ]),
  )
  const said = words.join(' ')
  expect(said).toContain(
    '6 of 6 pairs of an actor and a topic are without a word since 31 Dec 2020.',
  )
  expect(said).toContain('No letter asks anybody on this topic')
  expect(said).toContain('Asked on 1 Mar 2021, not answered for 305 days')
  expect(said).toContain('As of 31 Dec 2021 · 3 actors without a word · silent longest first')
  expect(svg).toContain('class="texture-line dashed"')
  expect((await draw(store)).svg).toBe(svg)
})

test('a picture of one kind of silence says so, and which cells are silent otherwise', async () => {
  await using store = await openWorld()
  const { words, rows } = await draw(store, 'silence=unanswered')
  expect(rows).toBe(2)
  expect(words).not.toContain('Ylva Johansson')
  expect(words).toContain('silent in another way')
  expect(words.join(' ')).toContain('only: Asked, not answered')
})

test('of many actors with long names as many are shown as fit, none over another', async () => {
  await using store = await openWorld()
  const names = [
    'Υπουργείο Ψηφιακής Διακυβέρνησης και Προστασίας Δεδομένων Προσωπικού Χαρακτήρα',
    'w'.repeat(80),
    ...Array.from({ length: 74 }, (_, index) => `Person ${index}`),
  ]
  for (const name of names)
    await keep(store, {
      form: { title: name, parties: [aParty({ name })] },
      positions: [aPassage()],
    })
  const { words, rows } = await draw(store)
  // 4,000,000 pixels of rows of 726 by 72 are 76.
  expect(rows).toBe(76)
  expect(words.join(' ')).toContain('76 of 79 actors without a word')
})

test('where nobody is silent in this way, and where an address cannot be read, there is a sentence', async () => {
  await using store = await openWorld()
  await expect(draw(store, 'silence=withheld')).rejects.toThrow(
    'There is nothing to be drawn: nobody here is without a word in this way.',
  )
  await expect(draw(store, 'topic=gone')).rejects.toThrow('topic')
})
