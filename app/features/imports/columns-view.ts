import { parseEdtfDate, formatEdtfDate } from '#app/domain/days.ts'
import { guessColumns } from '#app/domain/plan/table/column-guesses.ts'
import {
  nameColumn,
  findTables,
  type TableWithHeadings,
} from '#app/domain/plan/table/table-with-headings.ts'
import { readTableLetters } from '#app/domain/plan/table/table-letters.ts'
import { maxTableValues } from '#app/domain/plan/table/column-values.ts'
import { reviewTable, type VoteReview } from '#app/domain/plan/table/table-review.ts'
import { makeHeadingsKey, type TableMapping } from '#app/domain/plan/table/table-mapping.ts'
import { findHeadingsKey, proposeTable } from '#app/domain/plan/table/table-proposal.ts'
import { completeMapping, findMappedTable } from '#app/domain/plan/table/propose-mapping.ts'
import { readCell, type SheetRow, type Sheet } from '#app/domain/plan/table/sheet.ts'
import type { TopicName } from '#app/domain/plan/table/topic-guesses.ts'
import { listOpenTopics } from '#app/domain/topics.ts'
import { formatTimeAgo } from '#app/domain/moments.ts'
import type { Import, Store, TableFile } from '#app/store.server.ts'
import { requireFound } from '#app/auth/guard.ts'

/** The topics that rows can be on: those of the import's dossier that are open. */
export async function listTopicsOfImport(
  admin: Store,
  { dossierId }: Import,
): Promise<TopicName[]> {
  return listOpenTopics(await admin.topics.ofDossier(dossierId))
}

/** As many columns are shown, and of a longer table the letters are not tried out while its columns are being named. */
const [maxColumns, maxTriedRows] = [200, 250]

/** The columns of a table as somebody names them: what was recognised, what is open, and what would come of it. */
export async function buildColumnsView(
  admin: Store,
  importRow: Import,
  table: TableFile,
  now: string,
) {
  const head = { id: table.id, name: table.name, state: table.state, refused: table.refused.length }
  if (table.state !== 'columns') return { head, naming: null }
  const allTopics = await admin.topics.ofDossier(importRow.dossierId)
  const topics = listOpenTopics(allTopics)
  const { mapping, remembered } = await resumeMapping(admin, table, topics)
  const sheet = table.sheets.find(({ name }) => name === mapping.sheet)!
  const review = reviewTable(table.sheets, mapping, topics)!
  const guesses = guessColumns(review.table, topics)
  return {
    head,
    naming: {
      sheet: mapping.sheet,
      row: review.table.row,
      order: mapping.order,
      century: mapping.century,
      topic: mapping.topic,
      recorded: mapping.recorded ?? false,
      rows: review.table.rows.length,
      remembered: remembered && { by: remembered.by, ago: formatTimeAgo(remembered.usedAt, now) },
      first: listFirstRows(sheet, review.table),
      columns: mapping.columns.slice(0, maxColumns).map(({ heading, field }, place) => ({
        place,
        heading,
        letter: nameColumn(place),
        field,
        by: field !== null && guesses[place]?.field === field ? guesses[place].basis : null,
        samples: listSamples(review.table.rows, place),
      })),
      more: Math.max(0, mapping.columns.length - maxColumns),
      dates: review.dates,
      levels: review.levels.map((value) => describeValue(value, value.guess.means)),
      topics: review.topics.map((value) => describeValue(value, value.guess.topicId)),
      votes: review.votes.map((vote) => describeVote(vote)),
      known: topics.map(({ id, name }) => ({ id, name })),
      closed: allTopics.filter(({ closedAt }) => closedAt !== null).map(({ name }) => name),
      open: review.openQuestions,
      sheets: listSheets(table.sheets, mapping),
      preview:
        review.openQuestions.length || review.table.rows.length > maxTriedRows
          ? null
          : previewLetters(table.sheets, mapping, topics),
    },
  }
}

/**
 * What somebody said so far, or what is proposed; `remembered` where that is what was said of the
 * same headings before.
 */
export async function resumeMapping(admin: Store, table: TableFile, topics: readonly TopicName[]) {
  if (table.mapping)
    return { mapping: completeMapping(table.sheets, table.mapping, topics), remembered: null }
  const remembered = await admin.importTables.rememberedMapping(findHeadingsKey(table.sheets))
  return {
    mapping: requireFound(proposeTable(table.sheets, topics, remembered?.mapping ?? null), 'table')
      .mapping,
    remembered,
  }
}

/** The rows that the headings may stand among, as far as their cells are shown. */
function listFirstRows(sheet: Sheet, { row: headingRow, headings }: TableWithHeadings) {
  return sheet.rows.slice(0, 8).map((row) => ({
    number: row.number,
    isHeading: row.number === headingRow,
    cells: Array.from({ length: Math.min(maxColumns, headings.length) }, (_, place) =>
      readCell(row, place).slice(0, 120),
    ),
  }))
}

type ValueInColumn<M> = {
  said: string
  rows: number
  first: number
  guess: { sure: boolean }
  means: M | null
}

/** A value of a column and what it is taken for, where `guessed` is what its words alone would say. */
function describeValue<M extends string>(
  { said, rows, first, guess, means }: ValueInColumn<M>,
  guessed: string | null,
) {
  return { said, rows, first, means, by: explainMeaning(means, guessed, guess.sure) }
}

function describeVote({ place, heading, topic, topicGuess, dated, levels }: VoteReview) {
  return {
    place,
    heading,
    letter: nameColumn(place),
    topic,
    by: explainMeaning(topic, topicGuess.topicId, topicGuess.sure),
    dated,
    levels: levels.slice(0, maxTableValues).map((value) => describeValue(value, value.guess.means)),
  }
}

/** By what a value is taken for something: its own word, a likely guess, or what somebody said. */
function explainMeaning(
  means: string | null,
  guess: string | null,
  isSure: boolean,
): 'word' | 'guess' | 'said' | null {
  if (means === null) return null
  return means !== guess ? 'said' : isSure ? 'word' : 'guess'
}

function listSamples(rows: readonly SheetRow[], place: number): string[] {
  const samples = new Set<string>()
  for (const row of rows.slice(0, 200)) {
    const words = readCell(row, place).replace(/\s+/g, ' ')
    if (words) samples.add(words.length > 70 ? `${words.slice(0, 69)}…` : words)
    if (samples.size === 3) break
  }
  return [...samples]
}

/** All sheets with the number of their rows; `same` where the headings are those of the one that is named. */
function listSheets(sheets: readonly Sheet[], mapping: TableMapping) {
  const own = findMappedTable(sheets, mapping)
  const key = own && makeHeadingsKey(own)
  return sheets.map((sheet) => {
    const [table] = findTables([sheet])
    return {
      name: sheet.name,
      rows: table?.rows.length ?? 0,
      same: key !== null && table !== undefined && makeHeadingsKey(table) === key,
    }
  })
}

function previewLetters(
  sheets: readonly Sheet[],
  mapping: TableMapping,
  topics: readonly TopicName[],
) {
  const { letters, refused } = readTableLetters(sheets, mapping, topics)
  const shown = letters.slice(0, 3).map(({ fields, positions, excerpt, rows }) => {
    const dated = parseEdtfDate(fields.dated)
    return {
      row: rows[0]!,
      title: fields.title,
      dated: dated.ok ? formatEdtfDate(dated.dated) : '',
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
