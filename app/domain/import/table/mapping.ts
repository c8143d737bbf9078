import { z } from 'zod'
import { fields, type Field } from './fields.ts'
import type { Table } from './headings.ts'
import { meansChoices, type Means } from './levels.ts'
import { asHeading } from './sheet.ts'

const fieldNames = fields.map(({ field }) => field) as [Field, ...Field[]]
const said = z.string().max(40_000)

/**
 * How a table is read, as a person said it: plain JSON that is remembered for tables with the same headings. `row` is
 * the number of the row of headings. A value whose meaning is null was not answered yet; `leave` leaves its rows out.
 * `topic` is that of rows that name none.
 */
export const mappingSchema = z.strictObject({
  sheet: z.string().max(200),
  row: z.number().int().positive().nullable(),
  columns: z
    .array(z.strictObject({ heading: said, field: z.enum(fieldNames).nullable() }))
    .max(16_384),
  order: z.enum(['day', 'month']).nullable(),
  century: z.enum(['19', '20']).nullable(),
  topic: z.string().max(100).nullable(),
  levels: z
    .array(z.strictObject({ said, means: z.enum(meansChoices as [Means, ...Means[]]).nullable() }))
    .max(1000),
  topics: z.array(z.strictObject({ said, means: z.string().max(100).nullable() })).max(1000),
})

export type Mapping = z.infer<typeof mappingSchema>

/** What stands beside refused rows that are given out for mending; they come back as if it did not. */
export const refusalHeadings = ['refused_row', 'refused_because'] as const
export const isRefusalHeading = (heading: string) =>
  refusalHeadings.some((own) => asHeading(own) === asHeading(heading))

/** What a mapping is remembered by: the headings of the table, in whatever order they stand. Null where it has none. */
export function headingsKey({ row, headings }: Pick<Table, 'row' | 'headings'>): string | null {
  return row === null
    ? null
    : JSON.stringify(
        headings
          .filter((heading) => !isRefusalHeading(heading))
          .map(asHeading)
          .sort(),
      )
}

/** The columns that hold a field, in their order. */
export function placesOf({ columns }: Pick<Mapping, 'columns'>, field: Field): number[] {
  return columns.flatMap((column, place) => (column.field === field ? [place] : []))
}
