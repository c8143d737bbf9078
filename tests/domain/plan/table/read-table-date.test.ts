import { expect, test } from 'vitest'
import { readTableDate } from '#app/domain/plan/table/read-table-date.ts'
import type { DateRules } from '#app/domain/plan/table/date-readers.ts'

const unsaid: DateRules = { order: null, ambiguousDots: false, century: null }
const read = (text: string, how: Partial<DateRules> = {}) =>
  readTableDate({ text }, { ...unsaid, ...how })

test.each([
  ['2020-10-29', '2020-10-29'],
  ['2020/10/29', '2020-10-29'],
  ['20201029', '2020-10-29'],
  ['2020-10-29T14:03:00Z', '2020-10-29'],
  ['29.10.2020', '2020-10-29'],
  ['5.4.2020', '2020-04-05'],
  ['29.10.2020, 14:03 Uhr', '2020-10-29'],
  ['10/29/2020', '2020-10-29'],
  ['29/10/2020', '2020-10-29'],
  ['10/29/2020 2:03 PM', '2020-10-29'],
  ['05/05/2020', '2020-05-05'],
  ['29 October 2020', '2020-10-29'],
  ['Thursday, 29 October 2020', '2020-10-29'],
  ['Thu 29 Oct 2020', '2020-10-29'],
  ['October 29th, 2020', '2020-10-29'],
  ['29-Oct-2020', '2020-10-29'],
  ['29. Oktober 2020', '2020-10-29'],
  ['le 1er octobre 2020', '2020-10-01'],
  ['2020 Oct 29', '2020-10-29'],
  ['Oct 2020', '2020-10'],
  ['October, 2020', '2020-10'],
  ['2020 October', '2020-10'],
  ['2020-10', '2020-10'],
  ['10/2020', '2020-10'],
  ['2020', '2020'],
  ['in 2020', '2020'],
  ['Q4 2020', '2020-10/2020-12'],
  ['2020-Q4', '2020-10/2020-12'],
  ['Q1/2021', '2021-01/2021-03'],
  ['4th quarter of 2020', '2020-10/2020-12'],
  ['2. Quartal 2021', '2021-04/2021-06'],
  ['T2 2021', '2021-04/2021-06'],
  ['H1 2021', '2021-01/2021-06'],
  ['2020-10-02/2020-12-21', '2020-10-02/2020-12-21'],
  ['2 October – 21 December 2020', '2020-10-02/2020-12-21'],
  ['2–5 October 2020', '2020-10-02/2020-10-05'],
  ['2-5 October 2020', '2020-10-02/2020-10-05'],
  ['Oct-Dec 2020', '2020-10/2020-12'],
  ['between 2 Oct 2020 and 21 Dec 2020', '2020-10-02/2020-12-21'],
  ['29.10.2020 bis 2.11.2020', '2020-10-29/2020-11-02'],
  ['2020-2021', '2020/2021'],
  ['2020-10-29 - 2020-11-02', '2020-10-29/2020-11-02'],
  ['Q3 2020 to Q1 2021', '2020-07/2021-03'],
])('%s is %s', (written, edtf) => {
  expect(read(written)).toEqual({ ok: true, edtf, doubt: null })
})

test('a cell that holds a date says it whatever it shows', () => {
  expect(readTableDate({ text: 'Thursday', date: '2020-10-29T14:03:00' }, unsaid)).toEqual({
    ok: true,
    edtf: '2020-10-29',
    doubt: null,
  })
})

test('a number as Excel counts days is read with a doubt', () => {
  expect(read('44133')).toEqual({
    ok: true,
    edtf: '2020-10-29',
    doubt: '“44133” was read as Excel counts days: 2020-10-29. Check it against the letter.',
  })
})

test('which number is the day is asked, and read as answered', () => {
  expect(read('04/05/2020')).toEqual({
    ok: false,
    missing: 'order',
    reason:
      '“04/05/2020” may be 4 May 2020 or 5 April 2020. Say whether the day or the month comes first.',
  })
  expect(read('04/05/2020', { order: 'day' })).toMatchObject({ edtf: '2020-05-04' })
  expect(read('04/05/2020', { order: 'month' })).toMatchObject({ edtf: '2020-04-05' })
  expect(read('04-05-2020 to 06-05-2020', { order: 'day' })).toMatchObject({
    edtf: '2020-05-04/2020-05-06',
  })
  expect(read('04/05/2020 – 06/05/2020')).toMatchObject({ ok: false, missing: 'order' })
})

test('points mean that the day comes first, unless the table proves otherwise', () => {
  expect(read('04.05.2020', { order: 'month' })).toMatchObject({ edtf: '2020-05-04' })
  expect(read('04.05.2020', { order: 'month', ambiguousDots: true })).toMatchObject({
    edtf: '2020-04-05',
  })
  expect(read('04.05.2020', { ambiguousDots: true })).toMatchObject({ missing: 'order' })
})

test('an order does not turn a date around that can be read in one way only', () => {
  expect(read('29/10/2020', { order: 'month' })).toMatchObject({ edtf: '2020-10-29' })
})

test.each(['29/10/20', '29 Oct 20', 'Oct-20', "29 October '20"])(
  'the century of %s is asked',
  (written) => {
    expect(read(written)).toMatchObject({
      ok: false,
      missing: 'century',
      reason: expect.stringContaining('has two digits'),
    })
    expect(read(written, { century: '20' })).toMatchObject({
      ok: true,
      edtf: expect.stringMatching(/^2020-10/),
    })
    expect(read(written, { century: '19' })).toMatchObject({
      ok: true,
      edtf: expect.stringMatching(/^1920-10/),
    })
  },
)

test.each([
  ['', 'This row has no date.'],
  ['31/02/2020', '“31/02/2020” is not a day that exists.'],
  ['2020-02-30', '“2020-02-30” is not a day that exists.'],
  ['30 February 2020', '“30 February 2020” is not a day that exists.'],
  ['13/2020', '“13/2020” is not a month that exists.'],
  ['last week', '“last week” is not a date that can be read. Write it as 2020-10-29'],
  ['spring 2020', 'is not a date that can be read'],
  ['ca. 2020', 'is not a date that can be read'],
  ['before 29 October 2020', 'is not a date that can be read'],
  ['21 December – 2 October 2020', 'ends before it begins'],
  ['0259', 'is not a date that can be read'],
  ['2020/0259(COD)', 'is not a date that can be read'],
])('“%s” is refused', (written, sentence) => {
  expect(read(written)).toMatchObject({
    ok: false,
    missing: null,
    reason: expect.stringContaining(sentence),
  })
})
