import { expect, test } from 'vitest'
import {
  findWithdrawnLetter,
  giveLetterBack,
  listWithdrawnLetters,
  loadWithdrawalPage,
  withdrawLetterByForm,
} from '#app/features/letters/withdrawal-forms.ts'
import { aPassage, keep, logOf } from '#tests/support/letters.ts'
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
    ...{ withdrawn: null, positions: 1, affiliations: 0, handed: 0, asks: 0 },
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
  expect(await listWithdrawnLetters(editor)).toMatchObject([{ id, reason: 'It is a forgery.' }])
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
  expect(await listWithdrawnLetters(editor)).toEqual([])
  expect(await listWithdrawnLetters(admin)).toHaveLength(1)
})

test('a letter that was erased is not given back', async () => {
  await using store = await openTestStore()
  const { id, editor } = await open(store)
  await withdrawLetterByForm(editor, id, twelve)
  await store.erasures.letter(id, 'On request.', { userId: null, via: 'command line' })
  expect([await findWithdrawnLetter(editor, id), await listWithdrawnLetters(editor)]).toEqual([
    ...[null, []],
  ])
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
