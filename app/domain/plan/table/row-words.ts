import type { TableField } from './table-fields.ts'
import type { TableMapping } from './table-mapping.ts'
import { readCell, type SheetRow } from './sheet.ts'

/** What of a row says who says what on what, and when; the rest is about how it was coded. */
const spokenFields: readonly TableField[] = [
  'letter',
  'date',
  'author',
  'organisation',
  'capacity',
  'on_behalf_of',
  'recipient',
  'reference',
  'topic',
  'level',
  'absence',
  'condition',
]

const votedFields = spokenFields.filter(
  (field) => field !== 'topic' && field !== 'level' && field !== 'absence',
)

/**
 * A row in words, each cell with its heading: `Name: Jan Nowak; Vote: against.` The stop keeps a row from being the
 * beginning of another. With a `vote`, which is the place of its column, only that one says how far the row goes on
 * what. Columns without a field are left alone; empty where no cell says anything.
 */
export function describeRow(
  row: SheetRow,
  { columns }: Pick<TableMapping, 'columns'>,
  vote: number | null = null,
): string {
  const parts = columns.flatMap(({ heading, field }, place) => {
    const words = readCell(row, place).replace(/\s+/g, ' ')
    const isSpoken =
      place === vote || (vote === null ? spokenFields : votedFields).some((own) => own === field)
    return words && isSpoken ? [`${heading}: ${words}`] : []
  })
  return parts.length ? `${parts.join('; ').replace(/\.$/, '')}.` : ''
}
