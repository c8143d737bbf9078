import { expect, test } from 'vitest'
import { readSelection, toSelectionQuery } from '#app/features/analysis/selection.ts'
import {
  actorId,
  aParty,
  aPassage,
  keep,
  somebody,
  theDossier,
  topicId,
} from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openSeededStore, type TestStore } from '#tests/support/store.ts'

async function select(store: TestStore, query: string, visible = store.visibleTo('owner')) {
  const { selection } = await readSelection(
    visible,
    await theDossier(store),
    new URLSearchParams(query),
  )
  return selection
}

const namesOf = (rows: readonly { name: string }[]) => rows.map(({ name }) => name)

test('an address that asks for nothing shows every topic, who spoke last and the months around it', async () => {
  await using store = await openSeededStore()
  const { topics, actors, period, asOf, isToday, errors } = await select(store, '')
  expect(namesOf(topics)).toEqual(['Encryption', 'Voluntary detection', 'Interim Regulation'])
  expect(namesOf(actors)).toEqual(['Jakub Boratyński', 'Ylva Johansson'])
  expect([period, asOf, isToday]).toEqual([
    { from: '2020-07-01', to: '2020-12-21' },
    '2020-12-21',
    false,
  ])
  expect(errors).toEqual({})
})

test('what an address asks for is read, an actor by an alias too, and written again as it is', async () => {
  await using store = await openSeededStore()
  const [topic, actor] = [await topicId(store, 'Voluntary detection'), await actorId(store)]
  const query = `topic=${topic}&actor=${actor}&add=commission&from=2020-09&to=2020-11&asOf=2020-10`
  const selection = await select(store, query)
  expect(namesOf(selection.topics)).toEqual(['Voluntary detection'])
  expect(namesOf(selection.actors)).toEqual(['European Commission', 'Ylva Johansson'])
  expect([selection.period, selection.asOf]).toEqual([
    { from: '2020-09-01', to: '2020-11-30' },
    '2020-10-31',
  ])
  const written = toSelectionQuery(selection)
  expect(toSelectionQuery(await select(store, written))).toBe(written)
})

test('what cannot be read is said at its field, and the page shows the rest', async () => {
  await using store = await openSeededStore()
  const actor = await actorId(store)
  const query = `actor=${actor}&actor=nobody&add=Nobody+Known&asOf=soon&from=2021&to=2020`
  const { errors, actors, period, asOf } = await select(store, query)
  expect(errors).toEqual({
    actor:
      'One of the actors in this address does not exist (any more); the others are shown. Choose again under “change”.',
    add: 'Nobody is called “Nobody Known”. Write a name or alias that the Actors page lists.',
    asOf: expect.stringContaining('soon'),
    to: 'The period ends before it begins. Put the earlier day first.',
  })
  expect([namesOf(actors), asOf]).toEqual([['Ylva Johansson'], '2020-12-21'])
  expect(period).toEqual({ from: '2020-07-01', to: '2020-12-21' })
})

test('a topic and an actor that were merged are the ones that remain', async () => {
  await using store = await openSeededStore()
  const [encryption, voluntary] = [
    await topicId(store),
    await topicId(store, 'Voluntary detection'),
  ]
  const [boratynski, johansson] = [await actorId(store, 'Jakub Boratyński'), await actorId(store)]
  await store.merges.record('topic', encryption, voluntary, somebody)
  await store.merges.record('actor', boratynski, johansson, somebody)
  const { topics, actors, errors } = await select(
    store,
    `topic=${encryption}&actor=${boratynski}&actor=${johansson}`,
  )
  expect([namesOf(topics), namesOf(actors), errors]).toEqual([
    ['Voluntary detection'],
    ['Ylva Johansson'],
    {},
  ])
})

test('whom a letter for named people alone names is not among the actors of others', async () => {
  await using store = await openSeededStore()
  const [ana, ben] = [await addUser(store), await addUser(store, 'editor', 'Ben Okafor')]
  await keep(store, {
    form: { parties: [aParty({ name: 'Zoe Hidden' })] },
    positions: [aPassage()],
    audience: { visibility: 'named', readerIds: [ana.id] },
  })
  const shownTo = async (user: typeof ana) =>
    namesOf((await select(store, '', store.visibleTo(user))).actors)
  expect(await shownTo(ana)).toContain('Zoe Hidden')
  expect(await shownTo(ben)).not.toContain('Zoe Hidden')
  const asked = await select(store, 'add=Zoe+Hidden', store.visibleTo(ben))
  expect(asked.errors.add).toMatch(/^Nobody is called “Zoe Hidden”\./)
})
