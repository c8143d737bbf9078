import { expect, test } from 'vitest'
import {
  readSelectedActors,
  type SelectionPurpose,
} from '#app/features/analysis/selected-actors.ts'
import {
  actorId,
  aParty,
  aPassage,
  dossierOf,
  keep,
  somebody,
  topicId,
} from '#tests/support/letters.ts'
import { openSeededStore, type TestStore } from '#tests/support/store.ts'

async function readActors(store: TestStore, query = '', purpose: SelectionPurpose = 'page') {
  const visible = store.visibleTo('owner')
  return readSelectedActors(visible, new URLSearchParams(query), {
    dossierId: await dossierOf(store),
    topicIds: [await topicId(store)],
    asOf: '2021-12-31',
    purpose,
  })
}

const speak = (store: TestStore, name: string, dated: string) =>
  keep(store, { form: { parties: [aParty({ name })], dated }, positions: [aPassage()] })

const namesOf = (rows: readonly { name: string }[]) => rows.map(({ name }) => name)

async function openStoreOfNine(): Promise<TestStore> {
  const store = await openSeededStore()
  // Those created first spoke last, and the other way round.
  for (const day of [9, 8, 7, 6, 5, 4, 3]) await speak(store, `Speaker ${day}`, `2021-03-0${day}`)
  return store
}

test('without a choice those who spoke last are shown, whoever was added first, and it is said of how many', async () => {
  await using store = await openStoreOfNine()
  const { actors, who, isActorChosen } = await readActors(store)
  expect(namesOf(actors)).toEqual([9, 8, 7, 6, 5, 4].map((day) => `Speaker ${day}`).reverse())
  // Seven speakers, the two of the first dossier, the Commission and the four units they speak for.
  expect([isActorChosen, who]).toEqual([
    false,
    { rule: 'those who spoke last', usual: 'those who spoke last', of: 14 },
  ])
})

test('a file without a choice is about everybody with evidence on the topics', async () => {
  await using store = await openStoreOfNine()
  const { actors, requestedIds, actorNote } = await readActors(store, '', 'file')
  expect([actors.length, requestedIds.length, actorNote]).toEqual([14, 14, null])
  expect(namesOf(actors)).toContain('European Commission')
})

test('of more actors than a page can be read with the first are shown, and a file holds all', async () => {
  await using store = await openSeededStore()
  const ids: string[] = []
  for (let index = 0; index < 41; index += 1) {
    const name = `Speaker ${index}`
    await store.actors.record([{ id: name, kind: 'person', name }], [], somebody)
    ids.push(name)
  }
  const query = ids.map((id) => `actor=${id.replace(' ', '+')}`).join('&')
  const page = await readActors(store, query)
  expect([page.actors.length, page.requestedIds.length, page.actorNote]).toEqual([
    40,
    41,
    'The first 40 of the 41 actors in this address are shown; the CSV file holds all of them.',
  ])
  expect((await readActors(store, query, 'file')).actors).toHaveLength(41)
})

test('those who are chosen are some of all who spoke, and of whoever is chosen that said nothing', async () => {
  await using store = await openStoreOfNine()
  await store.actors.record([{ id: 'silent', kind: 'person', name: 'Silent' }], [], somebody)
  const { who, actors } = await readActors(
    store,
    `actor=silent&actor=${await actorId(store)}`,
    'rows',
  )
  expect(namesOf(actors)).toEqual(['Silent', 'Ylva Johansson'])
  expect(who).toEqual({ rule: 'chosen by name', usual: 'all who spoke on it', of: 15 })
})

test('the beginning of a name is completed where it can be one alone, otherwise the names are listed', async () => {
  await using store = await openSeededStore()
  const added = async (words: string) => {
    const { actors, errors } = await readActors(store, `actor=${await actorId(store)}&add=${words}`)
    return errors.add ?? namesOf(actors)
  }
  expect(await added('European+Comm')).toEqual(['European Commission', 'Ylva Johansson'])
  expect(await added('cyber')).toBe(
    'Cybersecurity and Digital Privacy Policy and Digital Society, Trust and Cybersecurity bear “cyber” in their ' +
      'names. Write one of these names whole.',
  )
})

test('two who bear one name are told apart wherever they are shown', async () => {
  await using store = await openSeededStore()
  await store.actors.record(
    ['one', 'two'].map((id) => ({ id, kind: 'person' as const, name: 'O. Smith' })),
    [],
    somebody,
  )
  const { actors } = await readActors(store, 'actor=one&actor=two')
  expect(namesOf(actors)).toEqual(['O. Smith (no. 1)', 'O. Smith (no. 2)'])
})
