import { expect, test } from 'vitest'
import { applyApprovalForm } from '#app/features/coding/approval-forms.ts'
import { countApprovals } from '#app/features/coding/approval-list.ts'
import { askForFourEyes, openFourEyes } from '#tests/support/approving.ts'
import { aTopicNamed, somebody } from '#tests/support/letters.ts'
import { addUser, requestContextOf } from '#tests/support/request-context.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

const sendAs =
  (store: TestStore) =>
  async (user: Parameters<typeof requestContextOf>[1], fields: object, ticked: string[] = []) => {
    const context = requestContextOf(store, user)
    return applyApprovalForm({
      ...context,
      user,
      fields: fields as Record<string, string>,
      ticked,
    } as never)
  }

test('one approves, takes that back, sends back with a reason, and the coder offers it again', async () => {
  await using store = await openTestStore()
  const { ana, ben, code, read } = await openFourEyes(store)
  const send = sendAs(store)
  const id = await code(ana)
  const approved = await send(ben, { deed: 'approve', id, revision: '1' })
  expect(approved).toMatchObject({ ok: true, undo: { id, revision: 2 } })
  expect((await read(id)).status).toBe('approved')
  expect(await send(ben, { deed: 'take back approval', id, revision: '2' })).toMatchObject({
    ok: true,
  })
  expect((await read(id)).status).toBe('draft')
  const back = { deed: 'send back', id, revision: '3' }
  expect(await send(ben, { ...back, reason: ' ' })).toMatchObject({
    ok: false,
    refusal: { errors: { reason: 'Write why.' } },
  })
  expect(await send(ben, { ...back, reason: 'Is it hers?' })).toMatchObject({ ok: true })
  expect(await send(ana, { ...back, deed: 'offer again' })).toMatchObject({ ok: true })
  expect(await send(ben, { ...back, deed: 'approve' })).toMatchObject({ ok: true })
})

test('what is one’s own, or was changed since it was shown, is refused with a sentence, and several go together', async () => {
  await using store = await openTestStore()
  const { ana, ben, code, change, read } = await openFourEyes(store)
  const send = sendAs(store)
  const [one, other] = [await code(ana), await code(ana, { level: 2 } as never)]
  expect(await send(ana, { deed: 'approve', id: one, revision: '1' })).toMatchObject({
    ok: false,
    refusal: {
      errors: { form: expect.stringMatching(/^Nobody approves what they coded/) as string },
    },
  })
  const ticked = [`${one} 1`, `${other} 1`]
  expect(await send(ben, { deed: 'preview' }, [])).toMatchObject({ ok: false })
  const shown = await send(ben, { deed: 'preview' }, ticked)
  expect(shown).toMatchObject({
    ok: true,
    preview: {
      count: 2,
      sentence: '2 passages in 1 letter, coded by Ana Kovač, would count from now on.',
    },
  })
  await change(other, ana, { level: -2 })
  expect(await send(ben, { deed: 'approve all' }, ticked)).toMatchObject({ ok: false })
  expect((await read(one)).status).toBe('draft')
  const anew = [`${one} 1`, `${other} 2`]
  expect(await send(ben, { deed: 'approve all' }, anew)).toMatchObject({ ok: true })
  expect((await read(other)).status).toBe('approved')
})

test('who may only read approves nothing, and whoever approved cannot code the letter a second time', async () => {
  await using store = await openTestStore()
  const { ana, ben, code, read, letterId } = await openFourEyes(store)
  const send = sendAs(store)
  const id = await code(ana)
  const viewer = await addUser(store, 'viewer', 'Vera Viewer')
  for (const deed of ['approve', 'send back'])
    expect(await send(viewer, { deed, id, revision: '1', reason: 'Why?' })).toMatchObject({
      ok: false,
    })
  expect((await read(id)).status).toBe('draft')
  const dossierIds = (await store.dossiers.all()).map((one) => one.id)
  await store.codings.end(
    'finished',
    { letterId, dossierIds, userId: ana.id, textVersion: 1 },
    { userId: ana.id, via: 'screen' },
  )
  await send(ben, { deed: 'approve', id, revision: '1' })
  expect(
    await store.rows('select user_id from letter_openings where user_id = ?', ben.id),
  ).toHaveLength(1)
})

test('where a dossier asks for four eyes its own people decide, and others who use the topic only once none asks', async () => {
  await using store = await openTestStore()
  const { ana, code, coding, read } = await openFourEyes(store)
  const tom = await addUser(store, 'viewer', 'Tom Team')
  const begun = await store.dossiers.record(
    {
      name: 'Elsewhere',
      procedure: null,
      summary: null,
      audience: 'team',
      topics: [aTopicNamed('Else')],
    } as never,
    somebody,
  )
  await store.topics.use(begun.id, coding.topicId, somebody)
  const [elsewhere] = (await store.dossiers.all()).filter(({ id }) => id === begun.id)
  await store.dossiers.saveTeam(elsewhere!, [{ userId: tom.id, role: 'coder' }], somebody)
  const id = await code(ana)
  const send = (deed: string) => sendAs(store)(tom, { deed, id, revision: '1', reason: 'Why?' })
  const reader = requestContextOf(store, tom) as Parameters<typeof countApprovals>[0]
  expect(await countApprovals(reader)).toMatchObject({ toApprove: 0 })
  for (const deed of ['approve', 'send back'])
    expect(await send(deed), deed).toMatchObject({ ok: false })
  await askForFourEyes(store, false)
  expect(await countApprovals(reader)).toMatchObject({ toApprove: 1 })
  expect(await send('approve')).toMatchObject({ ok: true })
  expect((await read(id)).status).toBe('approved')
})

test('whoever sent something back and offers it again after all can still approve it', async () => {
  await using store = await openTestStore()
  const { ana, ben, code } = await openFourEyes(store)
  const send = sendAs(store)
  const seen = { id: await code(ana), revision: '1' }
  await send(ben, { ...seen, deed: 'send back', reason: 'Is it hers?' })
  expect(await send(ben, { ...seen, deed: 'offer again' })).toMatchObject({ ok: true })
  expect(await send(ben, { ...seen, deed: 'approve' })).toMatchObject({ ok: true })
})
