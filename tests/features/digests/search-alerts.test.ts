import { expect, onTestFinished, test, vi } from 'vitest'
import { applyAlertForm, loadAlertPage } from '#app/features/digests/search-alerts.ts'
import { keep } from '#tests/support/letters.ts'
import { refusalOf } from '#tests/support/refusals.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openTestStore } from '#tests/support/store.ts'

const now = () => new Date().toISOString()

function setUpMail(): void {
  vi.stubEnv('SMTP_URL', 'smtp://127.0.0.1:2525')
  vi.stubEnv('SMTP_FROM', 'stance@example.org')
  vi.stubEnv('PUBLIC_URL', 'https://here.test')
  onTestFinished(() => void vi.unstubAllEnvs())
}

async function withAna() {
  const store = await openTestStore()
  await keep(store, { form: { title: 'Of today' } })
  const user = await addUser(store, 'viewer')
  const owner = { admin: store, masked: store.visibleTo(user), user }
  await store.savedSearches.save(user.id, { name: 'Delays', query: 'q=delay' })
  const [search] = await store.savedSearches.ofUser(user.id)
  return {
    ...{ store, owner, id: search!.id },
    [Symbol.asyncDispose]: () => store[Symbol.asyncDispose](),
  }
}

test('what would have come is shown before one asks, and the alert beside it', async () => {
  setUpMail()
  await using world = await withAna()
  const { store, owner, id } = world
  const old = await keep(store, { form: { title: 'Stored long ago' } })
  await store.rows(
    "update letters set created_at = '2020-01-01T00:00:00.000Z' where id = ?",
    old.id,
  )
  expect(await loadAlertPage(owner, id, now())).toMatchObject({
    ...{ search: { name: 'Delays' }, email: 'ana@example.org', alert: null },
    history: { ok: true, days: 90, all: 2, recent: 1, rows: [{ title: 'Of today' }] },
  })
  expect(await applyAlertForm(owner, id, { deed: 'alert', rhythm: 'daily' })).toEqual({
    ok: true,
    message:
      'Mails go to ana@example.org, every day at 06:00 UTC where it has come to find letters.',
  })
  expect(await loadAlertPage(owner, id, now())).toMatchObject({
    alert: { rhythm: 'daily', sent: 'nothing sent so far', failure: null },
  })
  const [own] = await store.subscriptions.ofUser(owner.user.id)
  expect(own!.knownLetters!.split(' ')).toHaveLength(2)
  await applyAlertForm(owner, id, { deed: 'end alert' })
  expect(await store.subscriptions.ofUser(owner.user.id)).toEqual([])
})

test('without a mail server there is no alert, and nothing but a rhythm is asked for', async () => {
  await using world = await withAna()
  const { store, owner, id } = world
  expect(await loadAlertPage(owner, id, now())).toMatchObject({ email: null })
  const asked = { deed: 'alert', rhythm: 'daily' }
  expect(await applyAlertForm(owner, id, asked)).toMatchObject({
    refusal: { errors: { form: 'Mail is not set up here.' } },
  })
  setUpMail()
  expect(await applyAlertForm(owner, id, { ...asked, rhythm: 'hourly' })).toMatchObject({
    refusal: { errors: { rhythm: 'Choose how often.' } },
  })
  await store.rows("update saved_searches set query = 'dossier=none'")
  expect(await applyAlertForm(owner, id, asked)).toMatchObject({
    refusal: { errors: { form: 'You do not see the dossier of this search (any more).' } },
  })
  expect(await store.subscriptions.ofUser(owner.user.id)).toEqual([])
})

test('somebody else’s search is not there', async () => {
  setUpMail()
  await using world = await withAna()
  const { store, id } = world
  const user = await addUser(store, 'admin', 'Ben Okafor')
  const owner = { admin: store, masked: store.visibleTo(user), user }
  for (const deed of [
    () => loadAlertPage(owner, id, now()),
    () => applyAlertForm(owner, id, { deed: 'alert', rhythm: 'daily' }),
    () => applyAlertForm(owner, id, { deed: 'end alert' }),
  ])
    expect((await refusalOf(deed))![0]).toBe(404)
})
