import { expect, inject, test } from 'vitest'
import { startApp } from '#tests/support/app.ts'

test.each([
  [
    'a wrong password',
    (url: URL) => (url.password = 'not-the-secret'),
    {},
    /refuses this name or password\. Check both in DATABASE_URL/,
  ],
  [
    'a server that does not run',
    (url: URL) => (url.port = '1'),
    {},
    /cannot be reached \(ECONNREFUSED\)/,
  ],
  [
    'no number of connections',
    (url: URL) => url,
    { DATABASE_POOL: 'many' },
    /DATABASE_POOL is “many”, which is no number of connections/,
  ],
])(
  'with %s the server ends with a sentence that keeps the password',
  async (_what, change, settings, sentence) => {
    const url = new URL(inject('server')!)
    change(url)
    const error: Error = await startApp({ DATABASE_URL: url.href, ...settings }).then(
      () => Promise.reject(new Error('It started.')),
      (failed: Error) => failed,
    )
    expect(error.message).toMatch(/^The server ended with 1\./)
    expect(error.message).toMatch(sentence)
    expect(error.message).not.toContain(decodeURIComponent(url.password))
    expect(error.message).not.toContain('    at ')
  },
)
