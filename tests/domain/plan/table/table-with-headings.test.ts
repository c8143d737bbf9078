import { expect, test } from 'vitest'
import { findTables } from '#app/domain/plan/table/table-with-headings.ts'
import type { Sheet } from '#app/domain/plan/table/sheet.ts'

const sheetOf = (...rows: string[][]): Sheet => ({
  name: 'Votes',
  rows: rows.map((cells, index) => ({ number: index + 1, cells: cells.map((text) => ({ text })) })),
})
const headingRowOf = (...rows: string[][]) => findTables([sheetOf(...rows)])[0]!.row

test('what is voted is no heading, though a heading may be called the same', () => {
  const votes = [
    ['Member', 'Group', 'Vote of 7 December 2020 on encryption', 'Objection of 16 December 2020'],
    ['Anna Berg', 'Greens', 'for', 'against'],
    ['Boris Klein', 'Liberals', 'against', 'for'],
    ['Clara Sand', 'Greens', 'for', 'absent'],
  ]
  expect(headingRowOf(...votes)).toBe(1)
})

test('known headings are found below a title, and where a printed page says them again', () => {
  const head = ['Author', 'Date', 'Quote']
  const rows = [
    ['Anna Berg', '2021-01-02', 'We support it.'],
    ['Boris Klein', '2021-01-03', 'We do not.'],
  ]
  expect(headingRowOf(['Letters of 2021', '', ''], head, rows[0]!, head, rows[1]!)).toBe(2)
})

test('a row of data is no row of headings', () => {
  expect(
    headingRowOf(
      ['Anna Berg', '7 December 2020', 'We support it without any reservation.'],
      ['Boris Klein', '8 December 2020', 'We oppose any delay of it.'],
    ),
  ).toBeNull()
  expect(
    headingRowOf(['12', '2021-01-02', 'for'], ['13', '2021-01-03', 'against'], ['14', '', 'for']),
  ).toBeNull()
})
