import { expect, test } from 'vitest'
import { buildCodingView } from '#app/features/coding/coding-view.ts'
import { openForCoding } from '#tests/support/coding.ts'
import { aPassage, dossierOf } from '#tests/support/letters.ts'
import { openTestStore } from '#tests/support/store.ts'

test('a letter says how far each coder is, and what somebody pressed themselves', async () => {
  await using store = await openTestStore()
  const { context, letterId } = await openForCoding(store, { positions: [aPassage()] })
  const dossierId = await dossierOf(store)
  const bo = (await store.users.record(
    { email: 'bo@example.org', name: 'Bo', role: 'coder', passwordHash: null },
    context.performedBy,
  ))!
  const done = { letterId, dossierIds: [dossierId], userId: bo.id, textVersion: 1 }
  await store.codings.end('nothing', done, { userId: bo.id, via: 'screen' })
  const view = (userId: string) =>
    buildCodingView(store.visibleTo('owner'), {
      ...{ letterId, userId, codableIds: [dossierId] },
      dossiers: [{ id: dossierId, name: 'The dossier' }],
    })
  const { dossiers, own } = await view(context.user.id)
  expect(dossiers).toMatchObject([{ name: 'The dossier', state: 'begun' }])
  expect(dossiers[0]!.coders.map(({ name, state }) => [name, state]).sort()).toEqual(
    [
      [context.user.name, 'begun'],
      ['Bo', 'nothing'],
    ].sort(),
  )
  expect([own, (await view(bo.id)).own]).toEqual([
    { end: null, since: [] },
    { end: 'nothing', since: [] },
  ])
})
