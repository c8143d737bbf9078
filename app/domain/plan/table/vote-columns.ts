import { countValues, indexAnswers, maxTableValues, type ColumnValue } from './column-values.ts'
import { guessLevels, normalizeValue, type LevelGuess, type LevelMeaning } from './level-guesses.ts'
import { readTableDate } from './read-table-date.ts'
import { readCell } from './sheet.ts'
import { findFieldColumns, type TableMapping, type VoteColumn } from './table-mapping.ts'
import type { TableWithHeadings } from './table-with-headings.ts'
import { guessTopic, type TopicName } from './topic-guesses.ts'

/**
 * A column of votes as its cells are read: `edtf` is the day of all of them, `dated` that day as written; null and
 * empty where each row says its own.
 */
export type TableVote = {
  place: number
  heading: string
  topic: string | null
  dated: string
  edtf: string | null
  levels: ReadonlyMap<string, LevelMeaning | null>
}

export function listVotes(mapping: Pick<TableMapping, 'columns'>): TableVote[] {
  return findFieldColumns(mapping, 'vote').map((place) => {
    const { heading, vote } = mapping.columns[place]!
    const { topic, dated, levels } = vote ?? { topic: null, dated: '', levels: [] }
    return {
      place,
      heading,
      topic,
      dated,
      edtf: readVoteDay(dated),
      levels: indexAnswers(levels),
    }
  })
}

/** The day, month or year that somebody wrote for a column of votes, as EDTF; null where it can be none or several. */
function readVoteDay(dated: string): string | null {
  const read = readTableDate({ text: dated }, { order: null, ambiguousDots: false, century: null })
  return read.ok && read.doubt === null ? read.edtf : null
}

/** The different values of one column of votes with what they may mean, in order of first sight. */
export function findVoteValues(
  table: TableWithHeadings,
  place: number,
): Map<string, ColumnValue<LevelGuess>> {
  const values = countValues(table, (row) => [readCell(row, place)])
  const guesses = guessLevels(
    [...values.values()].map(({ said }) => said),
    false,
  )
  return new Map(
    [...values].map(([value, counts]) => [value, { ...counts, guess: guesses.get(counts.said)! }]),
  )
}

/** What is known of a column of votes, with a proposal for what is not: its heading may name a topic and a day. */
export function completeVote(
  table: TableWithHeadings,
  place: number,
  known: VoteColumn | undefined,
  topics: readonly TopicName[],
): VoteColumn {
  const heading = table.headings[place]!
  const answers = indexAnswers(known?.levels ?? [])
  const isKnownTopic = topics.some(({ id }) => id === known?.topic)
  return {
    topic: isKnownTopic ? known!.topic : guessTopic(heading, topics).topicId,
    dated: known?.dated ?? findHeadingDay(heading),
    levels: [...findVoteValues(table, place)]
      .map(([value, { said, guess }]) => ({ said, means: answers.get(value) ?? guess.means }))
      .slice(0, maxTableValues),
  }
}

/** As many words as a date has at most: Tuesday, 6 July 2021. */
const maxDateWords = 4

/** The day in a heading as somebody wrote it, such as in `Derogation (6 July 2021)`; empty where there is none. */
function findHeadingDay(heading: string): string {
  const words = heading.split(/[\s()[\];]+/).filter(Boolean)
  for (let width = Math.min(maxDateWords, words.length); width > 0; width -= 1)
    for (let start = 0; start + width <= words.length; start += 1) {
      const written = words
        .slice(start, start + width)
        .join(' ')
        .replace(/[,:.]$/, '')
      if (/^\d{4}-\d{2}-\d{2}$/.test(readVoteDay(written) ?? '')) return written
    }
  return ''
}

/** The answers of one column of votes, given to the same values of the others where these are still open. */
export function copyVoteAnswers(mapping: TableMapping, place: number): TableMapping {
  const from = mapping.columns[place]
  if (from?.field !== 'vote' || !from.vote) return mapping
  const answers = listVotes(mapping).find((vote) => vote.place === place)!.levels
  return {
    ...mapping,
    columns: mapping.columns.map((column) =>
      column.vote
        ? {
            ...column,
            vote: {
              ...column.vote,
              levels: column.vote.levels.map(({ said, means }) => ({
                said,
                means: means ?? answers.get(normalizeValue(said)) ?? null,
              })),
            },
          }
        : column,
    ),
  }
}
