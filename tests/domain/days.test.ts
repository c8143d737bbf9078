import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  parseStoredDate,
  dayNumber,
  dayFromParts,
  dayFromNumber,
  isDay,
  findMonthBounds,
  subtractMonths,
  parseEdtfDate,
  formatEdtfDate,
  formatDay,
  formatDayInFull,
  formatDateInSentence,
  yearsBetween,
} from '#app/domain/days.ts'
import { chooseAsOfDay, isRecent } from '#app/domain/evidence-age.ts'

const days = fc
  .integer({ min: dayNumber('1900-01-01'), max: dayNumber('2999-12-31') })
  .map(dayFromNumber)

test.each([
  ['a day', '1985-04-12', '1985-04-12', '1985-04-12'],
  ['a month', '1985-04', '1985-04-01', '1985-04-30'],
  ['a year', '1985', '1985-01-01', '1985-12-31'],
  ['an interval of years', '1964/2008', '1964-01-01', '2008-12-31'],
  ['an interval of months', '2004-06/2006-08', '2004-06-01', '2006-08-31'],
  ['an interval of days', '2004-02-01/2005-02-08', '2004-02-01', '2005-02-08'],
  ['an interval of a day and a month', '2004-02-01/2005-02', '2004-02-01', '2005-02-28'],
  ['an interval of a day and a year', '2004-02-01/2005', '2004-02-01', '2005-12-31'],
  ['an interval of a year and a month', '2005/2006-02', '2005-01-01', '2006-02-28'],
])('EDTF’s example of %s (%s) is read', (_what, edtf, first, last) => {
  expect(parseEdtfDate(edtf)).toEqual({ ok: true, dated: { edtf, first, last, basis: null } })
})

test.each([
  ['2020-02', '2020-02-29'],
  ['2019-02', '2019-02-28'],
  ['1900-02', '1900-02-28'],
  ['2000-02', '2000-02-29'],
  ['2020-12', '2020-12-31'],
])('the month %s ends on %s', (month, last) => {
  expect(parseStoredDate(month).last).toBe(last)
})

test.each([
  '31-02-2020',
  '2020-02-31',
  '2019-02-29',
  '2020-13',
  '2020-00',
  '2020-10-00',
  '29.10.2020',
  '10/29/2020',
  'last week',
  '2020-10-29T12:00',
  '20',
  '2020-1-2',
  '0999',
  '２０２０',
  '2020-10-29\u0000',
  '2020-01-01/2020-02-01/2020-03-01',
  '/2020',
  '2020/',
  '2020-10-02/..',
  'x'.repeat(5_000_000),
])('what is no date is refused with how to write one (%#)', (written) => {
  const read = parseEdtfDate(written)
  expect(read).toMatchObject({
    ok: false,
    reason: expect.stringContaining('Write the date as 2020-10-29, as 2020-10 or 2020'),
  })
  expect(!read.ok && read.reason.length).toBeLessThan(400)
})

test.each(['', '   ', '\n'])('nothing is told apart from nonsense (%j)', (written) => {
  expect(parseEdtfDate(written)).toMatchObject({
    ok: false,
    reason: expect.stringMatching(/^A date is missing\. Write the date/),
  })
})

test.each(['2020-12-21/2020-10-02', '2021/2020', '2020-11/2020-10-31'])(
  'an interval that runs backwards (%s) is refused',
  (written) => {
    expect(parseEdtfDate(written)).toMatchObject({
      ok: false,
      reason: expect.stringContaining('ends before it begins. Write the earlier day first.'),
    })
  },
)

test('outer white space is taken off, and an empty basis is none', () => {
  expect(parseEdtfDate(' 2020-10-29 ', ' printed ')).toMatchObject({
    dated: { edtf: '2020-10-29', basis: 'printed' },
  })
  expect(parseStoredDate('2020-10-29', '  ').basis).toBeNull()
})

test('a stored date that cannot be read is a fault of ours', () => {
  expect(() => parseStoredDate('yesterday')).toThrow('“yesterday” is not a date')
})

test('every date that is read can be read again and holds its own ends', () => {
  fc.assert(
    fc.property(days, days, (one, other) => {
      const [first, last] = [one, other].sort()
      const read = parseStoredDate(`${first}/${last}`)
      expect([read.first, read.last]).toEqual([first, last])
      expect(parseStoredDate(read.edtf)).toEqual(read)
    }),
  )
})

