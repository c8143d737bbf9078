import { dayOf } from '#app/domain/days.ts'
import type { Century, DateOrder, HowDated } from './date-forms.ts'
import { numberDaysIn, readTableDate } from './dates.ts'
import type { Row } from './sheet.ts'

type Proof = { row: number; words: string }

/**
 * Which number is the day in a column of dates. `settled`: one date proves it, because it can be read in one way only;
 * `ask`: all can be read both ways; `mixed`: some prove the one and some the other; `none`: the question does not arise.
 */
export type OrderFound =
  | { kind: 'none' }
  | { kind: 'settled'; order: DateOrder; proof: Proof }
  | { kind: 'ask'; examples: Proof[] }
  | { kind: 'mixed'; day: Proof; month: Proof; examples: Proof[] }

/** What must be known to read a column of dates. `short` are years of two digits; `remarks` are sentences on what looks odd in the column as a whole. */
export type DateColumn = { order: OrderFound; points: boolean; short: Proof[]; remarks: string[] }

const shown = 3

export function dateColumn(rows: readonly Row[], place: number): DateColumn {
  const cells = rows.flatMap(({ number, cells }) =>
    cells[place]?.text.trim() ? [{ row: number, cell: cells[place] }] : [],
  )
  const days = cells.flatMap(({ row, cell }) => numberDaysIn(cell).map((day) => ({ ...day, row })))
  // With points the day comes first wherever dates are written so: asked only where one of them proves otherwise.
  const points = days.some(({ sign, first, second }) => sign === '.' && first <= 12 && second > 12)
  const open = days.filter(({ sign }) => points || sign !== '.')
  const [day, month] = [
    open.find(({ first, second }) => first > 12 && second <= 12),
    open.find(({ first, second }) => first <= 12 && second > 12),
  ]
  const either = open
    .filter(
      ({ first, second }) =>
        first !== second && dayOf(2000, first, second) && dayOf(2000, second, first),
    )
    .slice(0, shown)
    .map(proof)
  const short = cells
    .filter(({ cell }) => asksCentury(cell))
    .slice(0, shown)
    .map(({ row, cell }) => ({ row, words: cell.text.trim() }))
  return {
    order: orderOf(day && proof(day), month && proof(month), either),
    points,
    short,
    remarks: remarks(
      cells.flatMap(({ cell }) => cell.date?.slice(0, 10) ?? []),
      day,
    ),
  }
}

/** How the dates of a column are to be read, by what it proves and otherwise by what a person said. */
export function howDated(
  { order, points }: DateColumn,
  said: { order: DateOrder | null; century: Century | null },
): HowDated {
  return {
    order: order.kind === 'settled' ? order.order : said.order,
    points,
    century: said.century,
  }
}

function orderOf(day: Proof | undefined, month: Proof | undefined, examples: Proof[]): OrderFound {
  if (day && month && examples.length) return { kind: 'mixed', day, month, examples }
  if (!examples.length) return { kind: 'none' }
  const proof = day ?? month
  return proof
    ? { kind: 'settled', order: day ? 'day' : 'month', proof }
    : { kind: 'ask', examples }
}

function asksCentury(cell: Row['cells'][number]): boolean {
  if (cell.date) return false
  const read = readTableDate(cell, { order: 'day', points: false, century: null })
  return !read.ok && read.asks === 'century'
}

function remarks(days: readonly string[], dayFirst: Proof | undefined): string[] {
  if (days.length < 3) return []
  const said: string[] = []
  if (days.every((day) => day.endsWith('-01')))
    said.push(
      'Every date that this file holds as a date is the first of a month. If only the months are known, write them as 2020-10.',
    )
  if (dayFirst && days.every((day) => Number(day.slice(8)) <= 12))
    said.push(
      `The dates that are written out have the day first (“${dayFirst.words}” in row ${dayFirst.row}), and those that this file holds as dates are all of the 1st to the 12th. A spreadsheet set to dates as in America turns day and month around in just these: compare a few with their letters.`,
    )
  return said
}

function proof({ row, words }: Proof): Proof {
  return { row, words }
}
