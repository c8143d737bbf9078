import { expect, test } from 'vitest'
import { applyDossierForm, beginDossier } from '#app/features/codebook/dossier-actions.ts'
import { aTopicNamed, somebody, theDossier } from '#tests/support/letters.ts'
import { addUser, requestContextOf } from '#tests/support/request-context.ts'
import { openSeededStore, type TestStore } from '#tests/support/store.ts'

async function asEditor(store: TestStore) {
  const user = await addUser(store, 'editor', 'Mia Berg')
  const context = { ...requestContextOf(store, user), user }
  return async (fields: Record<string, string>, dossier?: Awaited<ReturnType<typeof theDossier>>) =>
    applyDossierForm({
      ...context,
      dossier: dossier ?? (await theDossier(context.visible)),
      fields,
    })
}

test('a dossier begins with a name, and with a first topic where a sentence is written', async () => {
  await using store = await openSeededStore()
  const user = await addUser(store, 'editor')
  const context = { ...requestContextOf(store, user), user }
  const begun = await beginDossier(context, {
    name: 'Ευρωπαϊκή πράξη για την ελευθερία των μέσων',
    proposition: 'Spyware against journalists should be banned.',
    audience: 'team',
  })
  expect(begun).toEqual({ ok: true, slug: 'evropaiki-praxi-gia-tin-eleftheria-ton-meson' })
  const dossier = (await context.visible.dossiers.bySlug(
    'evropaiki-praxi-gia-tin-eleftheria-ton-meson',
  ))!
  expect(dossier).toMatchObject({
    name: 'Ευρωπαϊκή πράξη για την ελευθερία των μέσων',
    audience: 'team',
    teamRole: 'editor',
    isExample: false,
  })
  expect(await store.topics.ofDossier(dossier.id)).toMatchObject([
    {
      name: 'Spyware against journalists',
      proposition: 'Spyware against journalists should be banned.',
    },
  ])
  const again = await beginDossier(context, { name: 'European Media Freedom Act' })
  expect(again).toEqual({ ok: true, slug: 'european-media-freedom-act' })
  const unwritten = await beginDossier(context, { name: 'قانون حرية الإعلام' })
  expect(unwritten).toEqual({ ok: true, slug: 'dossier' })
})

test.each([
  [{ name: '' }, 'name', 'Say what you follow, in a few words.'],
  [{ name: 'x'.repeat(300) }, 'name', 'This has at most 200 characters.'],
  [
    { name: 'CHILD sexual abuse interim regulation' },
    'name',
    'There is a dossier “Child sexual abuse interim Regulation” already. Give this one another name.',
  ],
  [
    { name: 'New', proposition: 'x'.repeat(600) },
    'proposition',
    'A proposition has at most 500 characters.',
  ],
  [
    { name: 'New', topic: 'Alone' },
    'proposition',
    'Write a sentence that one can support or oppose.',
  ],
  [{ name: 'New', audience: 'friends' }, 'audience', 'Choose whom the dossier is for.'],
])('a new dossier of %j is refused at %s, with what was typed', async (fields, field, sentence) => {
  await using store = await openSeededStore()
  const user = await addUser(store, 'editor')
  const outcome = await beginDossier(requestContextOf(store, user), fields)
  expect(outcome).toMatchObject({
    ok: false,
    cause: 'unfit',
    refusal: { errors: { [field]: sentence }, fields },
  })
  expect(await store.dossiers.all()).toHaveLength(1)
})

test('what is said of a dossier is changed by whoever read what it says now, and its address stays', async () => {
  await using store = await openSeededStore()
  const apply = await asEditor(store)
  const fields = { deed: 'save', name: 'Interim Regulation', procedure: 'no number', revision: '1' }
  expect(await apply(fields)).toEqual({
    ok: true,
    message:
      '“Interim Regulation” is saved. Its procedure does not read as one of the European Union, such as 2020/0259(COD).',
  })
  expect(await theDossier(store)).toMatchObject({
    name: 'Interim Regulation',
    slug: 'child-sexual-abuse-interim-regulation',
    revision: 2,
  })
  expect(await apply({ ...fields, name: 'Mine' })).toMatchObject({
    ok: false,
    cause: 'changed meanwhile',
    refusal: { errors: { revision: '2' }, fields: { name: 'Mine' } },
  })
})

test('a dossier is closed and opened again', async () => {
  await using store = await openSeededStore()
  const apply = await asEditor(store)
  expect(await apply({ deed: 'close', revision: '1' })).toMatchObject({ ok: true })
  expect((await theDossier(store)).closedAt).not.toBeNull()
  expect(await apply({ deed: 'reopen', revision: '1' })).toMatchObject({ ok: false })
  expect(await apply({ deed: 'reopen', revision: '2' })).toMatchObject({ ok: true })
  expect((await theDossier(store)).closedAt).toBeNull()
})

test('a team is put together by address, and its last editor stays one', async () => {
  await using store = await openSeededStore()
  const apply = await asEditor(store)
  const ned = await addUser(store, 'viewer', 'Ned Okafor')
  const revision = async () => String((await theDossier(store)).revision)
  const add = async (fields: Record<string, string>) =>
    apply({ deed: 'save teammate', revision: await revision(), ...fields })
  await apply({
    ...{ deed: 'save', name: 'Interim Regulation', audience: 'team' },
    revision: await revision(),
  })
  expect(await add({ person: 'NED@example.org ', role: 'coder' })).toEqual({
    ok: true,
    message: 'Ned Okafor is coder here.',
  })
  const { id } = await theDossier(store)
  expect((await store.dossiers.team(id)).map(({ name, role }) => [name, role])).toEqual([
    ['Mia Berg', 'editor'],
    ['Ned Okafor', 'coder'],
  ])
  expect(await add({ person: 'nobody@example.org', role: 'coder' })).toMatchObject({
    refusal: { errors: { person: expect.stringContaining('Nobody here has this address') } },
  })
  expect(await add({ person: 'mia@example.org', role: 'viewer' })).toMatchObject({
    refusal: { errors: { person: 'Mia Berg is the last editor here. Name another one first.' } },
  })
  expect(await add({ teammate: ned.id, role: '' })).toMatchObject({ ok: true })
  expect(await store.dossiers.team(id)).toHaveLength(1)
})

test('a topic of another dossier is used here as well, once, and given up again', async () => {
  await using store = await openSeededStore()
  const apply = await asEditor(store)
  const second = await store.dossiers.record(
    { name: 'Second', procedure: null, summary: null, topics: [aTopicNamed('Encryption')] },
    somebody,
  )
  const third = await store.dossiers.record(
    { name: 'Third', procedure: null, summary: null, topics: [aTopicNamed('Tariffs')] },
    somebody,
  )
  const [twin] = await store.topics.ofDossier(second.id)
  const [tariffs] = await store.topics.ofDossier(third.id)
  expect(await apply({ deed: 'use topic', topic: twin!.id })).toMatchObject({
    refusal: { errors: { topic: expect.stringContaining('has a topic “Encryption” of its own') } },
  })
  expect(await apply({ deed: 'use topic', topic: tariffs!.id })).toMatchObject({ ok: true })
  expect(await apply({ deed: 'use topic', topic: tariffs!.id })).toMatchObject({ ok: false })
  expect(await apply({ deed: 'stop using', topic: tariffs!.id })).toMatchObject({ ok: true })
  const own = (await store.topics.ofDossier((await theDossier(store)).id))[0]!
  expect(await apply({ deed: 'stop using', topic: own.id })).toMatchObject({
    refusal: { errors: { topic: 'No other dossier uses this topic, so it stays here.' } },
  })
})
