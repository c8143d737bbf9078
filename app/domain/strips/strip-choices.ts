import { stripSorts, type StripSort } from './strip-order.ts'

/** What the rows of a page are grouped by; an attribute is named as it is stored. */
export type StripGrouping =
  { by: 'none' } | { by: 'organisation' } | { by: 'kind' } | { by: 'attribute'; attribute: string }

/** How strips are laid out, as the address says it. */
export type StripChoices = {
  sort: StripSort
  group: StripGrouping
  /** The keys of the groups that are folded. */
  closed: string[]
  /** How many rows of actors are shown at most. */
  rows: number
}

/** As many rows as are shown at first, and as come with each further step. */
export const rowsAtFirst = 60
/** As many rows as one page can hold; of more the groups tell. */
export const mostRows = 300

const attributePrefix = 'attribute '

/**
 * Reads them from an address. What is not known is left as if nobody had asked, and more rows than a page can hold are
 * the most it can.
 */
export function readStripChoices(
  params: URLSearchParams,
  attributes: readonly string[],
): StripChoices {
  const sort = stripSorts.find((row) => row.sort === params.get('sort'))?.sort ?? 'moved'
  const rows = Number(params.get('rows') ?? rowsAtFirst)
  return {
    sort,
    group: readGrouping(params.get('group') ?? 'none', attributes),
    closed: params.getAll('closed'),
    rows: Number.isInteger(rows) && rows > 0 ? Math.min(rows, mostRows) : rowsAtFirst,
  }
}

function readGrouping(written: string, attributes: readonly string[]): StripGrouping {
  if (written === 'organisation' || written === 'kind') return { by: written }
  const attribute = written.startsWith(attributePrefix) ? written.slice(attributePrefix.length) : ''
  return attributes.includes(attribute) ? { by: 'attribute', attribute } : { by: 'none' }
}

/** The word of a grouping in an address. */
export function writeGrouping(group: StripGrouping): string {
  return group.by === 'attribute' ? `${attributePrefix}${group.attribute}` : group.by
}
