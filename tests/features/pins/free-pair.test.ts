import { expect, test } from 'vitest'
import { applyDossierForm } from '#app/features/codebook/dossier-actions.ts'
import { somebody, theDossier } from '#tests/support/letters.ts'
import { addUser, requestContextOf } from '#tests/support/request-context.ts'
import { openSeededStore } from '#tests/support/store.ts'

test('an editor frees a pair and is told whose it is next', async () => {
  await using store = await openSeededStore()
  const user = await addUser(store, 'editor', 'Mia Berg')
  const context = { ...requestContextOf(store, user), user }
  const dossier = await theDossier(store)
  const names = 'Ann Bea Cleo Dora Eva Finn Gil Hal Ida'.split(' ')
  await store.actors.record(
    names.map((name) => ({ id: name, kind: 'person' as const, name })),
    [],
    somebody,
  )
  const vic = store.visibleTo(await addUser(store, 'viewer', 'Vic Lenz'))
  for (const name of names.slice(0, 6)) await vic.pins.pin(dossier.id, name)
  const free = (actor: string) =>
    applyDossierForm({ ...context, dossier, fields: { deed: 'free pair', actor } })
  expect(await free('Ida')).toMatchObject({ ok: false, cause: 'changed meanwhile' })
  await vic.pins.unpin(dossier.id, 'Bea')
  expect(await free('Bea')).toEqual({
    ok: true,
    message: 'Colour and shape of Bea are free for whoever is pinned next.',
  })
  for (const name of ['Gil', 'Hal', 'Ida']) await context.visible.pins.pin(dossier.id, name)
  expect(await free('Ann')).toMatchObject({
    message:
      'Colour and shape of Ann are free for whoever is pinned next. ' +
      'Ann is still pinned and is grey, star from now on.',
  })
  await context.visible.pins.pin(dossier.id, 'Bea')
  await context.visible.pins.pin(dossier.id, 'Dora')
  await vic.pins.pin(dossier.id, 'Gil')
  expect(await free('Cleo')).toMatchObject({
    message:
      'Ann, which waited longest, has colour and shape of Cleo now. ' +
      'Cleo is still pinned and is grey, star from now on.',
  })
})
