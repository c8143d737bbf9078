import { expect, test } from 'vitest'
import type { Level } from '#app/domain/level.ts'
import { compareTwoActors } from '#app/features/nearness/actor-pair.ts'
import { aParty, aPassage, actorId, dossierOf, keep } from '#tests/support/letters.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

const say = (
  store: TestStore,
  name: string,
  dated: string,
  said: { topic?: string; level: Level | null; quote?: string }[],
) =>
  keep(store, {
    form: { title: `Letter of ${name}`, dated, parties: [aParty({ name })] },
    positions: said.map((each) =>
      aPassage({ ...each, absence: each.level === null ? 'evaded' : null }),
    ),
  })

async function compare(store: TestStore, day: string) {
  const [ann, bob] = [await actorId(store, 'Ann'), await actorId(store, 'Bob')]
  return compareTwoActors(store.visibleTo('owner'), {
    topics: await store.topics.ofDossier(await dossierOf(store)),
    days: { asOf: day, today: day },
    subject: { id: ann, name: 'Ann' },
    other: { id: bob, name: 'Bob' },
  })
}

test('on each topic both have a word and the newest quote that it rests on', async () => {
  await using store = await openTestStore()
  await say(store, 'Ann', '2019-03-01', [{ level: -2 }])
  await say(store, 'Ann', '2020-10-29', [{ level: 2, quote: 'We oppose any delay of it.' }])
  await say(store, 'Bob', '2020-11-05', [{ level: -1 }])
  const pair = await compare(store, '2021-06-01')
  // 3 levels apart: 1 - 3/4.
  expect(pair).toMatchObject({
    ...{ sentence: 'Ann and Bob: 3 levels apart', alignment: '0.25', isOneVoice: false },
    counts: 'one topic in common: opposite sides on 1',
    common: [
      {
        ...{ topic: { name: 'Encryption' }, relation: 'opposite sides', apart: '3 levels apart' },
        own: {
          label: 'Strongly supports',
          quote: {
            who: 'Ann',
            position: {
              quote: { exact: 'We oppose any delay of it.' },
              ...{ paragraph: 1, letter: { dated: { edtf: '2020-10-29' } } },
            },
          },
        },
        other: { label: 'Opposes', quote: { who: 'Bob' } },
      },
    ],
    unshared: [
      {
        ...{ topic: { name: 'Voluntary detection' }, who: 'neither' },
        ...{ own: 'no letter', other: 'no letter' },
      },
    ],
  })
})

test('a topic on which one of them is stale or only silent is listed with what there is instead', async () => {
  await using store = await openTestStore()
  await say(store, 'Ann', '2018-03-01', [{ level: 1 }])
  await say(store, 'Ann', '2021-03-01', [{ topic: 'Voluntary detection', level: 1 }])
  await say(store, 'Bob', '2021-03-01', [
    { level: 2 },
    { topic: 'Voluntary detection', level: null, quote: 'We oppose any delay of it.' },
  ])
  const pair = await compare(store, '2021-06-01')
  expect(pair).toMatchObject({
    ...{ sentence: 'Ann and Bob cannot be compared on any topic', alignment: null, common: [] },
    unshared: [
      {
        ...{ topic: { name: 'Encryption' }, who: 'other' },
        ...{ own: 'supports (+1) on 1 Mar 2018, stale', other: 'strongly supports (+2)' },
      },
      {
        ...{ topic: { name: 'Voluntary detection' }, who: 'own' },
        ...{ own: 'supports (+1)', other: 'only silence (1 evaded)' },
      },
    ],
  })
})
