import { z } from 'zod'
import { readDated, sayDated } from '#app/domain/days.ts'
import { guessColumns } from '#app/domain/import/table/columns.ts'
import { columnName, tablesOf } from '#app/domain/import/table/headings.ts'
import { lettersOf } from '#app/domain/import/table/letters.ts'
import { look } from '#app/domain/import/table/look.ts'
import { headingsKey, type Mapping } from '#app/domain/import/table/mapping.ts'
import { headingsIn, proposalFor } from '#app/domain/import/table/proposal.ts'
import { completed, tableBy } from '#app/domain/import/table/propose.ts'
import { wordsAt, type Row, type Sheet } from '#app/domain/import/table/sheet.ts'
import type { KnownTopic } from '#app/domain/import/table/topics.ts'
import { sayAgo } from '#app/domain/moments.ts'
import { theStore, type Import, type TableFile } from '#app/store.server.ts'
import { found } from './rights.ts'

/** A table of an import, for whoever may settle that. */
export async function tableFor(one: Import, fileId: string): Promise<TableFile> {
  return found(
    z.uuid().safeParse(fileId).success
      ? await (await theStore()).importTables.byId(one.id, fileId)
      : null,
    'table',
  )
}

export const topicsOf = async ({ dossierId }: Import): Promise<KnownTopic[]> =>
  (await theStore()).topics.of(dossierId)

/** As many columns are shown, and of a longer table the letters are not tried out while its columns are being named. */
const [mostColumns, tried] = [200, 250]

/** The columns of a table as somebody names them: what was recognised, what is open, and what would come of it. */
export async function columnsShown(one: Import, table: TableFile, now: string) {
  const head = { id: table.id, name: table.name, state: table.state, refused: table.refused.length }
  if (table.state !== 'columns') return { head, naming: null }
  const topics = await topicsOf(one)
  const { mapping, remembered } = await begunFor(table, topics)
  const sheet = table.sheets.find(({ name }) => name === mapping.sheet)!
  const seen = look(table.sheets, mapping, topics)!
  const guesses = guessColumns(seen.table, topics)
  return {
    head,
    naming: {
      sheet: mapping.sheet,
      row: seen.table.row,
      order: mapping.order,
      century: mapping.century,
      topic: mapping.topic,
      rows: seen.table.rows.length,
      remembered: remembered && { by: remembered.by, ago: sayAgo(remembered.usedAt, now) },
      first: sheet.rows.slice(0, 8).map((row) => ({
        number: row.number,
        isHeading: row.number === seen.table.row,
        cells: Array.from(
          { length: Math.min(mostColumns, seen.table.headings.length) },
          (_, place) => wordsAt(row, place).slice(0, 120),
        ),
      })),
      columns: mapping.columns.slice(0, mostColumns).map(({ heading, field }, place) => ({
        place,
        heading,
        letter: columnName(place),
        field,
        by: field !== null && guesses[place]?.field === field ? guesses[place].by : null,
        samples: samplesOf(seen.table.rows, place),
      })),
      more: Math.max(0, mapping.columns.length - mostColumns),
      dates: seen.dates,
      levels: seen.levels.map(({ said, rows, first, guess, means }) => ({
        said,
        rows,
        first,
        means,
        by: byOf(means, guess.means, guess.sure),
      })),
      topics: seen.topics.map(({ said, rows, first, guess, means }) => ({
        said,
        rows,
        first,
        means,
        by: byOf(means, guess.topicId, guess.sure),
      })),
      known: topics.map(({ id, name }) => ({ id, name })),
      open: seen.open,
      sheets: otherSheets(table.sheets, mapping),
      comes:
        seen.open.length || seen.table.rows.length > tried
          ? null
          : tryOut(table.sheets, mapping, topics),
    },
  }
}

/** What somebody said so far, or what is proposed; `remembered` where that is what was said of the same headings before. */
export async function begunFor(table: TableFile, topics: readonly KnownTopic[]) {
  if (table.mapping)
    return { mapping: completed(table.sheets, table.mapping, topics), remembered: null }
  const remembered = await (await theStore()).importTables.remembered(headingsIn(table.sheets))
  return {
    mapping: found(proposalFor(table.sheets, topics, remembered?.mapping ?? null), 'table').mapping,
    remembered,
  }
}

/** By what a value is taken for something: its own word, a likely guess, or what somebody said. */
function byOf(
  means: string | null,
  guess: string | null,
  isSure: boolean,
): 'word' | 'guess' | 'said' | null {
  if (means === null) return null
  return means !== guess ? 'said' : isSure ? 'word' : 'guess'
}

function samplesOf(rows: readonly Row[], place: number): string[] {
  const said = new Set<string>()
  for (const row of rows.slice(0, 200)) {
    const words = wordsAt(row, place).replace(/\s+/g, ' ')
    if (words) said.add(words.length > 70 ? `${words.slice(0, 69)}…` : words)
    if (said.size === 3) break
  }
  return [...said]
}

/** All sheets with the number of their rows; `same` where the headings are those of the one that is named. */
function otherSheets(sheets: readonly Sheet[], mapping: Mapping) {
  const own = tableBy(sheets, mapping)
  const key = own && headingsKey(own)
  return sheets.map((sheet) => {
    const [table] = tablesOf([sheet])
    return {
      name: sheet.name,
      rows: table?.rows.length ?? 0,
      same: key !== null && table !== undefined && headingsKey(table) === key,
    }
  })
}

function tryOut(sheets: readonly Sheet[], mapping: Mapping, topics: readonly KnownTopic[]) {
  const { letters, refused } = lettersOf(sheets, mapping, topics)
  const shown = letters.slice(0, 3).map(({ fields, positions, excerpt, rows }) => {
    const dated = readDated(fields.dated)
    return {
      row: rows[0]!,
      title: fields.title,
      dated: dated.ok ? sayDated(dated.dated) : '',
      authors: fields.parties
        .filter(({ role }) => role === 'author')
        .map(({ name, organisation }) => name || organisation || 'name withheld')
        .join(', '),
      positions: positions.length,
      excerpt,
    }
  })
  return {
    letters: letters.length,
    positions: letters.reduce((sum, { positions }) => sum + positions.length, 0),
    shown,
    refused: refused.length,
    reasons: refused.slice(0, 5).map(({ row, reason }) => ({ row, reason })),
  }
}
