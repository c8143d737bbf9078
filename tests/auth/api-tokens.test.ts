import { expect, test } from 'vitest'
import { parseBearerToken, createApiToken } from '#app/auth/api-tokens.ts'

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
  expect(parseBearerToken(header ?? null)).toBe(token)
})

test('no two tokens are the same, and each says whose it is', () => {
  const tokens = Array.from({ length: 100 }, createApiToken)
  expect([
    new Set(tokens).size,
    tokens.every((token) => /^stanceline_[\w-]{43}$/.test(token)),
  ]).toEqual([100, true])
})
