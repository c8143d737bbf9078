import { parseEdtfDate } from '../days.ts'
import { examineDateColumn, resolveDateRules } from '../plan/table/date-column.ts'
import { readTableDate } from '../plan/table/read-table-date.ts'
import type { DateRules } from '../plan/table/date-readers.ts'
import type { ListQuestion, ListChoices } from './list-plan.ts'
import type { ListRow } from './list-table.ts'

/** How the dates of a list are read, and what must be asked where all of them can be read in two ways. */
export type ListDates = { rules: DateRules; question: Omit<ListQuestion, 'rows'> | null }

/** The key of the question which number of a date is the day. */
const orderKey = 'date order'

/** Looks at all dates of a list together: one that can be read in one way only tells how the others are meant. */
export function examineListDates(
  rows: readonly ListRow[],
  fields: readonly string[],
  choices: ListChoices,
): ListDates {
  const cells = rows.flatMap(({ row, cells }) =>
    fields.flatMap((field) => (cells[field] ? [{ number: row, cells: [cells[field]] }] : [])),
  )
  const column = examineDateColumn(cells, 0)
  const said = choices(orderKey)
  const order = said === 'day' || said === 'month' ? said : null
  const examples = 'examples' in column.order ? column.order.examples : []
  return {
    rules: resolveDateRules(column, { order, century: null }),
    question: examples.length
      ? {
          key: orderKey,
          sentence: `In ${examples.map(({ words }) => `“${words}”`).join(', ')}, which number is the day?`,
          options: [
            { value: 'day', words: 'The first: the day stands before the month' },
            { value: 'month', words: 'The second: the month stands before the day, as in America' },
          ],
        }
      : null,
  }
}

type ReadListDate = { ok: true; edtf: string } | { ok: false; reason: string; asks: boolean }

/** The date of a cell as it is stored (EDTF); empty where the cell is. `asks`: only which number is the day is open. */
export function readListDate(
  { cells }: ListRow,
  field: string,
  { rules }: ListDates,
): ReadListDate {
  const cell = cells[field]
  if (!cell?.text.trim()) return { ok: true, edtf: '' }
  const plain = cell.date ? null : parseEdtfDate(cell.text)
  if (plain?.ok) return { ok: true, edtf: plain.dated.edtf }
  const read = readTableDate(cell, rules)
  return read.ok
    ? { ok: true, edtf: read.edtf }
    : { ok: false, reason: read.reason, asks: read.missing === 'order' }
}
