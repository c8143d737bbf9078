import { sayFactValue, type ViewFact } from '#app/domain/view-links.ts'
import { streamCsv } from '../csv.ts'
import { writeXlsx } from '../xlsx.ts'

/** One cell of a table; null is an empty one. */
export type TableCell = string | number | null

/** A column: its heading in plain words, with its unit, and the cell that it takes from a row. */
export type ViewColumn<Row> = readonly [heading: string, cellOf: (row: Row) => TableCell]

/** A table whose rows come in steps, so that a long one holds up nobody. */
export type ViewTable = {
  headings: readonly string[]
  total: number
  steps: AsyncIterable<readonly (readonly TableCell[])[]>
}

/** What is said of a whole table, such as its as-of day; `key` is its name in JSON. */
export type TableFact = ViewFact

export function tabulateRows<Row>(
  columns: readonly ViewColumn<Row>[],
  total: number,
  steps: AsyncIterable<readonly Row[]>,
): ViewTable {
  return {
    headings: columns.map(([heading]) => heading),
    total,
    steps: takeCells(columns, steps),
  }
}

async function* takeCells<Row>(
  columns: readonly ViewColumn<Row>[],
  steps: AsyncIterable<readonly Row[]>,
) {
  for await (const rows of steps) yield rows.map((row) => columns.map(([, cellOf]) => cellOf(row)))
}

/** A row as a sentence. */
type RowSentence = (headings: readonly string[], row: readonly TableCell[]) => string

type TableWriter = (
  table: ViewTable,
  facts: readonly TableFact[],
  sayRow: RowSentence,
) => AsyncGenerator<string | Uint8Array>

/** A table piece by piece, with what is said of all of it, in each format that there is. */
export const tableWriters: Record<'csv' | 'xlsx' | 'json' | 'txt', TableWriter> = {
  /** Every row says the facts too: whoever sorts, joins or cuts the table still knows what it is. */
  csv: ({ headings, steps }, facts) =>
    streamCsv(
      [...headings, ...facts.map(({ heading }) => heading)],
      addCells(
        steps,
        facts.map(({ value }) => value),
      ),
    ),
  xlsx: async function* ({ headings, steps }, facts) {
    const rows: (readonly TableCell[])[] = [headings]
    for await (const step of steps) for (const row of step) rows.push(row)
    yield await writeXlsx([
      { name: 'Rows', rows },
      { name: 'About', rows: facts.map(({ heading, value }) => [heading, value]) },
    ])
  },
  /** `{"dossier": …, "columns": […], "rows": [[…], …]}`, a row on each line. */
  json: async function* ({ headings, steps, total }, facts) {
    const head = { ...Object.fromEntries(facts.map(({ key, value }) => [key, value])), total }
    yield `${JSON.stringify({ ...head, columns: headings }).slice(0, -1)},"rows":[`
    let isFirst = true
    for await (const rows of steps) {
      if (!rows.length) continue
      const lines = rows.map((row) => JSON.stringify(row)).join(',\n')
      yield `${isFirst ? '\n' : ',\n'}${lines}`
      isFirst = false
    }
    yield '\n]}\n'
  },
  /** What it is of, a line each, and after an empty line a sentence for each row. */
  txt: async function* ({ headings, steps }, facts, sayRow) {
    yield `${facts.map(({ heading, value }) => `${heading}: ${sayFactValue(value)}`).join('\n')}\n\n`
    for await (const rows of steps)
      if (rows.length) yield rows.map((row) => `${sayRow(headings, row)}\n`).join('')
  },
}

async function* addCells(steps: ViewTable['steps'], cells: readonly TableCell[]) {
  for await (const rows of steps) yield rows.map((row) => [...row, ...cells])
}
