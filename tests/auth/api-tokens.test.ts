import { expect, test } from 'vitest'
import { readBearerToken, createApiToken } from '#app/auth/api-tokens.ts'

const asking = (authorization?: string) =>
  new Request(
    'http://localhost/briefing.csv',
    authorization === undefined ? {} : { headers: { authorization } },
  )

test.each([
  ['Bearer stanceline_abc', 'stanceline_abc'],
  ['bearer   stanceline_abc', 'stanceline_abc'],
  ['BEARER a b', 'a b'],
  ['Bearer', ''],
  ['Bearer ', ''],
  ['Basic YW5hOnB3', null],
  ['Bearerish abc', null],
  [undefined, null],
])('the header %j presents %j', (header, token) => {
  expect(readBearerToken(asking(header))).toBe(token)
})

test('no two tokens are the same, and each says whose it is', () => {
  const tokens = Array.from({ length: 100 }, createApiToken)
  expect([
    new Set(tokens).size,
    tokens.every((token) => /^stanceline_[\w-]{43}$/.test(token)),
  ]).toEqual([100, true])
})
