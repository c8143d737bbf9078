import { expect, test } from 'vitest'
import type { CodingForm } from '#app/features/coding/coding-form.ts'
import { handleCodingForm } from '#app/features/coding/handle-coding-form.ts'
import { openForCoding } from '#tests/support/coding.ts'
import { openTestStore } from '#tests/support/store.ts'

test('a refused form comes back with every field and holder as it was sent', async () => {
  await using store = await openTestStore()
  const { context } = await openForCoding(store)
  const form: CodingForm = {
    fields: { deed: 'save', exact: 'Nowhere in the letter.', note: 'A note' },
    holderIds: ['nobody'],
  }
  const { answer } = await handleCodingForm(context, form)
  if (answer.ok) throw new Error('This was stored.')
  expect(answer).toMatchObject({ fields: form.fields, holderIds: form.holderIds })
  expect(Object.keys(answer.errors)).not.toEqual([])
})
