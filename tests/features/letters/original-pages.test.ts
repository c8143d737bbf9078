import { afterAll, expect, test } from 'vitest'
import type { Span } from '#app/domain/text/quotes.ts'
import {
  loadOriginalMarks,
  loadOriginalPage,
  loadOriginalScreen,
} from '#app/features/letters/original-pages.ts'
import { closeReaders } from '#app/readers/read-file.ts'
import { keep } from '#tests/support/letters.ts'
import { pdfOf } from '#tests/support/pdf-files.ts'
import { addUser, requestContextOf } from '#tests/support/request-context.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

afterAll(closeReaders)

const lines = ['Dear all,', 'We support it without reservation.']
const text = lines.join('\n\n')
const quote = { start: text.indexOf('support'), end: text.length }

/** A letter of two pages, with its PDF. */
async function keepPdf(store: TestStore): Promise<string> {
  const bytes = pdfOf(lines.map((words) => ({ texts: [{ x: 70, y: 780, words }] })))
  const { id } = await keep(store, {
    text,
    file: { name: 'letter.pdf', mediaType: 'application/pdf', bytes },
    pages: lines.map((words, at) => ({
      number: at + 1,
      start: text.indexOf(words),
      confidence: null,
    })),
  })
  return id
}

test('the page on which a quote stands is shown, with its words marked', async () => {
  await using store = await openTestStore()
  const id = await keepPdf(store)
  const context = requestContextOf(store, await addUser(store))
  expect(await loadOriginalScreen(context, id, { page: null, marked: quote })).toMatchObject({
    ...{ page: 2, pages: 2, reason: null, boxes: [{ width: expect.any(Number) as number }] },
  })
  // On the page before there is none of it.
  expect(await loadOriginalScreen(context, id, { page: 1, marked: quote })).toMatchObject({
    ...{ page: 1, boxes: [] },
  })
  expect(await loadOriginalScreen(context, id, { page: 3, marked: null })).toMatchObject({
    ...{ pages: null, reason: 'This file has 2 pages; there is no page 3.' },
  })
})

test('a page is drawn once, also for two who ask for it at the same time and for every quote', async () => {
  await using store = await openTestStore()
  const id = await keepPdf(store)
  const context = requestContextOf(store, await addUser(store))
  const load = async (page: number) => {
    const drawing = await loadOriginalPage(context, id, page)
    return drawing.ok ? drawing.drawn.picture : drawing.reason
  }
  const [first, second] = await Promise.all([load(1), load(1)])
  expect(first).toBeInstanceOf(Uint8Array)
  expect(second).toBe(first)
  expect(await load(1)).toBe(first)
  expect(await load(2)).not.toBe(first)
  const marks = (marked: Span | null, page = 2) => loadOriginalMarks(context, id, { page, marked })
  const [whole] = await marks(quote)
  const [part] = await marks({ ...quote, start: text.indexOf('without') })
  expect(part!.left).toBeGreaterThan(whole!.left)
  expect([await marks(null), await marks(quote, 1), await marks(quote, 3)]).toEqual([[], [], []])
})

test('a picture masks nothing, so who may not see addresses gets none', async () => {
  await using store = await openTestStore()
  const id = await keepPdf(store)
  const viewer = requestContextOf(store, await addUser(store, 'viewer', 'Vera'))
  await expect(loadOriginalPage(viewer, id, 1)).rejects.toMatchObject({ status: 403 })
  const asked = { page: 2, marked: quote }
  await expect(loadOriginalMarks(viewer, id, asked)).rejects.toMatchObject({ status: 403 })
  await store.rows("update letters set visibility = 'named' where id = ?", id)
  const coder = requestContextOf(store, await addUser(store, 'coder', 'Cy'))
  await expect(loadOriginalPage(coder, id, 1)).rejects.toMatchObject({ status: 404 })
  await expect(loadOriginalMarks(coder, id, asked)).rejects.toMatchObject({ status: 404 })
})

test('a letter that came as text has no pages', async () => {
  await using store = await openTestStore()
  const { id } = await keep(store)
  const context = requestContextOf(store, await addUser(store))
  await expect(loadOriginalScreen(context, id, { page: 1, marked: null })).rejects.toMatchObject({
    status: 404,
  })
})
