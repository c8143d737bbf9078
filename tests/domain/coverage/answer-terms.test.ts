import { expect, test } from 'vitest'
import {
  addWorkingDays,
  describeDocumentTerm,
  isDocumentRequest,
} from '#app/domain/coverage/answer-terms.ts'

test('fifteen working days leave out Easter, weekends, and the day from which they run', () => {
  // Monday 27 March 2023: 28-31 March are 1-4, 3-5 April 5-7; 6, 7 and 10 April are holidays; 11-14 April are 8-11,
  // 17-20 April 12-15.
  expect(addWorkingDays('2023-03-27', 15)).toEqual({ day: '2023-04-20', unknownYears: [] })
  // A Saturday counts as little as the Friday before would: Monday 3 April 2023 is the first.
  expect(addWorkingDays('2023-04-01', 1).day).toBe('2023-04-03')
})

test('the last week of the year is the Commission’s holiday, and a year that is not held is named', () => {
  // Wednesday 10 December 2025: 11 and 12 December are 1 and 2, 15-19 are 3-7, 22 and 23 are 8 and 9; from 24 on all
  // is closed. Of January 2026 only weekends are known: 1 and 2 January are 10 and 11, 5-8 January 12-15.
  expect(addWorkingDays('2025-12-10', 9)).toEqual({ day: '2025-12-23', unknownYears: [] })
  expect(addWorkingDays('2025-12-10', 15)).toEqual({ day: '2026-01-08', unknownYears: ['2026'] })
  expect(describeDocumentTerm('2025-12-10', '2026-01-09')).toBe(
    'due by 8 Jan 2026, or by 29 Jan 2026 where extended: the first is over; ' +
      'holidays of 2026 are not known here, so the days may be later',
  )
})

test('a term says whether it is over as of the day', () => {
  // Monday 2 October 2023: 15 working days end on Monday 23 October; 15 more, without 1 and 2 November, on
  // Wednesday 15 November.
  const said = (asOf: string) => describeDocumentTerm('2023-10-02', asOf)
  expect(said('2023-10-23')).toBe(
    'due by 23 Oct 2023, or by 15 Nov 2023 where extended: not yet over',
  )
  expect(said('2023-11-15')).toMatch(/: the first is over$/)
  expect(said('2023-11-16')).toMatch(/: both over$/)
})

test('a request for documents is told by the kind of a reference, and nothing else is one', () => {
  const of = (kind: string) => isDocumentRequest([{ kind, number: '2023/1' }])
  expect([of('Request for documents'), of('GestDem'), of('EASE'), of('case number')]).toEqual([
    ...[true, true, true, false],
  ])
  expect(isDocumentRequest([])).toBe(false)
})
