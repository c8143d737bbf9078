import { expect, test } from 'vitest'
import type { Principal, User } from '#app/domain/users.ts'
import { loadLetterHistory } from '#app/features/history/history-page.ts'
import { revertToEntry, undoLast, type RevertContext } from '#app/features/coding/revert.ts'
import { aPassage, keep, somebody, topicId } from '#tests/support/letters.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

/** A position that Ana coded as +1 on encryption and then changed to -1 on voluntary detection, with her and its letter. */
async function changed(store: TestStore) {
  const user: Principal & User = (await store.users.record(
    { email: 'ana@example.org', name: 'Ana Kovač', role: 'coder', passwordHash: null },
    somebody,
  ))!
  const doer = { userId: user.id, via: 'screen' } as const
  const { id, positionIds } = await keep(store, { positions: [aPassage()], doer })
  const whole = (await store.letters.byId(id))!
  const before = (await store.positions.byId(positionIds[0]!))!
  await store.positions.change(
    before,
    1,
    {
      coding: { ...before, level: -1, topicId: await topicId(store, 'Voluntary detection') },
      quote: before.quote,
      paragraph: 1,
    },
    doer,
  )
  const topics = await store.topics.ofDossier(whole.letter.dossierId)
  const [first] = await store.history.ofPositions([before.id])
  return {
    turner: {
      visible: store.visibleTo('owner'),
      user,
      letterDetail: whole,
      topics,
    } satisfies RevertContext,
    positionId: before.id,
    entry: first!.id,
  }
}

const formOf = (fields: Record<string, string>): FormData => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return form
}

async function goneBack(turner: RevertContext, positionId: string, entry: string, revision = '2') {
  const { data, init } = await revertToEntry(
    turner,
    formOf({ deed: 'go back', position: positionId, entry, revision }),
  )
  return [init?.status, data.ok ? data.message : data.errors.form]
}

test('a version goes back only where its topic, its quote and its revision still hold', async () => {
  await using store = await openTestStore()
  const { turner, positionId, entry } = await changed(store)
  expect(
    await goneBack(
      { ...turner, topics: turner.topics.filter(({ name }) => name !== 'Encryption') },
      positionId,
      entry,
    ),
  ).toEqual([
    409,
    'The topic of that version is not there any more, so nothing was changed. Change the position and choose another topic.',
  ])
  const otherText = {
    ...turner.letterDetail,
    text: { ...turner.letterDetail.text, text: 'Dear Sir,\n\nWe say something else.\n' },
  }
  expect(await goneBack({ ...turner, letterDetail: otherText }, positionId, entry)).toEqual([
    409,
    'The quote of that version does not stand in the letter’s text any more, or at several places, so nothing was changed. Change the position and select the passage anew.',
  ])
  expect(await goneBack(turner, positionId, entry, '1')).toEqual([
    409,
    'Somebody else changed this position meanwhile, so it was left as it is. Look at its history again before you go back.',
  ])
  expect(await store.positions.byId(positionId)).toMatchObject({ level: -1, revision: 2 })
  expect(await goneBack(turner, positionId, entry)).toEqual([
    200,
    'The position says again what it said in that version.',
  ])
  expect(await goneBack(turner, positionId, entry, '3')).toEqual([
    409,
    'The position says this already, so nothing was changed.',
  ])
  expect(await store.positions.byId(positionId)).toMatchObject({ level: 1, revision: 3 })
})

test('a version whose topic was merged since goes back to the topic that remains', async () => {
  await using store = await openTestStore()
  const { turner, positionId, entry } = await changed(store)
  const [encryption, voluntary] = [
    await topicId(store),
    await topicId(store, 'Voluntary detection'),
  ]
  await store.merges.record('topic', encryption, voluntary, somebody)
  expect(
    await goneBack(
      { ...turner, topics: await store.topics.ofDossier(turner.letterDetail.letter.dossierId) },
      positionId,
      entry,
    ),
  ).toEqual([200, 'The position says again what it said in that version.'])
  expect(await store.positions.byId(positionId)).toMatchObject({ level: 1, topicId: voluntary })
})

test('a form that no page sends is refused', async () => {
  await using store = await openTestStore()
  const { turner, positionId, entry } = await changed(store)
  const good = { deed: 'go back', position: positionId, entry, revision: '2' }
  for (const bad of [
    { deed: 'save' },
    { entry: '' },
    { entry: 'another' },
    { revision: 'x' },
    { position: 'none' },
  ]) {
    const answer = await revertToEntry(turner, formOf({ ...good, ...bad })).catch(
      (thrown: unknown) => thrown,
    )
    expect(answer, JSON.stringify(bad)).toBeInstanceOf(Response)
  }
  expect(await store.positions.byId(positionId)).toMatchObject({ level: -1, revision: 2 })
})

test('one undoes by name of the deed, once', async () => {
  await using store = await openTestStore()
  const { turner, positionId } = await changed(store)
  const entry = (await store.history.ofPositions([positionId])).at(-1)!.id
  expect(await undoLast(turner, formOf({ entry }))).toEqual({
    ok: true,
    saved: positionId,
    message:
      'Undone: the position on Voluntary detection says again what it said before your change.',
  })
  expect(await undoLast(turner, formOf({ entry }))).toEqual({
    ok: false,
    errors: {
      undo: 'That was undone already, or you have done something since. Undo again to take back your last deed.',
    },
  })
  expect(await store.positions.byId(positionId)).toMatchObject({ level: 1, status: 'approved' })
})

test('a history offers the versions that differ from now, to who may change them', async () => {
  await using store = await openTestStore()
  const {
    turner: { letterDetail, topics },
    positionId,
  } = await changed(store)
  const offered = async (mayCode: boolean) =>
    (
      await loadLetterHistory(
        store.visibleTo('owner'),
        { letterDetail, topics, positionId, mayCode, mayCorrect: false },
        1,
      )
    ).rows.map(({ sentence, revertTo }) => [sentence, revertTo])
  const sentences = [
    'Ana Kovač changed the level from supports to opposes and changed the topic from Encryption to Voluntary detection',
    'Ana Kovač coded this passage: Encryption, supports, held by Ylva Johansson',
  ]
  expect(await offered(true)).toEqual([
    [sentences[0], null],
    [sentences[1], { position: positionId, revision: 2 }],
  ])
  expect(await offered(false)).toEqual(sentences.map((sentence) => [sentence, null]))
})
