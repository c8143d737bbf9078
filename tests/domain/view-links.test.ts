import { expect, test } from 'vitest'
import { describeEnd, keepViewQuery, sayFactValue, toViewParams } from '#app/domain/view-links.ts'

test('a link keeps what says what is shown, and nothing of how somebody reads it', () => {
  const asked =
    'topic=t1&topic=t2&who=kind:person&closed=a&rows=120&sort=&at=q&findingsPage=3&page=2&add=Ana'
  const query = keepViewQuery(new URLSearchParams(asked), ['ana'])!
  expect(String(toViewParams(query))).toBe(
    'topic=t1&topic=t2&who=kind%3Aperson&closed=a&rows=120&actor=ana',
  )
})

test('a selection of more signs than an address has is no query', () => {
  expect(keepViewQuery(new URLSearchParams({ closed: 'x'.repeat(8_001) }), [])).toBeNull()
})

test('a link works until it is ended or over, and then says since when', () => {
  const now = '2026-11-30T10:00:00.000Z'
  expect(describeEnd({ endedAt: null, expiresAt: null }, now)).toBeNull()
  expect(describeEnd({ endedAt: null, expiresAt: '2026-11-30T10:00:00.001Z' }, now)).toBeNull()
  expect(describeEnd({ endedAt: null, expiresAt: '2026-11-30T10:00:00.000Z' }, now)).toBe(
    'This link worked until 30 Nov 2026.',
  )
  expect(describeEnd({ endedAt: '2026-10-01T00:00:00.000Z', expiresAt: null }, now)).toBe(
    'This link was ended on 1 Oct 2026.',
  )
})

test('days are said in words', () => {
  expect([sayFactValue('2020-12-31'), sayFactValue('Strips'), sayFactValue(2)]).toEqual([
    '31 Dec 2020',
    'Strips',
    '2',
  ])
})
