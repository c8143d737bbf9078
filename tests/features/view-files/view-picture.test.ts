import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { pictureColours } from '#app/charts/pictures/picture-style.ts'
import { drawView } from '#app/features/view-files/view-picture.ts'
import { aParty, aPassage, keep, theDossier } from '#tests/support/letters.ts'
import { openSeededStore, openTestStore, type TestStore } from '#tests/support/store.ts'
import { xmlFault } from '#tests/support/xml.ts'

async function draw(store: TestStore, query: string) {
  const picture = await drawView(
    store.visibleTo('owner'),
    await theDossier(store),
    new URLSearchParams(query),
    'stances',
  )
  if (!picture.ok) throw new Error(picture.reason)
  return picture
}

/** The words that stand on a picture, without those of its style sheet and of tips. */
const wordsOn = (svg: string) =>
  [...svg.matchAll(/<text[^>]*>(?:<title>[^<]*<\/title>)?([^<]*)<\/text>/g)].map(
    ([, words]) => words,
  )

test.each(['', '&view=matrix', '&group=kind', '&topic=all'])(
  'a picture stands alone and is the same bytes each time: %s',
  async (choice) => {
    await using store = await openSeededStore()
    const topics = await store.topics.ofDossier((await theDossier(store)).id)
    const all = topics.map(({ id }) => `&topic=${id}`).join('')
    const query = `asOf=2020-12-31${choice === '&topic=all' ? all : choice}`
    const { svg, rows } = await draw(store, query)
    expect(rows).toBe(7)
    expect(xmlFault(svg)).toBeNull()
    // Nothing that only a page or only a browser knows.
    expect(svg).not.toMatch(/var\(|color-mix|="[\d.]+%"|NaN|undefined|href=/)
    expect(wordsOn(svg)).toContain('Ylva Johansson')
    await using again = await openSeededStore()
    expect((await draw(again, query)).svg).toBe(svg)
  },
)

test('title, selection, as-of day, source and how many of how many stand on the picture', async () => {
  await using store = await openTestStore()
  for (const name of ['Ann', 'Bob', 'Cleo'])
    await keep(store, {
      form: { title: `Letter of ${name}`, parties: [aParty({ name })] },
      positions: [aPassage()],
    })
  const { svg, rows, name } = await draw(store, 'asOf=2020-12-31&rows=2&sort=name')
  expect([rows, name]).toEqual([2, 'strips-2020-12-31'])
  const words = wordsOn(svg)
  expect(words).toEqual(expect.arrayContaining(['Stances on Encryption', 'Ann', 'Bob', 'Supports']))
  expect(words).not.toContain('Cleo')
  const said = words.join(' ')
  expect(said).toContain('3 actors: all who spoke on it · 1 of 2 topics: Encryption')
  expect(said).toContain('As of 31 Dec 2020 · 2 of 3 actors · sorted by name')
  expect(said).toMatch(/Source: Stanceline, dossier “.+”, approved quotes, method version 2\./)
})

test('where nobody said anything, and where an address cannot be read, there is a sentence', async () => {
  await using store = await openTestStore()
  await keep(store, { positions: [aPassage()] })
  const dossier = await theDossier(store)
  const ask = (query: string) =>
    drawView(store.visibleTo('owner'), dossier, new URLSearchParams(query), 'stances')
  expect(await ask('who=kind:organisation')).toEqual({
    ok: false,
    reason: 'There is nothing to be drawn: nobody here said anything on it.',
  })
  expect(await ask('topic=gone')).toMatchObject({
    ok: false,
    reason: expect.stringMatching(/topic/),
  })
  expect(await ask('view=matrix&since=2999')).toEqual({
    ok: false,
    reason: 'The first day must lie before the second. Write an earlier one.',
  })
})

test('rows that are too low for what qualifies their words say that it is left out', async () => {
  await using store = await openTestStore()
  const keepLetterOf = (name: string) =>
    keep(store, { form: { title: name, parties: [aParty({ name })] }, positions: [aPassage()] })
  for (let index = 0; index < 60; index += 1) await keepLetterOf(`Person ${index}`)
  const leftOut = /words without what qualifies them/
  expect(wordsOn((await draw(store, '')).svg).join(' ')).not.toMatch(leftOut)
  await keepLetterOf('One more')
  expect(wordsOn((await draw(store, '')).svg).join(' ')).toMatch(leftOut)
})

test('a matrix of two days has arrows and by how much words changed, and says which days these are', async () => {
  await using store = await openTestStore()
  const later = { dated: '2021-06-01', title: 'Later' }
  await keep(store, { form: { dated: '2019-06-01' }, positions: [aPassage({ level: -1 })] })
  await keep(store, { form: later, positions: [aPassage({ level: 1 })] })
  const { svg } = await draw(store, 'view=matrix&asOf=2021-12-31&since=2020-12-31')
  expect(wordsOn(svg)).toContain('Supports +2')
  expect(svg).toContain('class="stance-arrow"')
  expect(wordsOn(svg).join(' ')).toContain('compared with 31 Dec 2020')
})

test('the colours of pictures are the light ones of the house', () => {
  const light = readFileSync('app/ui/tokens.css', 'utf8').split('@media')[0]!
  for (const [name, colour] of Object.entries(pictureColours))
    expect([name, new RegExp(`--${name}: ([^;]+);`).exec(light)?.[1]]).toEqual([name, colour])
})
