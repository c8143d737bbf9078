import type { ColumnField } from './table-fields.ts'
import type { TableWithHeadings } from './table-with-headings.ts'
import type { LevelMeaning } from './level-guesses.ts'
import { normalizeHeading } from './sheet.ts'

/**
 * What a column of votes or answers means: on which topic all of its cells speak, of which day they are as somebody
 * wrote it (empty where each row says its own), and what its values mean in it; in another column they may mean another
 * level.
 */
export type VoteColumn = {
  topic: string | null
  dated: string
  levels: { said: string; means: LevelMeaning | null }[]
}

/** `vote` is told of columns of votes alone. */
export type TableColumn = { heading: string; field: ColumnField | null; vote?: VoteColumn }

/**
 * How a table is read, as a person said it: plain JSON that is remembered for tables with the same headings. `row` is
 * the number of the row of headings. A value whose meaning is null was not answered yet; `leave` leaves its rows out.
 * `topic` is that of rows that name none. `recorded`: the rows have no quotes because they are the record themselves,
 * as of a vote or a survey; mappings of earlier versions do not say it.
 */
export type TableMapping = {
  sheet: string
  row: number | null
  columns: TableColumn[]
  order: 'day' | 'month' | null
  century: '19' | '20' | null
  topic: string | null
  recorded?: boolean
  levels: { said: string; means: LevelMeaning | null }[]
  topics: { said: string; means: string | null }[]
}

/** What stands beside refused rows that are given out for mending; they come back as if it did not. */
export const refusalHeadings = ['refused_row', 'refused_because'] as const
export const isRefusalHeading = (heading: string) =>
  refusalHeadings.some((own) => normalizeHeading(own) === normalizeHeading(heading))

/** What a mapping is remembered by: the headings of the table, in whatever order they stand. Null where it has none. */
export function makeHeadingsKey({
  row,
  headings,
}: Pick<TableWithHeadings, 'row' | 'headings'>): string | null {
  return row === null
    ? null
    : JSON.stringify(
        headings
          .filter((heading) => !isRefusalHeading(heading))
          .map(normalizeHeading)
          .sort(),
      )
}

/** The columns that hold a field, in their order. */
export function findFieldColumns(
  { columns }: Pick<TableMapping, 'columns'>,
  field: ColumnField,
): number[] {
  return columns.flatMap((column, place) => (column.field === field ? [place] : []))
}

/** Whether a column holds words of letters: quotes, or whole texts. */
export function isWordColumn({ field }: Pick<TableColumn, 'field'>): boolean {
  return field === 'quote' || field === 'text'
}
