import { expect, test } from 'vitest'
import { unpackStrip } from '#app/domain/strips/packed-strip.ts'
import { buildPageStrips } from '#app/features/analysis/page-strips.ts'
import { readSelection } from '#app/features/analysis/selection.ts'
import { theDossier } from '#tests/support/letters.ts'
import { openSeededStore } from '#tests/support/store.ts'

test('a page has strips of all its actors on all its topics, and none without a topic', async () => {
  await using store = await openSeededStore()
  const visible = store.visibleTo('owner')
  const { selection, evidenceOf } = await readSelection(
    visible,
    await theDossier(store),
    new URLSearchParams('asOf=2020-12-31'),
  )
  const strips = (await buildPageStrips(visible, evidenceOf, selection))!
  const levels = strips.groups
    .flatMap(({ rows }) => rows)
    .map(({ actor, cells }) => [
      actor.name,
      ...cells.map(({ strip }) => unpackStrip(strip).statements.map(({ level }) => level)),
    ])
  // The expected coding of both letters, on encryption, voluntary detection and the interim Regulation.
  expect(levels).toContainEqual(['Ylva Johansson', [-1], [2], [2]])
  expect(levels).toContainEqual(['Jakub Boratyński', [0], [1], [2]])
  expect(strips.asOf).toBe('2020-12-31')
  expect(await buildPageStrips(visible, evidenceOf, { ...selection, topics: [] })).toBeNull()
})

test('more actors than a page of stances begins with all have a row', async () => {
  await using store = await openSeededStore()
  const visible = store.visibleTo('owner')
  const { selection, evidenceOf } = await readSelection(
    visible,
    await theDossier(store),
    new URLSearchParams(),
  )
  const actors = Array.from({ length: 70 }, (_, index) => ({
    ...selection.actors[0]!,
    id: `actor-${index}`,
  }))
  const strips = (await buildPageStrips(visible, evidenceOf, { ...selection, actors }))!
  expect(strips.groups.flatMap(({ rows }) => rows)).toHaveLength(70)
})
