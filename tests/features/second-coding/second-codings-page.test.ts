import { expect, test } from 'vitest'
import { requireDossier } from '#app/auth/visible-dossier.ts'
import { loadSecondCodingsPage } from '#app/features/second-coding/second-codings-page.ts'
import { theDossier } from '#tests/support/letters.ts'
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
