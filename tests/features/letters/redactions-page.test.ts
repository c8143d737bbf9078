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

test('no word around a redaction is cut', async () => {
  await using store = await openTestStore()
  const around = Array.from({ length: 12 }, (_, at) => `wholeword${String(at).padStart(2, '0')}`)
  const { id } = await keep(store, {
    text: `${around.join(' ')} [redacted] ${around.join(' ')}\n`,
  })
  const viewer = requestContextOf(store, await addUser(store, 'viewer', 'Vera Viewer'))
  const [row] = (await loadRedactionsPage(viewer, id, '1')).rows
  expect([row!.before.trim(), row!.after.trim()]).toEqual([
    'wholeword08 wholeword09 wholeword10 wholeword11',
    'wholeword00 wholeword01 wholeword02 wholeword03',
  ])
})
