import { expect, test } from 'vitest'
import { loadRedactionsPage } from '#app/features/letters/redactions-page.ts'
import { aText, keep } from '#tests/support/letters.ts'
import { addUser, requestContextOf } from '#tests/support/request-context.ts'
import { openTestStore } from '#tests/support/store.ts'

test('each redaction stands with the words around it, its page and its paragraph; who may not code says nothing', async () => {
  await using store = await openTestStore()
  const text = aText.replace('We support', 'We [redacted] support')
  const { id } = await keep(store, {
    text,
    pages: [{ number: 1, start: 0, confidence: null }],
  })
  const viewer = requestContextOf(store, await addUser(store, 'viewer', 'Vera Viewer'))
  const page = await loadRedactionsPage(viewer, id, '1')
  expect(page).toMatchObject({ mayInvoke: false, open: '1', whole: [] })
  expect(page.share).toBe('not known: the redactions tell no length')
  expect(page.rows).toEqual([
    {
      ...{ number: 1, words: '[redacted]', place: 'p. 1, ¶ 1', invoked: [], proposed: [] },
      before: expect.stringMatching(/We $/),
      after: expect.stringMatching(/^ support/),
    },
  ])
})
