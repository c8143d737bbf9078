import { expect, test } from 'vitest'
import type { Level } from '#app/domain/level.ts'
import { loadFindingsTable, loadMovesTable } from '#app/features/view-files/moves-tables.ts'
import { aParty, aPassage, keep, theDossier } from '#tests/support/letters.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'
import { tableRows } from '#tests/support/view-tables.ts'

function say(store: TestStore, name: string, dated: string, level: Level) {
  const quote = `On ${dated} this is what ${name} says of it.`
  return keep(store, {
    form: { title: `Letter of ${dated}`, dated, parties: [aParty({ name })] },
    text: `Dear Sir,\n\n${quote}\n\nYours faithfully,\n\n${name}`,
    positions: [aPassage({ level, quote })],
  })
}

/** Ann turns once, 61 days apart; Bob stays; of Cleo there is nothing before the first day. */
async function openThreeActors() {
  const store = await openTestStore()
  await say(store, 'Ann', '2021-03-01', -2)
  await say(store, 'Ann', '2021-05-01', 1)
  await say(store, 'Bob', '2020-12-01', 1)
  await say(store, 'Bob', '2021-05-02', 1)
  await say(store, 'Cleo', '2021-05-03', 1)
  return store
}

const query = new URLSearchParams('since=2021-04-01&asOf=2021-06-01')

test('who moved, who stayed and who cannot be compared are rows, with both days', async () => {
  await using store = await openThreeActors()
  const visible = store.visibleTo('owner')
  const rows = await tableRows(await loadMovesTable(visible, await theDossier(store), query))
  expect(rows).toMatchObject([
    {
      Actor: 'Ann',
      Topic: 'Encryption',
      'Between the two days': 'moved',
      'First day': '2021-04-01',
      'On the first day, -2 to 2': -2,
      'On the as-of day, -2 to 2': 1,
      'Difference, levels': 3,
      'How sure': 'once so far',
      'Told by': 'Turn on 1 May 2021',
    },
    { Actor: 'Bob', 'Between the two days': 'stayed', 'Difference, levels': null },
    {
      Actor: 'Cleo',
      'Between the two days': 'cannot be compared',
      'Why it cannot be compared': 'no word on 1 Apr 2021',
    },
  ])
})

test('a file says which findings it was narrowed to, and since when', async () => {
  await using store = await openThreeActors()
  const wordFor = async (more: string) =>
    (
      await loadFindingsTable(
        store.visibleTo('owner'),
        await theDossier(store),
        new URLSearchParams(`${query}&${more}`),
      )
    ).word
  expect(await wordFor('kind=turn&state=to+judge')).toBe(
    'Moves and contradictions after 1 Apr 2021, quote against quote, only turn, only to judge',
  )
  expect(await wordFor('')).toBe(
    'Moves and contradictions after 1 Apr 2021, quote against quote, no change of tone',
  )
  expect(await wordFor('tone=shown')).toBe(
    'Moves and contradictions after 1 Apr 2021, quote against quote',
  )
})

test('a contradiction and a turn are rows with their two quotes', async () => {
  await using store = await openThreeActors()
  const visible = store.visibleTo('owner')
  const rows = await tableRows(await loadFindingsTable(visible, await theDossier(store), query))
  expect(rows.map(({ Kind }) => Kind)).toEqual(['contradiction', 'turn'])
  expect(rows[0]).toMatchObject({
    'Earlier: quote': 'On 2021-03-01 this is what Ann says of it.',
    'Earlier: letter': 'Letter of 2021-03-01',
    'Earlier: level, -2 to 2': -2,
    'Later: quote': 'On 2021-05-01 this is what Ann says of it.',
    'Later: said by': 'Ann',
    // March has 31 days and April 30.
    'Time between': '61 days',
    Judged: null,
  })
})
