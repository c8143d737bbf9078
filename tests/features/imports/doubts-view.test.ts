import { afterAll, expect, test } from 'vitest'
import { buildDoubtsView } from '#app/features/imports/doubts-view.ts'
import { closeReaders } from '#app/readers/read-file.ts'
import { letterText, planned, undatedLetterText } from '#tests/support/importing.ts'
import { openSeededStore } from '#tests/support/store.ts'

afterAll(closeReaders)

test('letters without a date are one kind with their number, and a letter that leaves nothing open is in none', async () => {
  await using store = await openSeededStore()
  const id = await planned(store, [
    { name: 'a.txt', bytes: undatedLetterText('We support it without reservation.') },
    { name: 'b.txt', bytes: undatedLetterText('We oppose every part of it, and say why.') },
    { name: 'c.txt', bytes: letterText() },
  ])
  const { kinds, total } = await buildDoubtsView(store, { id })
  expect(total).toBe(kinds.length)
  expect(kinds.filter(({ field }) => field === 'dated')).toMatchObject([
    { letters: 2, sentences: [{ letters: 2 }], more: 0 },
  ])
})
