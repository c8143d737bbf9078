import { expect, test } from 'vitest'
import { chooseDossier, listDossierChoices } from '#app/features/codebook/chosen-dossier.ts'
import { somebody, theDossier } from '#tests/support/letters.ts'
import { addUser, requestContextOf } from '#tests/support/request-context.ts'
import { openSeededStore, type TestStore } from '#tests/support/store.ts'

async function asCoder(store: TestStore, lastDossier: string | null = null) {
  const user = await addUser(store)
  return { ...requestContextOf(store, user), user, lastDossier }
}

const begin = (store: TestStore, name: string, audience: 'everyone' | 'team' = 'everyone') =>
  store.dossiers.record({ name, procedure: null, summary: null, audience }, somebody)

test('the only dossier is meant where none is named; of several the one looked at last, or it is asked', async () => {
  await using store = await openSeededStore()
  const first = await theDossier(store)
  const coder = await asCoder(store)
  expect(await chooseDossier(coder, null)).toMatchObject({ ok: true, dossier: { id: first.id } })
  const second = await begin(store, 'Second')
  expect(await chooseDossier(coder, null)).toEqual({
    ok: false,
    reason: `Say which dossier these letters are for: one of ${first.slug}, second.`,
  })
  expect(await chooseDossier({ ...coder, lastDossier: 'second' }, null)).toMatchObject({
    dossier: { id: second.id },
  })
  expect(await chooseDossier({ ...coder, lastDossier: 'second' }, first.slug)).toMatchObject({
    dossier: { id: first.id },
  })
})

test('a dossier that is closed, or for a team that one is not in or reads in alone, is not offered', async () => {
  await using store = await openSeededStore()
  const first = await theDossier(store)
  await store.dossiers.setClosed(first, true, somebody)
  const coder = await asCoder(store)
  await begin(store, 'Hidden', 'team')
  const { id } = await begin(store, 'Read', 'team')
  const [read] = (await store.dossiers.all()).filter((one) => one.id === id)
  await store.dossiers.saveTeam(read!, [{ userId: coder.user.id, role: 'viewer' }], somebody)
  expect(await listDossierChoices(coder)).toEqual({ choices: [], chosen: null })
  expect(await chooseDossier(coder, 'hidden')).toMatchObject({
    ok: false,
    reason: expect.stringContaining('no open dossier'),
  })
  const again = (await store.dossiers.bySlug('read'))!
  await store.dossiers.saveTeam(again, [{ userId: coder.user.id, role: 'coder' }], somebody)
  expect(await listDossierChoices(coder)).toEqual({ choices: [['read', 'Read']], chosen: 'read' })
})
