import { expect, test } from 'vitest'
import { eraseLetterByForm, erasePersonByForm } from '#app/features/erasures/erasure-forms.ts'
import { actorId, keep, somebody } from '#tests/support/letters.ts'
import { openTestStore } from '#tests/support/store.ts'

test('a letter is erased where the form says why and that it is meant', async () => {
  await using store = await openTestStore()
  const { id } = await keep(store)
  const fields = { reason: ' The author asked for it. ', confirm: 'ERASE' }
  const request = { admin: store, performedBy: somebody, fields }
  expect(await eraseLetterByForm(request, id)).toEqual({ ok: true })
  expect(await store.erasures.list()).toMatchObject([{ reason: 'The author asked for it.' }])
  expect(await eraseLetterByForm(request, id)).toMatchObject({ cause: 'changed meanwhile' })
})

test.each([
  [{ confirm: 'ERASE' }, ['reason']],
  [{ reason: ' ', confirm: 'erase' }, ['reason', 'confirm']],
  [{ reason: 'x'.repeat(501), confirm: 'ERASE' }, ['reason']],
  [{ reason: 'Asked for.', confirm: 'ERASE', words: 'of' }, ['words']],
])(
  'a form that is not whole erases nothing and says what is missing: %j',
  async (fields, wrong) => {
    await using store = await openTestStore()
    await keep(store)
    const refused = await erasePersonByForm(
      { admin: store, performedBy: somebody, fields: fields as Record<string, string> },
      await actorId(store),
    )
    expect(refused).toMatchObject({ ok: false, cause: 'unfit' })
    expect(Object.keys((refused as { refusal: { errors: object } }).refusal.errors)).toEqual(wrong)
    expect(await store.erasures.list()).toEqual([])
  },
)

test('a person is erased with further words, one a line', async () => {
  await using store = await openTestStore()
  await keep(store)
  const fields = { reason: 'Asked for.', confirm: 'ERASE', words: 'Yours faithfully\r\n' }
  expect(
    await erasePersonByForm({ admin: store, performedBy: somebody, fields }, await actorId(store)),
  ).toEqual({ ok: true })
  expect(await store.rows('select text from text_versions')).toEqual([
    { text: expect.stringContaining('█████ ██████████,\n\n████ █████████\n') as string },
  ])
})
