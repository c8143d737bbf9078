import { expect, test } from 'vitest'
import type { Level } from '#app/domain/level.ts'
import { loadNear } from '#app/features/nearness/near-page.ts'
import { aParty, aPassage, actorId, keep, theDossier } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

type Said = Partial<Record<'Encryption' | 'Voluntary detection', Level>>

/** A letter of one person with a level on each of the topics. */
function say(
  store: TestStore,
  name: string,
  said: Said,
  { dated = '2020-10-29', readerIds }: { dated?: string; readerIds?: string[] } = {},
) {
  const quotes = ['We support it without reservation.', 'We oppose any delay of it.']
  return keep(store, {
    form: { title: `Letter of ${name}`, dated, parties: [aParty({ name })] },
    positions: Object.entries(said).map(([topic, level], place) =>
      aPassage({ topic, level, quote: quotes[place] }),
    ),
    ...(readerIds && { audience: { visibility: 'named', readerIds } }),
  })
}

async function open(store: TestStore, query: string, reader = 'owner' as never) {
  return loadNear(
    store.visibleTo(reader),
    await theDossier(store),
    new URLSearchParams(`asOf=2021-06-01&${query}`),
    { near: 1, far: 1, few: 1, voice: 1 },
  )
}

async function openWorld() {
  const store = await openTestStore()
  await say(store, 'Ann', { Encryption: 2, 'Voluntary detection': -1 })
  await say(store, 'Bob', { Encryption: 1, 'Voluntary detection': -1 })
  await say(store, 'Cleo', { Encryption: -2, 'Voluntary detection': 0 })
  await say(store, 'Dora', { Encryption: 2 })
  return store
}

test('the actors of a selection are in order, each with how near it stands and on what', async () => {
  await using store = await openWorld()
  const { ranked, errors } = await open(store, 'of=ann')
  expect(errors).toEqual({})
  expect(ranked!.sentence).toBe('Ann stands nearest to Bob and farthest from Cleo')
  // Bob: 1 - 1/4 and 1, so 0.875. Cleo: 1 - 4/4 and 1 - 1/4, so 0.375.
  expect(ranked!.nearest.rows).toMatchObject([
    {
      actor: { name: 'Bob' },
      ...{ alignment: '0.88', apart: '0.5 levels apart on average', sides: 'same side on 2' },
      different: { named: [] },
    },
    {
      actor: { name: 'Cleo' },
      ...{ alignment: '0.38', apart: '2.5 levels apart on average', topics: 2 },
      agreed: { named: [] },
      different: {
        named: [
          { name: 'Encryption', own: 'strongly supports (+2)', other: 'strongly opposes (−2)' },
          { name: 'Voluntary detection', own: 'opposes (−1)', other: 'mixed (0)' },
        ],
      },
    },
  ])
  expect(ranked!.farthest).toBeNull()
  expect(ranked!.tooFew.rows).toEqual([
    { actor: { id: await actorId(store, 'Dora'), name: 'Dora' }, topics: 1 },
  ])
})

test('with one topic in common enough, whoever has one stands in order too', async () => {
  await using store = await openWorld()
  const { ranked } = await open(store, 'of=Ann&least=1')
  expect(ranked!.nearest.rows.map(({ actor }) => actor.name)).toEqual(['Dora', 'Bob', 'Cleo'])
  expect(ranked!.tooFew.total).toBe(0)
})

test('who is looked at need not be of the selection', async () => {
  await using store = await openWorld()
  const ids = await Promise.all(['Bob', 'Dora'].map((name) => actorId(store, name)))
  const { ranked } = await open(store, `of=Ann&least=1&actor=${ids.join('&actor=')}`)
  expect(ranked!.nearest.rows.map(({ actor }) => actor.name)).toEqual(['Dora', 'Bob'])
})

test('a hidden letter changes nothing for whoever may not see it', async () => {
  await using store = await openWorld()
  const [ana, otto] = [await addUser(store, 'viewer'), await addUser(store, 'viewer', 'Otto Berg')]
  const before = await open(store, 'of=Ann', otto as never)
  await say(
    store,
    'Bob',
    { Encryption: -2, 'Voluntary detection': 2 },
    { dated: '2021-03-01', readerIds: [ana.id] },
  )
  expect(await open(store, 'of=Ann', otto as never)).toEqual(before)
  const { ranked } = await open(store, 'of=Ann', ana as never)
  expect(ranked!.sentence).toBe('Ann stands nearest to Cleo and farthest from Bob')
})

test('an actor who never spoke is compared with nobody, and all others are counted', async () => {
  await using store = await openWorld()
  const people = [{ id: 'silent', kind: 'person' as const, name: 'Sil Ent' }]
  await store.actors.record(people, [], { userId: null, via: 'screen' })
  const { ranked } = await open(store, 'of=silent')
  expect(ranked).toMatchObject({
    ...{ sentence: 'Nobody here can be compared with Sil Ent', answered: 0 },
    ...{ nearest: { total: 0 }, tooFew: { total: 4 } },
  })
})

test('an unknown actor and a number of topics that is none are named in a sentence', async () => {
  await using store = await openWorld()
  expect(await open(store, 'of=nobody-1&least=none')).toMatchObject({
    ranked: null,
    errors: {
      of: 'Nobody is called “nobody-1”. Write a name or alias that the Actors page lists.',
      least: '“none” is no number of topics. Write 1, 2 or more.',
    },
  })
})

test('with a second actor the two are side by side, and the same one twice is refused', async () => {
  await using store = await openWorld()
  const { ranked, pair } = await open(store, 'of=Ann&with=bob')
  expect([ranked, pair!.sentence]).toEqual([null, 'Ann and Bob: 0.5 levels apart on average'])
  const same = await open(store, 'of=Ann&with=ann')
  expect([same.pair, same.errors, same.ranked!.subject.name]).toEqual([
    null,
    { with: 'That is the same actor. Write the name of another one.' },
    'Ann',
  ])
})
