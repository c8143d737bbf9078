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

/**
 * A row in words, each cell with its heading: `Name: Jan Nowak; Vote: against.` The stop keeps a row from being the
 * beginning of another. Columns without a field are left alone; empty where no cell says anything.
 */
export function describeRow(row: SheetRow, { columns }: Pick<TableMapping, 'columns'>): string {
  const parts = columns.flatMap(({ heading, field }, place) => {
    const words = readCell(row, place).replace(/\s+/g, ' ')
    return words && field && spokenFields.includes(field) ? [`${heading}: ${words}`] : []
  })
  return parts.length ? `${parts.join('; ').replace(/\.$/, '')}.` : ''
}
