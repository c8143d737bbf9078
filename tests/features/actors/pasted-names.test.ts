import { expect, test } from 'vitest'
import { describeSurplusNames, findPastedNames } from '#app/features/actors/pasted-names.ts'
import { actorId, somebody } from '#tests/support/letters.ts'
import { openSeededStore } from '#tests/support/store.ts'

test('of a pasted list it is told which names are known, which are not, and which are two actors', async () => {
  await using store = await openSeededStore()
  await store.actors.record(
    ['one', 'two'].map((id) => ({ id, kind: 'person' as const, name: 'Ολγα Παππά' })),
    [],
    somebody,
  )
  const written = `  ylva JOHANSSON \r\n\nΟλγα Παππά\nNobody\n${await actorId(store)}\nNobody`
  const found = await findPastedNames(store.visibleTo('owner'), written)
  expect(found.known.map(({ written: name, actor }) => [name, actor.name])).toEqual([
    ['ylva JOHANSSON', 'Ylva Johansson'],
    [await actorId(store), 'Ylva Johansson'],
  ])
  expect(found.shared.map(({ written: name, actors }) => [name, actors.length])).toEqual([
    ['Ολγα Παππά', 2],
  ])
  expect([found.unknown, found.names]).toEqual([['Nobody'], 4])
})

test('of more than two hundred names the first are looked up, and it is said', async () => {
  await using store = await openSeededStore()
  const names = Array.from({ length: 201 }, (_, index) => `Nobody ${index}`)
  const found = await findPastedNames(store.visibleTo('owner'), names.join('\n'))
  expect([found.unknown.length, found.names]).toEqual([200, 201])
  expect(describeSurplusNames(201)).toBe(
    '201 names were pasted, and 200 are looked up at once: paste the others afterwards.',
  )
  expect(describeSurplusNames(200)).toBe(false)
})
