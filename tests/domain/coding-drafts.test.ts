import { expect, test } from 'vitest'
import { chooseNewerDraft, findTypedAt } from '#app/domain/coding-drafts.ts'

const at = (second: string) => ({ typedAt: `2026-11-28T10:00:${second}Z` })

test('of two drafts of one form the newer counts, and one alone where there is no other', () => {
  const [older, newer] = [at('01.000'), at('01.001')]
  expect(chooseNewerDraft(older, newer)).toBe(newer)
  expect(chooseNewerDraft(newer, older)).toBe(newer)
  expect(chooseNewerDraft(null, older)).toBe(older)
  expect(chooseNewerDraft(null, null)).toBe(null)
})

test('each change is after the one before, also where the clock stands still or was set back', () => {
  const noon = Date.parse('2026-11-28T12:00:00.000Z')
  const first = findTypedAt(noon, null)
  const second = findTypedAt(noon, first)
  expect([first, second, findTypedAt(noon - 3_600_000, second)]).toEqual([
    '2026-11-28T12:00:00.000Z',
    '2026-11-28T12:00:00.001Z',
    '2026-11-28T12:00:00.002Z',
  ])
})
