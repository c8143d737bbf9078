import { expect, test } from 'vitest'
import { findActorMarks } from '#app/features/actors/actor-marks.ts'
import { dossierOf, somebody } from '#tests/support/letters.ts'
import { openTestStore } from '#tests/support/store.ts'

const actor = (id: string) => ({ id, kind: 'person' as const, name: id })

test('an actor keeps its mark, whoever else is shown and whoever looks', async () => {
  await using store = await openTestStore()
  const dossier = await dossierOf(store)
  const actors = Array.from({ length: 20 }, (_, index) => actor(`actor ${index}`))
  await store.actors.record(actors, [], somebody)
  const marksOf = (...shown: number[]) =>
    findActorMarks(
      store.visibleTo('owner'),
      dossier,
      shown.map((index) => actors[index]!),
    )
  const first = await marksOf(3, 7)
  const later = await marksOf(7, 1, 2, 3, 4, 5, 6, 8)
  expect([later['actor 3'], later['actor 7']]).toEqual([first['actor 3'], first['actor 7']])
  expect(new Set(Object.values(later).map((mark) => mark % 8)).size).toBe(8)
  expect(await marksOf(7)).toEqual({ 'actor 7': first['actor 7'] })
})

test('two who look at once see the same marks', async () => {
  await using store = await openTestStore()
  const dossier = await dossierOf(store)
  const actors = ['a', 'b', 'c', 'd'].map(actor)
  await store.actors.record(actors, [], somebody)
  const visible = store.visibleTo('owner')
  await Promise.all([
    findActorMarks(visible, dossier, actors),
    findActorMarks(visible, dossier, [...actors].reverse()),
  ])
  const marks = await findActorMarks(visible, dossier, actors)
  expect(await findActorMarks(visible, dossier, [...actors].reverse())).toEqual(marks)
})
