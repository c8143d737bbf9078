import { letterKinds } from '#app/domain/letters.ts'
import { findDnaFields } from './dna-columns.ts'
import { readTableDate } from './read-table-date.ts'
import {
  findFieldByHeading,
  isPlainHeading,
  mayRepeat,
  type ColumnField,
  type TableField,
} from './table-fields.ts'
import type { TableWithHeadings } from './table-with-headings.ts'
import { normalizeValue, guessLevels } from './level-guesses.ts'
import { isRefusalHeading } from './table-mapping.ts'
import { normalizeHeading, readCell, type SheetCell } from './sheet.ts'
import { guessTopic, splitTopics, type TopicName } from './topic-guesses.ts'

/**
 * What a column is taken for, and by what: a heading of the plain form, another known heading, or
 * what its cells hold.
 */
export type ColumnGuess = {
  heading: string
  field: ColumnField | null
  basis: 'plain' | 'heading' | 'cells' | null
}

/** How many rows are looked at to see what a column holds. */
const sampledRows = 200

/**
 * A field for each column: by headings first, then by what the cells hold. No field is given to two
 * columns that only one may say.
 */
export function guessColumns(
  table: TableWithHeadings,
  topics: readonly TopicName[],
): ColumnGuess[] {
  const claimedFields = new Set<TableField>()
  const claimField = (field: TableField | null) => {
    if (!field || (claimedFields.has(field) && !mayRepeat(field))) return null
    claimedFields.add(field)
    return field
  }
  const fromDna = findDnaFields(table.headings)
  const plain = table.headings.map((heading, place) =>
    isPlainHeading(heading) && fromDna?.[place] === undefined
      ? claimField(findFieldByHeading(heading))
      : null,
  )
  const headingFields = table.headings.map((heading, place) =>
    fromDna?.[place] === undefined
      ? (plain[place] ?? claimField(findFieldByHeading(heading)))
      : claimField(fromDna[place]),
  )
  const rest = headingFields.flatMap((field, place) =>
    field || isRefusalHeading(table.headings[place]!) || fromDna?.[place] === null ? [] : [place],
  )
  const guessedByCells = new Map<number, ColumnField>()
  const cells = rest.map((place) => ({
    place,
    cells: table.rows
      .slice(0, sampledRows)
      .map((row) => ({ ...row.cells[place], text: readCell(row, place) }))
      .filter(({ text }) => text),
  }))
  const votes = claimedFields.has('level') ? [] : findVotePlaces(table, cells, topics)
  for (const place of votes) guessedByCells.set(place, 'vote')
  for (const { field, matches } of listContentTests(topics)) {
    if (claimedFields.has(field) || (field === 'level' && votes.length)) continue
    const best = cells
      .filter(
        ({ place, cells }) => !guessedByCells.has(place) && cells.length > 0 && matches(cells),
      )
      .sort((a, b) => computeAverageLength(b.cells) - computeAverageLength(a.cells))[0]
    if (best) guessedByCells.set(best.place, claimField(field)!)
  }
  return table.headings.map((heading, place) => ({
    heading,
    field: headingFields[place] ?? guessedByCells.get(place) ?? null,
    basis: plain[place]
      ? 'plain'
      : headingFields[place]
        ? 'heading'
        : guessedByCells.has(place)
          ? 'cells'
          : null,
  }))
}

/**
 * Columns that are likely votes or answers on one topic each: those that are headed by a topic, and those that look
 * like levels where there are several.
 */
function findVotePlaces(
  { headings }: TableWithHeadings,
  columns: readonly { place: number; cells: readonly SheetCell[] }[],
  topics: readonly TopicName[],
): number[] {
  const filled = columns.filter(({ cells }) => cells.length > 0)
  const likeLevels = filled.filter(({ cells }) => looksLikeLevels(cells.map(({ text }) => text)))
  return filled
    .filter(
      (column) =>
        guessTopic(normalizeHeading(headings[column.place]!), topics).sure ||
        (likeLevels.length > 1 && likeLevels.includes(column)),
    )
    .map(({ place }) => place)
}

/** What tells a field by its cells, the most telling first. Names are told by headings only. */
function listContentTests(
  topics: readonly TopicName[],
): { field: TableField; matches: (cells: readonly SheetCell[]) => boolean }[] {
  return [
    { field: 'url', matches: matchesMost(({ text }) => /^https?:\/\/\S+$/i.test(text)) },
    {
      field: 'date',
      matches: (cells) =>
        matchesMost((cell) => looksLikeDate(cell))(cells) &&
        !cells.every(({ text }) => /^\d{1,5}$/.test(text)),
    },
    {
      field: 'topic',
      matches: matchesMost(({ text }) =>
        splitTopics(text, topics).some((topicName) => guessTopic(topicName, topics).sure),
      ),
    },
    { field: 'level', matches: (cells) => looksLikeLevels(cells.map(({ text }) => text)) },
    {
      field: 'kind',
      matches: matchesMost(({ text }) => letterKinds.some((kind) => kind === normalizeValue(text))),
    },
    { field: 'text', matches: (cells) => computeAverageLength(cells) > 1000 },
    {
      field: 'quote',
      matches: (cells) => computeAverageLength(cells) > 60 && computeAverageLength(cells) <= 1000,
    },
  ]
}

const matchesMost = (test: (cell: SheetCell) => boolean) => (cells: readonly SheetCell[]) =>
  cells.filter(test).length >= cells.length * 0.8

function looksLikeDate(cell: SheetCell): boolean {
  const read = readTableDate(cell, { order: null, ambiguousDots: false, century: null })
  return read.ok ? read.doubt === null : read.missing !== null
}

function looksLikeLevels(values: readonly string[]): boolean {
  const distinctValues = [...new Set(values.map(normalizeValue))]
  const guesses = guessLevels(values, false)
  return (
    distinctValues.length <= 20 &&
    values.filter((value) => guesses.get(value)!.means !== null).length >= values.length * 0.8
  )
}

function computeAverageLength(cells: readonly SheetCell[]): number {
  return cells.reduce((sum, { text }) => sum + text.length, 0) / cells.length
}
