import { expect, test } from 'vitest'
import { applyTopicDraftForm } from '#app/features/codebook/topic-draft-actions.ts'
import { aPassage, keep } from '#tests/support/letters.ts'
import { alteredForm, refusalOf } from '#tests/support/refusals.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'
import { anAccount, topicsOf, wordingForm } from '#tests/support/wordings.ts'

type Editor = Awaited<ReturnType<typeof anAccount>>

async function opened(store: TestStore) {
  const { topic, others } = await topicsOf(store)
  const visible = store.visibleTo('owner')
  return {
    topic,
    ana: await anAccount(store, 'Ana'),
    ben: await anAccount(store, 'Ben'),
    draft: () => store.topicDrafts.ofTopic(topic.id),
    send: (editor: Editor, time: string, fields: Record<string, string>) =>
      applyTopicDraftForm({
        visible,
        performedBy: { userId: editor.id, via: 'screen' },
        userId: editor.id,
        topic,
        others,
        fields,
        now: `2026-11-28T${time}:00.000Z`,
      }),
  }
}

const kept = (changes: Record<string, string> = {}, revision = '') => ({
  deed: 'keep',
  revision,
  base: '1',
  ...wordingForm(),
  ...changes,
})

const overtaken = (sentence: string) => ({
  ok: false,
  cause: 'changed meanwhile',
  refusal: { errors: { form: expect.stringContaining(sentence) as string } },
})

test('a draft is kept and thrown away', async () => {
  await using store = await openTestStore()
  const { ana, draft, send } = await opened(store)
  expect(await send(ana, '10:00', kept({ name: 'Ciphers' }))).toMatchObject({ isOpen: true })
  expect(await draft()).toMatchObject({ wording: { name: 'Ciphers' }, baseVersion: 1 })
  expect(await send(ana, '10:01', kept({ name: 'Cipher' }, '1'))).toMatchObject({ ok: true })
  expect(await send(ana, '10:02', { deed: 'throw away' })).toMatchObject({ isOpen: false })
  expect(await draft()).toBe(null)
})

test('what cannot be kept comes back as it was typed', async () => {
  await using store = await openTestStore()
  const { ana, draft, send } = await opened(store)
  expect(await send(ana, '10:00', kept({ name: '', cues: 'cipher*' }))).toMatchObject({
    cause: 'unfit',
    refusal: { errors: { name: expect.any(String) as string }, fields: { cues: 'cipher*' } },
  })
  expect(await draft()).toBe(null)
})

test('somebody else is told who holds the draft, and may take it over after ten minutes of rest', async () => {
  await using store = await openTestStore()
  const { ana, ben, draft, send } = await opened(store)
  await send(ana, '10:00', kept({ name: 'Ciphers' }))
  for (const fields of [kept({}, '1'), { deed: 'take over' }, { deed: 'throw away' }])
    expect(await send(ben, '10:07', fields)).toMatchObject(
      overtaken(
        'Ana holds the draft of this topic, so nothing was stored: it can be taken over once it rested for 3 more minutes',
      ),
    )
  expect(await send(ben, '10:10', kept({}, '1'))).toMatchObject(overtaken('you may take it over'))
  expect(await send(ben, '10:10', { deed: 'take over' })).toMatchObject({ ok: true, isOpen: true })
  expect(await draft()).toMatchObject({ holder: { name: 'Ben' }, wording: { name: 'Ciphers' } })
  expect(await send(ana, '10:11', kept({}, '1'))).toMatchObject(overtaken('Ben holds the draft'))
})

test('who kept the draft in another window meanwhile is told so, and may put these words in its place', async () => {
  await using store = await openTestStore()
  const { ana, draft, send } = await opened(store)
  await send(ana, '10:00', kept())
  await send(ana, '10:01', kept({ name: 'Ciphers' }, '1'))
  const outcome = await send(ana, '10:02', kept({ name: 'Codes' }, '1'))
  expect(outcome).toMatchObject(overtaken('kept this draft elsewhere meanwhile'))
  const revision = outcome.ok ? '' : outcome.refusal.errors.revision!
  await send(ana, '10:03', kept({ name: 'Codes' }, revision))
  expect(await draft()).toMatchObject({ wording: { name: 'Codes' } })
  await send(ana, '10:04', { deed: 'throw away' })
  expect(await send(ana, '10:05', kept({}, '3'))).toMatchObject(overtaken('not there any more'))
  expect(await send(ana, '10:05', { deed: 'take over' })).toMatchObject({ ok: false })
})

