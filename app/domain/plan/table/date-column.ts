import { dayFromParts } from '#app/domain/days.ts'
import type { DateCentury, DateOrder, DateRules } from './date-readers.ts'
import { findNumericDates, readTableDate } from './read-table-date.ts'
import type { SheetRow } from './sheet.ts'

type DateExample = { row: number; words: string }

/**
 * Which number is the day in a column of dates. `settled`: one date proves it, because it can be
 * read in one way only; `ask`: all can be read both ways; `mixed`: some prove the one and some the
 * other; `none`: the question does not arise.
 */
type DateOrderFinding =
  | { kind: 'none' }
  | { kind: 'settled'; order: DateOrder; proof: DateExample }
  | { kind: 'ask'; examples: DateExample[] }
  | { kind: 'mixed'; day: DateExample; month: DateExample; examples: DateExample[] }

/**
 * What must be known to read a column of dates. `short` are years of two digits; `remarks` are
 * sentences on what looks odd in the column as a whole.
 */
export type DateColumn = {
  order: DateOrderFinding
  ambiguousDots: boolean
  short: DateExample[]
  remarks: string[]
}

const maxExamples = 3

export function examineDateColumn(rows: readonly SheetRow[], place: number): DateColumn {
  const cells = rows.flatMap(({ number, cells }) =>
    cells[place]?.text.trim() ? [{ row: number, cell: cells[place] }] : [],
  )
  const days = cells.flatMap(({ row, cell }) =>
    findNumericDates(cell).map((day) => ({ ...day, row })),
  )
  // With points the day comes first wherever dates are written so: asked only where one of them proves otherwise.
  const ambiguousDots = days.some(
    ({ separator, first, second }) => separator === '.' && first <= 12 && second > 12,
  )
  const open = days.filter(({ separator }) => ambiguousDots || separator !== '.')
  const [day, month] = [
    open.find(({ first, second }) => first > 12 && second <= 12),
    open.find(({ first, second }) => first <= 12 && second > 12),
  ]
  const either = open
    .filter(
      ({ first, second }) =>
        first !== second && dayFromParts(2000, first, second) && dayFromParts(2000, second, first),
    )
    .slice(0, maxExamples)
    .map(toDateExample)
  const short = cells
    .filter(({ cell }) => needsCentury(cell))
    .slice(0, maxExamples)
    .map(({ row, cell }) => ({ row, words: cell.text.trim() }))
  return {
    order: findDateOrder(day && toDateExample(day), month && toDateExample(month), either),
    ambiguousDots,
    short,
    remarks: findColumnRemarks(
      cells.flatMap(({ cell }) => cell.date?.slice(0, 10) ?? []),
      day,
    ),
  }
}

/** How the dates of a column are to be read, by what it proves and otherwise by what a person said. */
export function resolveDateRules(
  { order, ambiguousDots }: DateColumn,
  answers: { order: DateOrder | null; century: DateCentury | null },
): DateRules {
  return {
    order: order.kind === 'settled' ? order.order : answers.order,
    ambiguousDots,
    century: answers.century,
  }
}

function findDateOrder(
  day: DateExample | undefined,
  month: DateExample | undefined,
  examples: DateExample[],
): DateOrderFinding {
  if (day && month && examples.length) return { kind: 'mixed', day, month, examples }
  if (!examples.length) return { kind: 'none' }
  const proof = day ?? month
  return proof
    ? { kind: 'settled', order: day ? 'day' : 'month', proof }
    : { kind: 'ask', examples }
}

function needsCentury(cell: SheetRow['cells'][number]): boolean {
  if (cell.date) return false
  const read = readTableDate(cell, { order: 'day', ambiguousDots: false, century: null })
  return !read.ok && read.missing === 'century'
}

function findColumnRemarks(days: readonly string[], dayFirst: DateExample | undefined): string[] {
  if (days.length < 3) return []
  const sentences: string[] = []
  if (days.every((day) => day.endsWith('-01')))
    sentences.push(
      'Every date that this file holds as a date is the first of a month. If only the months ' +
        'are known, write them as 2020-10.',
    )
  if (dayFirst && days.every((day) => Number(day.slice(8)) <= 12))
    sentences.push(
      `The dates that are written out have the day first (“${dayFirst.words}” in row ` +
        `${dayFirst.row}), and those that this file holds as dates are all of the 1st to the ` +
        '12th. A spreadsheet set to dates as in America turns day and month around in just these: ' +
        'compare a few with their letters.',
    )
  return sentences
}

function toDateExample({ row, words }: DateExample): DateExample {
  return { row, words }
}
