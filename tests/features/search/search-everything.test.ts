import { expect, test } from 'vitest'
import { searchEverything, searchOneKind } from '#app/features/search/search-everything.ts'
import { readGroup, seenBy } from '#tests/support/boxes.ts'
import { aPassage, keep, theDossier } from '#tests/support/letters.ts'
import { openSeededStore, openTestStore } from '#tests/support/store.ts'

const today = '2021-06-01'

test('one box finds the topic, the quotes and the letters, each in its group, the nearest name first', async () => {
  await using store = await openSeededStore()
  const dossier = await theDossier(store)
  const { groups, doubts } = await searchEverything(
    seenBy(store),
    { typed: 'encrypt', dossier, today },
    3,
  )
  expect(groups.map(({ kind, total }) => [kind, total])).toEqual([
    ['topics', 1],
    // The title of one of them holds the word.
    ['letters', 2],
    ['quotes', 2],
  ])
  expect(doubts).toEqual([])
  expect(groups.map(({ allHref }) => allHref)).toEqual([
    `/search?q=encrypt&dossier=${dossier.slug}&only=topics`,
    `/letters?q=encrypt&dossier=${dossier.slug}`,
    `/search?q=encrypt&dossier=${dossier.slug}&only=quotes`,
  ])
  expect(readGroup(groups, 'topics')).toEqual({ total: 1, rows: ['[Encryption]'] })
})

test('a name leads to the actor before the letters that they wrote', async () => {
  await using store = await openSeededStore()
  const { groups } = await searchEverything(
    seenBy(store),
    { typed: 'ylva johan', dossier: null, today },
    3,
  )
  expect(groups.map(({ kind }) => kind)).toEqual(['actors', 'letters'])
  expect(readGroup(groups, 'actors')!.rows).toEqual(['[Ylva] [Johansson]'])
})

test('what cannot be asked is said, and nothing is found by it', async () => {
  await using store = await openSeededStore()
  for (const typed of ['', '-bill', '"open']) {
    const { groups, doubts } = await searchEverything(
      seenBy(store),
      { typed, dossier: null, today },
      3,
    )
    expect([groups, doubts.length], typed).toEqual([[], typed ? 1 : 0])
  }
})

test('of each group the first few are shown and all are counted; a page of one kind gives the others', async () => {
  await using store = await openTestStore()
  for (let at = 0; at < 25; at += 1)
    await keep(store, {
      text: `We support it without reservation. This is letter number ${at}.`,
      positions: [aPassage()],
    })
  const asked = { typed: 'reservation', dossier: null, today }
  const reader = seenBy(store)
  const { groups } = await searchEverything(reader, asked, 3)
  expect(groups.map(({ kind, total, rows }) => [kind, total, rows.length])).toEqual([
    ['quotes', 25, 3],
    ['letters', 25, 3],
  ])
  const [first, second, beyond] = [
    await searchOneKind(reader, asked, 'quotes', 1),
    await searchOneKind(reader, asked, 'quotes', 2),
    await searchOneKind(reader, asked, 'quotes', 9),
  ]
  const idsOf = ({ groups: [only] }: typeof first) => only!.rows.map(({ id }) => id)
  expect([first.pages, idsOf(first).length, idsOf(second).length]).toEqual([2, 20, 5])
  expect(new Set([...idsOf(first), ...idsOf(second)]).size).toBe(25)
  expect([beyond.page, idsOf(beyond)]).toEqual([2, idsOf(second)])
  expect((await searchOneKind(reader, asked, 'actors', 1)).groups).toEqual([])
})
