import { letterKinds } from '#app/domain/letters.ts'
import { readTableDate } from './dates.ts'
import { fieldOf, isPlain, mayRepeat, type Field } from './fields.ts'
import type { Table } from './headings.ts'
import { asValue, guessLevels } from './levels.ts'
import { isRefusalHeading } from './mapping.ts'
import { wordsAt, type Cell } from './sheet.ts'
import { guessTopic, topicsSaid, type KnownTopic } from './topics.ts'

/** What a column is taken for, and by what: a heading of the plain form, another known heading, or what its cells hold. */
export type ColumnGuess = {
  heading: string
  field: Field | null
  by: 'plain' | 'heading' | 'cells' | null
}

/** How many rows are looked at to see what a column holds. */
const sample = 200

/** A field for each column: by headings first, then by what the cells hold. No field is given to two columns that only one may say. */
export function guessColumns(table: Table, topics: readonly KnownTopic[]): ColumnGuess[] {
  const taken = new Set<Field>()
  const take = (field: Field | null) => {
    if (!field || (taken.has(field) && !mayRepeat(field))) return null
    taken.add(field)
    return field
  }
  const plain = table.headings.map((heading) => (isPlain(heading) ? take(fieldOf(heading)) : null))
  const known = table.headings.map((heading, place) => plain[place] ?? take(fieldOf(heading)))
  const rest = known.flatMap((field, place) =>
    field || isRefusalHeading(table.headings[place]!) ? [] : [place],
  )
  const held = new Map<number, Field>()
  const cells = rest.map((place) => ({
    place,
    cells: table.rows
      .slice(0, sample)
      .map((row) => ({ ...row.cells[place], text: wordsAt(row, place) }))
      .filter(({ text }) => text),
  }))
  for (const { field, holds } of contents(topics)) {
    if (taken.has(field)) continue
    const best = cells
      .filter(({ place, cells }) => !held.has(place) && cells.length > 0 && holds(cells))
      .sort((a, b) => averageLength(b.cells) - averageLength(a.cells))[0]
    if (best) held.set(best.place, take(field)!)
  }
  return table.headings.map((heading, place) => ({
    heading,
    field: known[place] ?? held.get(place) ?? null,
    by: plain[place] ? 'plain' : known[place] ? 'heading' : held.has(place) ? 'cells' : null,
  }))
}

/** What tells a field by its cells, the most telling first. Names are told by headings only. */
function contents(
  topics: readonly KnownTopic[],
): { field: Field; holds: (cells: readonly Cell[]) => boolean }[] {
  return [
    { field: 'url', holds: most(({ text }) => /^https?:\/\/\S+$/i.test(text)) },
    {
      field: 'date',
      holds: (cells) =>
        most((cell) => isDate(cell))(cells) && !cells.every(({ text }) => /^\d{1,5}$/.test(text)),
    },
    {
      field: 'topic',
      holds: most(({ text }) =>
        topicsSaid(text, topics).some((said) => guessTopic(said, topics).sure),
      ),
    },
    { field: 'level', holds: (cells) => meansLevels(cells.map(({ text }) => text)) },
    {
      field: 'kind',
      holds: most(({ text }) => letterKinds.some((kind) => kind === asValue(text))),
    },
    { field: 'text', holds: (cells) => averageLength(cells) > 1000 },
    { field: 'quote', holds: (cells) => averageLength(cells) > 60 && averageLength(cells) <= 1000 },
  ]
}

const most = (is: (cell: Cell) => boolean) => (cells: readonly Cell[]) =>
  cells.filter(is).length >= cells.length * 0.8

function isDate(cell: Cell): boolean {
  const read = readTableDate(cell, { order: null, points: false, century: null })
  return read.ok ? read.doubt === null : read.asks !== null
}

function meansLevels(values: readonly string[]): boolean {
  const distinct = [...new Set(values.map(asValue))]
  const guesses = guessLevels(values, false)
  return (
    distinct.length <= 20 &&
    values.filter((value) => guesses.get(value)!.means !== null).length >= values.length * 0.8
  )
}

function averageLength(cells: readonly Cell[]): number {
  return cells.reduce((sum, { text }) => sum + text.length, 0) / cells.length
}