test('days and their numbers are each other’s inverse', () => {
  expect(dayNumber('1970-01-01')).toBe(0)
  expect(dayNumber('2000-03-01')).toBe(11_017)
  fc.assert(
    fc.property(
      fc.integer({ min: -200_000, max: 300_000 }),
      (number) => dayNumber(dayFromNumber(number)) === number,
    ),
  )
})

test('days as words compare in order of time', () => {
  fc.assert(fc.property(days, days, (a, b) => a < b === dayNumber(a) < dayNumber(b)))
})

test('a day is made from its numbers only where there is one', () => {
  expect([
    dayFromParts(2020, 2, 29),
    dayFromParts(2019, 2, 29),
    dayFromParts(2020, 13, 1),
    dayFromParts(2020, 1, 0),
  ]).toEqual(['2020-02-29', null, null, null])
  expect([isDay('2020-10'), isDay('2020-10-29'), isDay('2020-10-32'), isDay('')]).toEqual([
    false,
    true,
    false,
    false,
  ])
})

test('age is in years of 365.25 days, negative before', () => {
  expect(yearsBetween('2016-01-01', '2020-01-01')).toBe(4)
  expect(yearsBetween('2020-01-01', '2016-01-01')).toBe(-4)
})

test('months are counted over the ends of months and the clocks’ change', () => {
  expect([subtractMonths('2020-03-31', 1), subtractMonths('2020-12-31', 36)]).toEqual([
    '2020-02-29',
    '2017-12-31',
  ])
  expect([findMonthBounds('2020-12-21', 1), findMonthBounds('2020-03', -1)]).toEqual([
    { first: '2021-01-01', last: '2021-01-31' },
    { first: '2020-02-01', last: '2020-02-29' },
  ])
})

test.each([
  ['evidence of this year', ['2020-10-29', '2026-01-05'], '2026-11-22', '2026-11-22'],
  ['the newest evidence just within 24 months', ['2024-11-22'], '2026-11-22', '2026-11-22'],
  ['only old evidence', ['2020-10-29', '2020-12-21'], '2026-11-22', '2020-12-21'],
  [
    'old evidence and a letter of the future',
    ['2020-12-21', '2027-01-01'],
    '2026-11-22',
    '2020-12-21',
  ],
  ['only a letter of the future', ['2027-01-01'], '2026-11-22', '2026-11-22'],
  ['no evidence', [], '2026-11-22', '2026-11-22'],
])('with %s the as-of day is the one that shows it', (_what, lastDays, today, asOf) => {
  expect(chooseAsOfDay(lastDays, today)).toBe(asOf)
})

test.each([
  ['2018-11-23', '2020-11-22'],
  ['2020-02-29', '2022-02-28'],
  ['2020-11-22', '2020-11-22'],
])('%s is within the 24 months up to and with %s', (day, asOf) => {
  expect(isRecent(day, asOf)).toBe(true)
})

test('two years and two days ago is no longer recent', () => {
  expect(isRecent('2018-11-20', '2020-11-22')).toBe(false)
})

test.each([
  ['2020-10-29', '29 Oct 2020', 'on 29 Oct 2020'],
  ['2020-10', 'Oct 2020', 'in Oct 2020'],
  ['2020', '2020', 'in 2020'],
  ['2020-10-02/2020-12-21', '2 Oct – 21 Dec 2020', 'between 2 Oct and 21 Dec 2020'],
  ['2020-12-02/2021-01-21', '2 Dec 2020 – 21 Jan 2021', 'between 2 Dec 2020 and 21 Jan 2021'],
  ['2021-04/2021-06', 'Apr – Jun 2021', 'between Apr and Jun 2021'],
  ['2020-11/2021-06', 'Nov 2020 – Jun 2021', 'between Nov 2020 and Jun 2021'],
])('%s is said as “%s” and “%s”', (edtf, said, when) => {
  expect([
    formatEdtfDate(parseStoredDate(edtf)),
    formatDateInSentence(parseStoredDate(edtf)),
  ]).toEqual([said, when])
})

test('a day is said short and in full', () => {
  expect([formatDay('2020-10-09'), formatDayInFull('2020-10-09')]).toEqual([
    '9 Oct 2020',
    '9 October 2020',
  ])
})
