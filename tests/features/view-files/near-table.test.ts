import { expect, test } from 'vitest'
import type { Level } from '#app/domain/level.ts'
import { loadNearTable } from '#app/features/view-files/near-table.ts'
import { aParty, aPassage, keep, theDossier } from '#tests/support/letters.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'
import { tableRows } from '#tests/support/view-tables.ts'

type Said = Partial<Record<'Encryption' | 'Voluntary detection', Level>>

async function openWorld() {
  const store = await openTestStore()
  const all: Record<string, Said> = {
    Ann: { Encryption: 2, 'Voluntary detection': -1 },
    Bob: { Encryption: 1, 'Voluntary detection': -1 },
    Cleo: { Encryption: -2, 'Voluntary detection': 0 },
    Dora: { Encryption: 2 },
  }
  const quotes = ['We support it without reservation.', 'We oppose any delay of it.']
  for (const [name, said] of Object.entries(all))
    await keep(store, {
      form: { title: `Letter of ${name}`, parties: [aParty({ name })] },
      positions: Object.entries(said).map(([topic, level], place) =>
        aPassage({ topic, level, quote: quotes[place] }),
      ),
    })
  return store
}

const load = async (store: TestStore, query: string) =>
  loadNearTable(
    store.visibleTo('owner'),
    await theDossier(store),
    new URLSearchParams(`asOf=2021-06-01&${query}`),
  )

test('everybody is a row in order, with the distance and the topics, and apart from it who shares too few', async () => {
  await using store = await openWorld()
  // Bob: 1 and 0 levels apart, on average 0.5. Cleo: 4 and 1, on average 2.5. An alignment is 1 less a quarter of that.
  expect(await tableRows(await load(store, 'of=ann'))).toMatchObject([
    {
      'Place, the nearest first': 1,
      Actor: 'Bob',
      'Alignment, 0 opposite ends to 1': 0.875,
      'Apart on average, levels': 0.5,
      'Topics in common': 2,
      'Same side, topics': 2,
    },
    {
      'Place, the nearest first': 2,
      Actor: 'Cleo',
      'Alignment, 0 opposite ends to 1': 0.375,
      'Opposite sides, topics': 1,
      'One is mixed, topics': 1,
      'Differ on':
        'Encryption: strongly supports (+2), the other strongly opposes (−2); ' +
        'Voluntary detection: opposes (−1), the other mixed (0)',
    },
    {
      'Place, the nearest first': null,
      Actor: 'Dora',
      'Why in no order': 'too few topics in common',
    },
  ])
})

test('two actors are compared topic by topic, each with its quote', async () => {
  await using store = await openWorld()
  const rows = await tableRows(await load(store, 'of=ann&with=dora'))
  expect(rows).toMatchObject([
    {
      Topic: 'Encryption',
      Side: 'same side',
      Apart: 'not apart',
      'Ann: now, -2 to 2': 2,
      'Dora: quote': 'We support it without reservation.',
      'Dora: letter': 'Letter of Dora',
    },
    {
      Topic: 'Voluntary detection',
      Side: 'cannot be compared',
      'Ann: stands': 'opposes (−1)',
      'Dora: stands': 'no letter',
    },
  ])
})

test('nobody named, there is a sentence instead of a table', async () => {
  await using store = await openWorld()
  expect((await load(store, '')).errors).toEqual({
    of: 'Write whose name it is: “of=” with the name or the id of an actor.',
  })
})
