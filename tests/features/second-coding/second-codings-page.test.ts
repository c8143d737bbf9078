import { expect, test } from 'vitest'
import { requireDossier } from '#app/auth/visible-dossier.ts'
import { dossierSchema, toDossierFields } from '#app/domain/dossier-form.ts'
import { loadSecondCodingsPage } from '#app/features/second-coding/second-codings-page.ts'
import { dossierOf, theDossier } from '#tests/support/letters.ts'
import { requestContextOf } from '#tests/support/request-context.ts'
import { openFinishedLetter, sendGiving } from '#tests/support/second-coding.ts'
import { openTestStore } from '#tests/support/store.ts'

test('the page tells editors who codes what, and a second coder of their own letters alone', async () => {
  await using store = await openTestStore()
  const { ben, eve, letterId } = await openFinishedLetter(store)
  await sendGiving(store, eve, { deed: 'draw', coder: ben.id, share: '50' })
  const { slug } = await theDossier(store)
  const load = async (user: typeof ben) =>
    loadSecondCodingsPage(await requireDossier(requestContextOf(store, user), slug), { letterId })
  expect(await load(eve)).toMatchObject({
    ...{ mayGive: true, finished: 1, share: 50, letter: { id: letterId }, own: [] },
    rows: [{ name: 'Ben Maas', origin: 'drawn', done: null }],
    draws: [{ drawn: 1, poolSize: 1, share: 50 }],
  })
  expect(await load(ben)).toMatchObject({
    ...{ mayGive: false, letter: null, own: [{ letterId }], rows: [], coders: [] },
  })
})

test('the share that is offered is the dossier’s, and the last draw’s where it says none', async () => {
  await using store = await openTestStore()
  const { ben, eve } = await openFinishedLetter(store)
  const { slug } = await theDossier(store)
  const load = async () => {
    const reader = await requireDossier(requestContextOf(store, eve), slug)
    return (await loadSecondCodingsPage(reader, { letterId: null })).share
  }
  expect(await load()).toBe(10)
  await sendGiving(store, eve, { deed: 'draw', coder: ben.id, share: '50' })
  expect(await load()).toBe(50)
  const dossier = await theDossier(store)
  const form = toDossierFields(dossier)
  const save = async (secondShare: string) => {
    const parsed = dossierSchema.safeParse({ ...form, secondShare })
    if (!parsed.success) return false
    const doer = { userId: eve.id, via: 'screen' } as const
    return (await store.dossiers.save(await theDossier(store), parsed.data, doer)).changed
  }
  for (const wrong of ['0', '101', 'ten', '2.5']) expect(await save(wrong)).toBe(false)
  expect(await save('25')).toBe(true)
  expect(await load()).toBe(25)
  expect(toDossierFields(await theDossier(store)).secondShare).toBe('25')
  expect(await save('')).toBe(true)
  expect(await load()).toBe(50)
})

test('whoever gives sees the list of a draw, drawn again from its seed, and others do not', async () => {
  await using store = await openTestStore()
  const { ana, ben, eve, letterId } = await openFinishedLetter(store)
  await sendGiving(store, eve, { deed: 'draw', coder: ben.id, share: '100' })
  const { slug } = await theDossier(store)
  const [draw] = await store.secondCodings.draws(await dossierOf(store))
  const load = async (user: typeof ben, drawId: string) =>
    loadSecondCodingsPage(await requireDossier(requestContextOf(store, user), slug), {
      ...{ letterId: null, drawId },
    })
  expect((await load(eve, draw!.id)).drawnList).toMatchObject({
    ...{ pool: [letterId], unseen: 0, letters: [{ id: letterId, isGiven: true }] },
  })
  await store.rows('delete from second_codings')
  expect((await load(eve, draw!.id)).drawnList).toMatchObject({ letters: [{ isGiven: false }] })
  expect((await load(eve, 'none')).drawnList).toBeNull()
  expect((await load(ana, draw!.id)).drawnList).toBeNull()
})
