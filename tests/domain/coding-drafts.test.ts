import { expect, test } from 'vitest'
import {
  boundMoment,
  chooseDraft,
  findTypedAt,
  type OpenCodingDraft,
} from '#app/domain/coding-drafts.ts'

const at = (second: string) => `2026-11-28T10:00:${second}Z`
const aDraft = (id: string, second: string, formKey = 'new'): OpenCodingDraft => ({
  ...{ formKey, textVersion: 1, typedAt: at(second) },
  fields: { texts: { id }, holderIds: [] },
})
const anEnd = (positionId: string, second: string, formKey = 'new') => ({
  ...{ formKey, positionId, typedAt: at(second), fields: null },
})

test('of two drafts of one form the newer counts, and one alone where there is no other', () => {
  const [older, newer] = [aDraft('p1', '01.000'), aDraft('p1', '01.001')]
  expect(chooseDraft(older, newer)).toBe(newer)
  expect(chooseDraft(newer, older)).toBe(newer)
  expect(chooseDraft(null, older)).toBe(older)
  expect(chooseDraft(null, null)).toBe(null)
})

test('what was discarded stays so, until something is typed after it', () => {
  const [older, end, newer] = [
    aDraft('p1', '01.000'),
    anEnd('p1', '02.000'),
    aDraft('p1', '03.000'),
  ]
  for (const [one, other] of [
    [older, end],
    [end, older],
  ] as const)
    expect(chooseDraft(one, other)).toBe(null)
  expect(chooseDraft(end, newer)).toBe(newer)
  expect(chooseDraft(end, null)).toBe(null)
})

test('of a new position nothing is thrown away with another one that was discarded after it', () => {
  const [other, end] = [aDraft('p2', '01.000'), anEnd('p1', '02.000')]
  expect([chooseDraft(other, end), chooseDraft(end, other)]).toEqual([other, other])
  // The form of a stored position has one draft.
  expect(chooseDraft(aDraft('p2', '01.000', 'p2'), anEnd('p2', '02.000', 'p2'))).toBe(null)
})

test('no moment is after that of the server', () => {
  expect(boundMoment(at('05.000'), at('04.000'))).toBe(at('04.000'))
  expect(boundMoment(at('03.000'), at('04.000'))).toBe(at('03.000'))
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
