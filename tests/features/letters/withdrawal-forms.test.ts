import { expect, test } from 'vitest'
import { pageSizes } from '#app/domain/page-size.ts'
import {
  findWithdrawnLetter,
  giveLetterBack,
  listWithdrawnLetters,
  loadWithdrawalPage,
  withdrawLetterByForm,
} from '#app/features/letters/withdrawal-forms.ts'
import { actorId, aPassage, keep, logOf, somebody, topicId } from '#tests/support/letters.ts'
import { addUser, requestContextOf } from '#tests/support/request-context.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

const twelve = { deed: 'withdraw', reason: 'It is a forgery.', revision: '1' }

async function open(store: TestStore) {
  const { id } = await keep(store, {
    positions: [aPassage()],
    text: 'We support it without reservation.',
  })
  const editor = requestContextOf(store, await addUser(store, 'editor', 'Eve'))
  const coder = requestContextOf(store, await addUser(store, 'coder', 'Cy'))
  return { id, editor, coder }
}

const statusOf = (asked: Promise<unknown>) =>
  asked.then(
    () => 200,
    (answer: unknown) => (answer as Response).status,
  )

test('an editor withdraws a letter with a reason, is told before what goes, and gives it back', async () => {
  await using store = await openTestStore()
  const { id, editor, coder } = await open(store)
  expect(await loadWithdrawalPage(editor, id)).toMatchObject({
    ...{ withdrawn: null, positions: 1, affiliations: 0, asks: 0 },
  })
  expect(await withdrawLetterByForm(editor, id, { ...twelve, reason: ' ' })).toMatchObject({
    refusal: { errors: { reason: 'Write why this letter is withdrawn.' } },
  })
  expect(await withdrawLetterByForm(editor, id, { ...twelve, revision: '4' })).toMatchObject({
    cause: 'changed meanwhile',
  })
  expect(await withdrawLetterByForm(editor, id, twelve)).toEqual({ ok: true })
  expect(await store.letters.byId(id)).toBe(null)
  expect(await loadWithdrawalPage(editor, id)).toMatchObject({
    withdrawn: { by: 'Eve', reason: 'It is a forgery.' },
  })
  expect((await listWithdrawnLetters(editor)).rows).toMatchObject([
    { id, reason: 'It is a forgery.' },
  ])
  expect([
    await findWithdrawnLetter(coder, id),
    await statusOf(loadWithdrawalPage(coder, id)),
    await statusOf(giveLetterBack(coder, id)),
  ]).toEqual([null, 403, 403])
  expect(await giveLetterBack(editor, id)).toEqual({ ok: true })
  expect(await giveLetterBack(editor, id)).toEqual({ ok: true })
  expect(await store.positions.ofLetter(id)).toHaveLength(1)
  expect((await logOf(store, id)).map(({ deed }) => deed)).toEqual([
    ...['added', 'withdrew', 'restored'],
  ])
  const { entries } = await store.history.page({ letterId: id }, 9, 0)
  const sentences = (await store.history.describe(entries)).map(({ sentence }) => sentence)
  expect(sentences).toContain('Eve withdrew this letter: It is a forgery.')
  expect(sentences).toContain('Eve gave this letter back')
})

test('a letter for named people that was withdrawn is absent for editors who never saw it', async () => {
  await using store = await openTestStore()
  const { editor } = await open(store)
  const admin = requestContextOf(store, await addUser(store, 'admin', 'Ada'))
  const { id } = await keep(store, {
    text: 'For few.',
    audience: { visibility: 'named', readerIds: [] },
  })
  expect(await withdrawLetterByForm(admin, id, twelve)).toEqual({ ok: true })
  expect(await statusOf(loadWithdrawalPage(editor, id))).toBe(404)
  expect(await listWithdrawnLetters(editor)).toMatchObject({ rows: [], total: 0 })
  expect(await listWithdrawnLetters(admin)).toMatchObject({ rows: [{ id }], total: 1 })
})

test('a letter that was erased is not given back', async () => {
  await using store = await openTestStore()
  const { id, editor } = await open(store)
  await withdrawLetterByForm(editor, id, twelve)
  await store.erasures.letter(id, 'On request.', { userId: null, via: 'command line' })
  expect(await findWithdrawnLetter(editor, id)).toBe(null)
  expect(await listWithdrawnLetters(editor)).toMatchObject({ rows: [], total: 0 })
})

test('one whose text was stored anew stays withdrawn', async () => {
  await using store = await openTestStore()
  const { id, editor } = await open(store)
  await withdrawLetterByForm(editor, id, twelve)
  await keep(store, { text: 'We support it without reservation.' })
  expect(await giveLetterBack(editor, id)).toMatchObject({
    refusal: {
      errors: { form: 'Its text was stored anew meanwhile, so this one stays withdrawn.' },
    },
  })
})

test('of what goes with a letter only what the reader sees is counted', async () => {
  await using store = await openTestStore()
  const { id, editor } = await open(store)
  const dossier = (await store.dossiers.all())[0]!
  const asked = { topicId: await topicId(store), before: [], after: [await actorId(store)] }
  await store.asks.save(id, [asked], somebody)
  expect(await loadWithdrawalPage(editor, id)).toMatchObject({ asks: 1, positions: 1 })
  await store.dossiers.save(dossier, { ...dossier, audience: 'team' }, somebody)
  expect(await loadWithdrawalPage(editor, id)).toMatchObject({ asks: 0, positions: 0 })
})

test('withdrawn letters come in pages of what the reader may give back', async () => {
  await using store = await openTestStore()
  const { editor } = await open(store)
  const admin = requestContextOf(store, await addUser(store, 'admin', 'Ada'))
  const withdraw = async (title: string, visibility: 'named' | 'everyone') => {
    const { id } = await keep(store, {
      ...{ text: `Of ${title}.`, form: { title }, audience: { visibility, readerIds: [] } },
    })
    await withdrawLetterByForm(admin, id, twelve)
  }
  for (const title of ['First', 'Second']) await withdraw(title, 'everyone')
  for (let number = 0; number < pageSizes.withdrawnLetters; number += 1)
    await withdraw(`For few ${number}`, 'named')
  const titlesOf = async (context: typeof editor, page: number) => {
    const { rows, total, pages } = await listWithdrawnLetters(context, page)
    return [rows.map(({ title }) => title), total, pages]
  }
  expect(await titlesOf(editor, 1)).toEqual([['Second', 'First'], 2, 1])
  expect(await titlesOf(admin, 2)).toEqual([
    ...[['Second', 'First'], pageSizes.withdrawnLetters + 2, 2],
  ])
})
