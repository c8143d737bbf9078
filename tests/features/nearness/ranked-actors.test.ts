import { expect, test } from 'vitest'
import type { Actor } from '#app/domain/actors.ts'
import { indexEvidence } from '#app/domain/attributed-positions.ts'
import type { Level } from '#app/domain/level.ts'
import { readSelection } from '#app/features/analysis/selection.ts'
import { rankActors } from '#app/features/nearness/ranked-actors.ts'
import { theDossier } from '#tests/support/letters.ts'
import { saidOf } from '#tests/support/said.ts'
import { openSeededStore, type TestStore } from '#tests/support/store.ts'

const asOf = '2021-06-01'
const topicIds = ['encryption', 'detection']

/** Member 0 to `count`, of whom each says the same on both topics: −2, −1, 0, 1, 2, −2 … by their numbers. */
async function rankMembers(store: TestStore, count: number, pages: { near: number; far: number }) {
  const visible = store.visibleTo('owner')
  const { selection } = await readSelection(
    visible,
    await theDossier(store),
    new URLSearchParams(`asOf=${asOf}`),
    { purpose: 'rows' },
  )
  const actors = Array.from({ length: count + 1 }, (_, number): Actor => {
    const id = String(number).padStart(3, '0')
    return { id, kind: 'person', name: `Member ${number}`, aliases: [] }
  })
  const rows = actors.flatMap(({ id }, number) =>
    topicIds.flatMap((topicId) => saidOf(id, { topicId, level: ((number % 5) - 2) as Level })),
  )
  const evidenceOf = indexEvidence(rows)
  return rankActors({
    selection: {
      ...selection,
      actors,
      topics: topicIds.map((id) => ({ ...selection.topics[0]!, id, name: id })),
    },
    evidenceOf,
    ownEvidence: evidenceOf,
    subject: actors[0]!,
    leastAsked: null,
    pages: { ...pages, few: 1, voice: 1 },
  })
}

const namesOf = ({ rows }: { rows: { actor: { name: string } }[] }) =>
  rows.map(({ actor }) => actor.name)

test('of many a page of each end is shown, ties in the order of the selection', async () => {
  await using store = await openSeededStore()
  const first = await rankMembers(store, 60, { near: 1, far: 1 })
  // Twelve say what the first one says, twelve stand a level off, and twelve at the other end.
  const every5th = (start: number) =>
    Array.from({ length: 12 }, (_, n) => `Member ${start + n * 5}`)
  expect(namesOf(first.nearest)).toEqual([...every5th(5), ...every5th(1).slice(0, 8)])
  expect(namesOf(first.farthest!)).toEqual([...every5th(4), ...every5th(3).slice(0, 8)])
  expect(first.nearest).toMatchObject({ total: 60, pages: 3, first: 1 })
  const second = await rankMembers(store, 60, { near: 2, far: 9 })
  expect(namesOf(second.nearest)).toEqual([
    ...every5th(1).slice(8),
    ...every5th(2),
    ...every5th(3).slice(0, 4),
  ])
  expect(second.farthest).toMatchObject({ page: 3, first: 41 })
})

test('of as many as one page holds there is one list', async () => {
  await using store = await openSeededStore()
  const ranked = await rankMembers(store, 20, { near: 1, far: 1 })
  expect([ranked.nearest.rows.length, ranked.farthest]).toEqual([20, null])
})
