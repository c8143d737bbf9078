import { z } from 'zod'
import { tableFields, type TableField } from './table-fields.ts'
import type { HeadedTable } from './headed-table.ts'
import { levelMeanings, type LevelMeaning } from './level-guesses.ts'
import { normalizeHeading } from './sheet.ts'

const fieldNames = tableFields.map(({ field }) => field) as [TableField, ...TableField[]]
const said = z.string().max(40_000)

/**
 * How a table is read, as a person said it: plain JSON that is remembered for tables with the same headings. `row` is
 * the number of the row of headings. A value whose meaning is null was not answered yet; `leave` leaves its rows out.
 * `topic` is that of rows that name none.
 */
export const tableMappingSchema = z.strictObject({
  sheet: z.string().max(200),
  row: z.number().int().positive().nullable(),
  columns: z
    .array(z.strictObject({ heading: said, field: z.enum(fieldNames).nullable() }))
    .max(16_384),
  order: z.enum(['day', 'month']).nullable(),
  century: z.enum(['19', '20']).nullable(),
  topic: z.string().max(100).nullable(),
  levels: z
    .array(
      z.strictObject({
        said,
        means: z.enum(levelMeanings as [LevelMeaning, ...LevelMeaning[]]).nullable(),
      }),
    )
    .max(1000),
  topics: z.array(z.strictObject({ said, means: z.string().max(100).nullable() })).max(1000),
})

export type TableMapping = z.infer<typeof tableMappingSchema>

/** What stands beside refused rows that are given out for mending; they come back as if it did not. */
export const refusalHeadings = ['refused_row', 'refused_because'] as const
export const isRefusalHeading = (heading: string) =>
  refusalHeadings.some((own) => normalizeHeading(own) === normalizeHeading(heading))

/** What a mapping is remembered by: the headings of the table, in whatever order they stand. Null where it has none. */
export function makeHeadingsKey({
  row,
  headings,
}: Pick<HeadedTable, 'row' | 'headings'>): string | null {
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
  field: TableField,
): number[] {
  return columns.flatMap((column, place) => (column.field === field ? [place] : []))
}
