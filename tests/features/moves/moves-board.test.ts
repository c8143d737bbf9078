import { expect, test } from 'vitest'
import { loadMovesBoard, type MovesBoard } from '#app/features/moves/moves-board.ts'
import { ballotDays, keepBallots, makeMembers } from '#tests/support/ballots.ts'
import { theDossier } from '#tests/support/letters.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

const members = makeMembers(120)
const asOf = '2024-12-31'

async function boardOf(store: TestStore, query: string, findings = 1): Promise<MovesBoard> {
  const address = new URLSearchParams(`since=2020-12-31&asOf=${asOf}&${query}`)
  return loadMovesBoard(store.visibleTo('owner'), await theDossier(store), address, {
    ...{ moved: 1, stayed: 1, unknown: 1, findings },
  })
}

async function everyCard(store: TestStore, query: string) {
  const first = await boardOf(store, query)
  const cards = [...first.findings.rows]
  for (let page = 2; page <= first.findings.pages; page += 1)
    cards.push(...(await boardOf(store, query, page)).findings.rows)
  expect(cards).toHaveLength(first.findings.total)
  return cards
}

test('of 120 members and seven ballots the board names every turn that was planted, on its day, and no other', async () => {
  await using store = await openTestStore()
  await keepBallots(store, members)
  const planted = members.flatMap(({ name, plantedTurns }) =>
    plantedTurns.map(({ day, established }) => `${name} ${day} ${established}`),
  )
  expect(planted.length).toBeGreaterThan(20)
  const cards = await everyCard(store, 'kind=turn')
  const found = cards.map(
    ({ actor, day, qualifiers }) => `${actor.name} ${day} ${qualifiers.includes('established')}`,
  )
  expect(found.sort()).toEqual(planted.sort())
  const contradicting = await everyCard(store, 'kind=contradiction')
  expect(contradicting.map(({ actor, day }) => `${actor.name} ${day}`).sort()).toEqual(
    members
      .filter(({ pattern }) => pattern === 'voted both ways')
      .map(({ name }) => `${name} ${ballotDays[3]}`),
  )
  const [one] = contradicting
  expect([one!.before.position.level, one!.after.position.level].sort()).toEqual([-2, 2])
})
