import { expect, test } from 'vitest'
import { findActorMarks } from '#app/features/actors/actor-marks.ts'
import { dossierOf, somebody } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openTestStore } from '#tests/support/store.ts'

test('whoever anybody pinned has the pair of the dossier in everybody’s charts, whoever else is shown', async () => {
  await using store = await openTestStore()
  const dossier = await dossierOf(store)
  const actors = ['Ann', 'Bea', 'Cleo'].map((name) => ({ id: name, kind: 'person' as const, name }))
  await store.actors.record(actors, [], somebody)
  const [vic, mia] = [await addUser(store, 'viewer', 'Vic'), await addUser(store, 'viewer', 'Mia')]
  const marksFor = (user: typeof vic, ...ids: string[]) =>
    findActorMarks(
      store.visibleTo(user),
      dossier,
      ids.map((id) => ({ id })),
    )
  expect(await marksFor(vic, 'Ann', 'Bea')).toEqual({ Ann: 8, Bea: 9 })
  await store.visibleTo(vic).pins.pin(dossier, 'Bea')
  expect(await marksFor(vic, 'Ann', 'Bea', 'Cleo')).toEqual({ Ann: 8, Bea: 0, Cleo: 9 })
  expect(await marksFor(mia, 'Cleo', 'Bea')).toEqual({ Cleo: 8, Bea: 0 })
})
