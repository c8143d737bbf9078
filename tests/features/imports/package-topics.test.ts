import { expect, test } from 'vitest'
import { importAction } from '#app/features/imports/import-actions.ts'
import { buildItemViews } from '#app/features/imports/item-views.ts'
import { buildPackageTopics } from '#app/features/imports/package-topics.ts'
import { itemsIn, planned, work } from '#tests/support/importing.ts'
import { dossierOf, somebody, topicId } from '#tests/support/letters.ts'
import { packageOf } from '#tests/support/packages.ts'
import { requestContextOf } from '#tests/support/request-context.ts'
import { openSeededStore, openTestStore } from '#tests/support/store.ts'
import { anAccount } from '#tests/support/wordings.ts'

/** An import of a package whose topic “Encryption” has another proposition here, and forms sent to it. */
async function openAsking() {
  await using from = await openSeededStore()
  const bytes = await packageOf(from)
  const store = await openTestStore()
  const anchors = { '-2': '', '-1': '', '0': '', '1': '', '2': '' }
  await store.dossiers.record(
    {
      ...{ name: 'Child sexual abuse interim Regulation', procedure: null, summary: null },
      topics: [{ name: 'Encryption', proposition: 'It should be banned.', anchors }],
      milestones: [],
    },
    somebody,
  )
  const importId = await planned(store, [{ name: 'dossier.stanceline.zip', bytes }])
  const item = async () => (await itemsIn(store, importId))[0]!
  const accounts = {
    editor: await anAccount(store, 'Ana', 'editor'),
    coder: await anAccount(store, 'Ivo', 'coder'),
  }
  const signedInAs = (role: keyof typeof accounts) => {
    const user = accounts[role]
    return { ...requestContextOf(store, user as never), user: { ...user, scope: undefined } }
  }
  const send = async (role: keyof typeof accounts, fields: Record<string, string>) => {
    const { visible, admin, performedBy, user } = signedInAs(role)
    const form = new FormData()
    const sent = { deed: 'answer topics', id: (await item()).id, 'version.T1': '1', ...fields }
    for (const [name, value] of Object.entries(sent)) form.set(name, value)
    const importRow = (await store.imports.byId(importId))!
    return importAction({ visible, admin, performedBy, user, importRow, form })
  }
  return { store, importId, item, signedInAs, send }
}

test('what is asked is shown word by word, with what the reader may say; whoever may not change topics keeps them', async () => {
  const { store: opened, item, signedInAs } = await openAsking()
  await using store = opened
  const viewFor = async (role: 'editor' | 'coder') =>
    buildPackageTopics(signedInAs(role), await item())
  const editor = await viewFor('editor')
  expect(editor!.questions).toMatchObject([
    {
      ...{ name: 'Encryption', chosen: '', ownName: 'Encryption (2)' },
      sentence:
        'The topic “Encryption” of the package has another proposition than “Encryption” here.',
      problem: 'Say what is done with the topic “Encryption”, which has another proposition here.',
    },
  ])
  // It was in the first dossier that two letters spoke on encryption, and none of them is here.
  expect(editor!.questions[0]!.forecast).toMatchObject({ positions: 0, stances: 0 })
  expect(editor!.questions[0]!.differences[0]).toMatchObject({ label: 'Proposition' })
  expect(editor!.questions[0]!.deeds.map(({ deed }) => deed)).toEqual([
    ...['keep', 'wording', 'meaning', 'own'],
  ])
  const coder = await viewFor('coder')
  expect(coder!.questions[0]!.forecast).toBeNull()
  expect(coder!.questions[0]!.deeds.map(({ deed }) => deed)).toEqual(['keep'])
  expect(await store.topics.versions(await topicId(store))).toHaveLength(1)
})

test('nothing of a dossier that is hidden from the reader is told', async () => {
  const { store: opened, item, signedInAs } = await openAsking()
  await using store = opened
  await store.rows("update dossiers set audience = 'team'")
  const reader = signedInAs('editor')
  const [view] = await buildItemViews({ ...reader, admin: store }, [await item()])
  expect(view).toMatchObject({ topics: { hidden: true, questions: [] }, asks: [] })
  expect(JSON.stringify(view)).not.toContain('Encryption')
  expect(view!.reason).toBe('It is of a dossier that you do not see.')
})

test('an answer that may not be given, is missing, or is a name that is taken is refused with what was chosen', async () => {
  const { store: opened, item, send } = await openAsking()
  await using _store = opened
  const before = await item()
  expect(await send('editor', {})).toMatchObject({
    ...{ ok: false, status: 400 },
    errors: { 'topic.T1': 'Say what is done with “Encryption”.' },
  })
  expect(await send('coder', { 'topic.T1': 'meaning' })).toMatchObject({
    ...{ ok: false, status: 400 },
    errors: {
      'topic.T1':
        'You may not change the topics of this dossier, so the words of “Encryption” stay.',
    },
  })
  const own = { 'topic.T1': 'own', 'name.T1': ' encryption ' }
  expect(await send('editor', own)).toMatchObject({
    ...{ ok: false, status: 400 },
    errors: {
      'name.T1': 'There is a topic “encryption” already. Give the one of the package another name.',
    },
    topics: { fields: own },
  })
  expect(await send('editor', { ...own, 'name.T1': 'x'.repeat(300) })).toMatchObject({
    errors: { 'name.T1': 'A topic’s name has at most 80 characters.' },
  })
  expect(await item()).toEqual(before)
})

test('an answer is kept, and the package comes in with it', async () => {
  const { store: opened, importId, item, send } = await openAsking()
  await using store = opened
  const fields = { 'topic.T1': 'own', 'name.T1': 'Κρυπτογράφηση' }
  expect(await send('editor', fields)).toMatchObject({ ok: true })
  expect(await item()).toMatchObject({ state: 'doubtful' })
  await send('editor', { ...fields, deed: 'import answered' })
  await work(store, importId)
  expect(await item()).toMatchObject({ state: 'stored' })
  const topics = await store.topics.ofDossier(await dossierOf(store))
  expect(topics.map(({ name }) => name).slice(0, 2)).toEqual(['Encryption', 'Κρυπτογράφηση'])
})

test('an answer for a topic that somebody else changed meanwhile is refused, and what differs now is shown', async () => {
  const { store: opened, item, send } = await openAsking()
  await using store = opened
  const id = await topicId(store)
  const [before] = await store.topics.versions(id)
  await store.topics.saveVersion(
    {
      ...{ topicId: id, before: before!, change: 'wording', draft: null },
      wording: { ...before!.wording, proposition: 'It should be banned!' },
    },
    somebody,
  )
  expect(await send('editor', { 'topic.T1': 'keep' })).toMatchObject({
    ...{ ok: false, status: 409 },
    errors: {
      form: 'Somebody else changed the topic “Encryption” here meanwhile, so no answer was kept. This is what differs now.',
    },
  })
  const { asks } = await item()
  expect(asks).toMatchObject([{ topic: { version: 2, isAnswered: false } }])
  expect(JSON.stringify(asks)).toContain('!')
})
