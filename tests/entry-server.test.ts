import type { EntryContext } from '@remix-run/node'
import { expect, test } from 'vitest'
import handleRequest from '#app/entry.server.tsx'

test('who asks too often gets the sentence and how long to wait, without a page being drawn', async () => {
  const sentence = 'These are more than 60 searches within a minute. Wait 20 seconds and try again.'
  const refusal = { status: 429, statusText: '', internal: false, data: sentence }
  const answer = await handleRequest(
    new Request('http://localhost/letters?q=x'),
    429,
    new Headers({ 'retry-after': '20' }),
    // Nothing else of it is there, so that whatever would draw a page fails.
    {
      staticHandlerContext: { errors: { 'routes/letters._index': refusal } },
      manifest: { routes: { root: { css: ['/assets/root.css'] } } },
    } as unknown as EntryContext,
    {} as Parameters<typeof handleRequest>[4],
  )
  expect([
    answer.status,
    answer.headers.get('retry-after'),
    answer.headers.get('content-type'),
  ]).toEqual([429, '20', 'text/html; charset=utf-8'])
  expect(await answer.text()).toContain(`<h1>Too often</h1><p>${sentence}</p>`)
})
