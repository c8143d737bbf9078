import { expect, test } from 'vitest'
import { findLetters } from '#app/features/letters/found-letters.ts'
import { listFilterTopics, readLetterFilter } from '#app/features/letters/letter-filter.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { actorId, aParty, aPassage, keep } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

async function narrow(visible: VisibleStore, address: string) {
  const params = new URLSearchParams(address)
  const topics = await listFilterTopics(visible, null)
  const place = { dossier: null, topics, userId: 'nobody' }
  const { filter, author } = await readLetterFilter(visible, place, params)
  return findLetters(
    visible,
    params.get('q') ?? '',
    { filter, topics, author: author?.name ?? null },
    { limit: 50, offset: 0 },
  )
}

/** Three letters on encryption, the last of them for named people alone. */
async function storeLetters(store: TestStore): Promise<VisibleStore> {
  const [wanda, zoe] = [aParty({ name: 'Wanda Wolf' }), aParty({ name: 'Zoe Zebra' })]
  for (const [title, dated, party, kind, visibility] of [
    ['One', '2019-05-01', wanda, 'letter', 'everyone'],
    ['Two', '2020-05-01', wanda, 'speech', 'everyone'],
    ['Three', '2020-06-01', zoe, 'letter', 'named'],
  ] as const)
    await keep(store, {
      form: { title, dated, kind, parties: [party] },
      text: 'On encryption. We support it without reservation.',
      positions: title === 'One' ? [aPassage()] : [],
      audience: { visibility, readerIds: [] },
    })
  await keep(store, { form: { title: 'Other', dated: '2018-01-01' }, text: 'Nothing of it.' })
  return store.visibleTo('owner')
}

const choicesOf = (found: Awaited<ReturnType<typeof narrow>>) =>
  Object.fromEntries(
    found.narrowings!.groups.map(({ name, choices }) => [
      name,
      choices.map(({ label, count }) => `${label} ${count}`),
    ]),
  )

test('what was found is narrowed by addresses, each with how many letters it leaves', async () => {
  await using store = await openTestStore()
  const visible = await storeLetters(store)
  const found = await narrow(visible, 'q=encryption')
  expect(choicesOf(found)).toEqual({
    Kind: ['Letter 2', 'Speech 1'],
    'States a position on': ['Encryption 1'],
    Author: ['Wanda Wolf 2', 'Zoe Zebra 1'],
    Year: ['2020 2', '2019 1'],
    Coding: ['To code 2', 'Begun 1'],
  })
  for (const { choices } of found.narrowings!.groups)
    for (const { count, params } of choices) {
      const query = new URLSearchParams({ q: 'encryption', ...params })
      expect((await narrow(visible, String(query))).total, String(query)).toBe(count)
    }
})

test('what is narrowed by is named and no choice any more', async () => {
  await using store = await openTestStore()
  const visible = await storeLetters(store)
  const wanda = await actorId(store, 'Wanda Wolf')
  const found = await narrow(visible, `q=encryption&author=${wanda}&kind=speech&from=2020-01-01`)
  expect(found.narrowings).toEqual({
    groups: [],
    set: [
      { label: 'kind: speech', params: ['kind'] },
      { label: 'by Wanda Wolf', params: ['author'] },
      { label: 'from 1 Jan 2020', params: ['from', 'to'] },
    ],
  })
  expect((await narrow(visible, 'kind=speech')).narrowings).toBeNull()
})

test('of many authors the six with most letters are shown, and how many there are', async () => {
  await using store = await openTestStore()
  for (const number of [1, 2, 3, 4, 5, 6, 7, 7])
    await keep(store, {
      form: { title: `Letter ${number}`, parties: [aParty({ name: `Author ${number}` })] },
      text: 'On encryption.',
    })
  const { groups } = (await narrow(store.visibleTo('owner'), 'q=encryption')).narrowings!
  const authors = groups.find(({ name }) => name === 'Author')!
  expect([authors.choices.map(({ label }) => label.slice(-1)), authors.all]).toEqual([
    ['7', '1', '2', '3', '4', '5'],
    7,
  ])
})

test('what is hidden from a reader is counted nowhere, nor what is masked for them', async () => {
  await using store = await openTestStore()
  await storeLetters(store)
  await keep(store, { form: { title: 'Mail' }, text: 'Write to zq7@hidden.example.org.' })
  const viewer = store.visibleTo(await addUser(store, 'viewer', 'Vic Viewer'))
  const found = await narrow(viewer, 'q=encryption')
  expect(choicesOf(found)).toMatchObject({
    Kind: ['Letter 1', 'Speech 1'],
    Year: ['2020 1', '2019 1'],
  })
  expect(JSON.stringify(found)).not.toContain('Zebra')
  expect((await narrow(viewer, 'q=zq7')).narrowings).toEqual({ groups: [], set: [] })
})