test('a draft is saved as the next version, of the kind that is said, and is gone', async () => {
  await using store = await openTestStore()
  const { ana, topic, draft, send } = await opened(store)
  await send(ana, '10:00', kept({ '2': 'Asks for a law.' }))
  const save = { ...kept({ '2': 'Asks for a law.', cues: 'cipher*' }, '1'), deed: 'save' }
  expect(await send(ana, '10:01', save)).toMatchObject({
    cause: 'unfit',
    refusal: { errors: { change: 'Say whether the meaning changed.' } },
  })
  expect(await send(ana, '10:01', { ...save, change: 'meaning' })).toEqual({
    ok: true,
    message: 'Version 2 is in use.',
    isOpen: false,
  })
  expect(await draft()).toBe(null)
  expect((await store.topics.versions(topic.id))[1]).toMatchObject({
    version: 2,
    meaningChanged: true,
    by: 'Ana',
    wording: { cues: ['cipher*'], anchors: { '2': 'Asks for a law.' } },
  })
})

test('a change of meaning is saved only as it was shown that it would be', async () => {
  await using store = await openTestStore()
  const { ana, topic, draft, send } = await opened(store)
  await keep(store, { positions: [aPassage()] })
  const save = { ...kept({ '2': 'Asks for a law.' }), deed: 'save', change: 'meaning' }
  expect(await send(ana, '10:00', save)).toMatchObject({
    isOpen: true,
    message: expect.stringContaining('kept and not saved yet') as string,
  })
  expect(await draft()).toMatchObject({
    revision: 1,
    wording: { anchors: { '2': 'Asks for a law.' } },
  })
  const foreseen = '1,2 false 1 1'
  expect(await send(ana, '10:01', { ...save, revision: '1', foreseen })).toMatchObject({
    isOpen: false,
  })
  expect(await store.rechecks.page({ topicId: topic.id })).toHaveLength(1)
})

test('words that are the same make no version', async () => {
  await using store = await openTestStore()
  const { ana, topic, send } = await opened(store)
  expect(await send(ana, '10:00', { ...kept(), deed: 'save', change: 'wording' })).toMatchObject({
    message: 'Nothing was changed, so there is no new version.',
  })
  expect(await store.topics.versions(topic.id)).toHaveLength(1)
})

test('who wrote over an earlier version than the one in use is told so, and may send it again', async () => {
  await using store = await openTestStore()
  const { ana, ben, topic, send } = await opened(store)
  const save = (name: string, base = '1') => ({
    ...kept({ name }),
    base,
    deed: 'save',
    change: 'wording',
  })
  await send(ben, '10:00', save('Ciphers'))
  const outcome = await send(ana, '10:01', save('Codes'))
  expect(outcome).toMatchObject(overtaken('Version 2 came into use while you wrote'))
  await send(ana, '10:02', save('Codes', outcome.ok ? '' : outcome.refusal.errors.base!))
  expect((await store.topics.versions(topic.id)).map(({ wording }) => wording.name)).toEqual([
    'Encryption',
    'Ciphers',
    'Codes',
  ])
})

test('an earlier version comes back as a draft', async () => {
  await using store = await openTestStore()
  const { ana, draft, send } = await opened(store)
  await send(ana, '10:00', { ...kept({ name: 'Ciphers' }), deed: 'save', change: 'wording' })
  const back = { deed: 'go back', version: '1' }
  expect(await send(ana, '10:01', back)).toMatchObject({ ok: true, isOpen: true })
  expect(await draft()).toMatchObject({ wording: { name: 'Encryption' }, baseVersion: 2 })
  expect(await send(ana, '10:02', back)).toMatchObject(overtaken('You hold a draft'))
  await send(ana, '10:03', { deed: 'throw away' })
  expect((await refusalOf(() => send(ana, '10:04', { ...back, version: '9' })))?.[0]).toBe(404)
})

test('a form that asks for nothing that is done here is refused', async () => {
  await using store = await openTestStore()
  const { ana, send } = await opened(store)
  expect(await refusalOf(() => send(ana, '10:00', { deed: 'constructor' }))).toEqual(alteredForm)
})
