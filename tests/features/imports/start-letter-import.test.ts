import { expect, test } from 'vitest'
import { startLetterImport } from '#app/features/imports/start-letter-import.ts'
import { keep, aText } from '#tests/support/letters.ts'
import { addUser, requestContextOf } from '#tests/support/request-context.ts'
import { openTestStore } from '#tests/support/store.ts'

test('a text that is stored already, no text and an altered form start no import', async () => {
  await using store = await openTestStore()
  const user = await addUser(store)
  await keep(store, { text: aText })
  const sender = { ...requestContextOf(store, user), user }
  const send = (fields: Record<string, string>) => {
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.set(name, value)
    return startLetterImport(sender, form)
  }
  expect(await send({ text: aText.replaceAll('\n', '\r\n') })).toMatchObject({
    ok: false,
    status: 400,
    pasted: aText,
    errors: {
      text: 'This very text is stored already, as “Reply to Microsoft”. Look for it among the letters; nothing was added.',
    },
  })
  const forms: Record<string, string>[] = [
    { text: ' ' },
    { id: 'none', text: 'Dear Sir, we support it.' },
  ]
  for (const fields of forms) expect(await send(fields)).toMatchObject({ ok: false, status: 400 })
  expect(await store.rows('select id from imports')).toEqual([])
})
