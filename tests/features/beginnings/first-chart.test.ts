import { expect, test } from 'vitest'
import type { Role } from '#app/domain/users.ts'
import {
  applyWelcomeForm,
  buildWelcomeView,
  foldChecklist,
  isAtBeginning,
  noteChartSeen,
} from '#app/features/beginnings/first-chart.ts'
import { aTopicNamed, somebody, theDossier } from '#tests/support/letters.ts'
import { addUser, requestContextOf } from '#tests/support/request-context.ts'
import { openSeededStore, openTestStore, type TestStore } from '#tests/support/store.ts'

async function signedInAs(store: TestStore, role: Role, name?: string) {
  const user = await addUser(store, role, name)
  return { ...requestContextOf(store, user), user }
}

async function beginOwn(store: TestStore, audience: 'everyone' | 'team' = 'everyone') {
  const words = { name: 'Own', procedure: null, summary: null, audience }
  const { slug } = await store.dossiers.record(
    { ...words, topics: [aTopicNamed('Encryption')] },
    somebody,
  )
  return (await store.dossiers.bySlug(slug))!
}

test('whoever could begin a dossier begins until there is one besides the example, or until they put it away', async () => {
  await using store = await openSeededStore()
  const ada = await signedInAs(store, 'admin', 'Ada Nowak')
  const eve = await signedInAs(store, 'editor', 'Eve Berg')
  const ben = await signedInAs(store, 'coder', 'Ben Okafor')
  const begins = async () => [
    await isAtBeginning(ada),
    await isAtBeginning(eve),
    await isAtBeginning(ben),
  ]
  expect(await begins()).toEqual([true, true, false])
  expect(await applyWelcomeForm(ada, { deed: 'hide' })).toEqual({ ok: true, path: '/' })
  expect(await begins()).toEqual([false, true, false])
  await applyWelcomeForm(ada, { deed: 'show' })
  expect(await begins()).toEqual([true, true, false])
  await beginOwn(store)
  expect(await begins()).toEqual([false, false, false])
})

test('who cannot begin is told who can, by name, without those whose account is closed', async () => {
  await using store = await openSeededStore()
  await signedInAs(store, 'admin', 'Ada Nowak')
  await signedInAs(store, 'editor', 'Eve Berg')
  const gone = await signedInAs(store, 'editor', 'Gus Gone')
  await store.users.deactivate(gone.user.id, somebody)
  const ben = await signedInAs(store, 'coder', 'Ben Okafor')
  expect(await buildWelcomeView(ben)).toMatchObject({
    checklist: null,
    beginners: ['Ada Nowak', 'Eve Berg'],
    example: { slug: 'child-sexual-abuse-interim-regulation', isClosed: false },
    own: [],
  })
})

test('the checklist of the page leads to a dossier of one’s own, and without one to where one begins', async () => {
  await using store = await openSeededStore()
  const ada = await signedInAs(store, 'admin')
  const next = async () => (await buildWelcomeView(ada)).checklist?.next
  expect(await next()).toMatchObject({ next: 'add a topic', href: '/dossiers/new' })
  await beginOwn(store)
  expect(await next()).toMatchObject({ next: 'add a letter', href: '/letters/new?dossier=own' })
  expect((await buildWelcomeView(ada)).own).toEqual([{ slug: 'own', name: 'Own' }])
})

test('the example that was set aside is brought back with one click by whoever may, and stays closed to others', async () => {
  await using store = await openSeededStore()
  const ada = await signedInAs(store, 'admin', 'Ada Nowak')
  const ben = await signedInAs(store, 'coder', 'Ben Okafor')
  const path = '/dossiers/child-sexual-abuse-interim-regulation'
  await store.dossiers.setClosed(await theDossier(store), true, somebody)
  expect(await applyWelcomeForm(ben, { deed: 'look around' })).toEqual({ ok: true, path })
  expect((await theDossier(store)).closedAt).not.toBe(null)
  expect(await applyWelcomeForm(ada, { deed: 'look around' })).toEqual({ ok: true, path })
  expect((await theDossier(store)).closedAt).toBe(null)
})

test.each<Record<string, string>>([{}, { deed: 'constructor' }, { deed: 'delete' }])(
  'a form of %j is none of the page’s',
  async (fields) => {
    await using store = await openTestStore()
    const ada = await signedInAs(store, 'admin')
    const refused = await applyWelcomeForm(ada, fields).catch((error: unknown) => error)
    expect((refused as Response).status).toBe(400)
  },
)

test('folded, the checklist names the next deed until it is put away or done, and never in the example', async () => {
  await using store = await openSeededStore()
  const ada = await signedInAs(store, 'admin', 'Ada Nowak')
  const ben = await signedInAs(store, 'coder', 'Ben Okafor')
  const [example, own] = [await theDossier(store), await beginOwn(store)]
  const next = { done: 1, next: 'add a letter', href: '/letters/new?dossier=own' }
  expect(await foldChecklist({ ...ada, dossier: own }, false)).toEqual(next)
  expect(await foldChecklist({ ...ada, dossier: example }, true)).toBe(null)
  expect(await foldChecklist({ ...ben, dossier: own }, true)).toBe(null)
  const from = { deed: 'hide', from: '/dossiers/own' }
  expect(await applyWelcomeForm(ada, from)).toEqual({ ok: true, path: '/dossiers/own' })
  expect(await foldChecklist({ ...ada, dossier: own }, false)).toBe(null)
})

test('a chart ticks once it was seen with something on it, in a dossier that is no example', async () => {
  await using store = await openSeededStore()
  const ada = await signedInAs(store, 'admin')
  const [example, own] = [await theDossier(store), await beginOwn(store)]
  const seen = async () => (await store.beginnings.of(ada.user.id)).chart
  await noteChartSeen({ ...ada, dossier: example }, true)
  await noteChartSeen({ ...ada, dossier: own }, false)
  expect(await seen()).toBe(false)
  expect(await foldChecklist({ ...ada, dossier: own }, true)).toMatchObject({ done: 2 })
  expect(await seen()).toBe(true)
})

test('a chart or summary seen on another page ticks the same line', async () => {
  await using store = await openSeededStore()
  const eve = await signedInAs(store, 'editor')
  const own = await beginOwn(store)
  await noteChartSeen({ ...eve, dossier: own }, true)
  expect(await store.beginnings.of(eve.user.id)).toMatchObject({ chart: true, topic: true })
})
