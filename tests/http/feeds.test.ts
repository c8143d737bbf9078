import { expect, test } from 'vitest'
import { respondWithFeed } from '#app/http/feeds.ts'

const file = { content: 'words', mediaType: 'text/x', updatedAt: '2026-11-30T04:00:00.000Z' }
const ask = (headers: Record<string, string> = {}) =>
  respondWithFeed(new Request('https://here.test/', { headers }), file)

test('whoever has this very feed gets 304, also by a weak tag among others, and nobody by its moment', () => {
  const tag = ask().headers.get('etag')!
  expect(ask().headers.get('last-modified')).toBe('Mon, 30 Nov 2026 04:00:00 GMT')
  expect(ask({ 'if-none-match': `"other", W/${tag}` }).status).toBe(304)
  expect(ask({ 'if-none-match': '"other"' }).status).toBe(200)
  expect(ask({ 'if-modified-since': 'Mon, 30 Nov 2026 05:00:00 GMT' }).status).toBe(200)
})
