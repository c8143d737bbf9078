import { guessColumns } from './column-guesses.ts'
import { isPlainHeading } from './table-fields.ts'
import { readTable, findTables, type TableWithHeadings } from './table-with-headings.ts'
import { normalizeValue, guessLevels, interpretMeaning, type LevelGuess } from './level-guesses.ts'
import { findFieldColumns, type TableMapping } from './table-mapping.ts'
import { normalizeHeading, readCell, type Sheet } from './sheet.ts'
import { guessTopic, splitTopics, type TopicName } from './topic-guesses.ts'

/** The sheet that a table's mapping speaks of, below its headings; null where the file has no such sheet. */
export function findMappedTable(
  sheets: readonly Sheet[],
  { sheet, row }: Pick<TableMapping, 'sheet' | 'row'>,
): TableWithHeadings | null {
  const found = sheets.find(({ name }) => name === sheet)
  return found ? readTable(found, row) : null
}

/**
 * How the sheets of a file are likely to be read: as `remembered` for these headings, otherwise by headings and cells.
 * Null where no sheet has a row. What is not certain stays unanswered; `look` says what that is.
 */
export function proposeMapping(
  sheets: readonly Sheet[],
  topics: readonly TopicName[],
  remembered: TableMapping | null = null,
): TableMapping | null {
  const [table] = findTables(sheets)
  if (!table) return null
  const guessed = guessColumns(table, topics)
  const columns = remembered
    ? applyRememberedColumns(table, remembered)
    : guessed.map(({ heading, field }) => ({ heading, field }))
  const {
    order,
    century,
    topic,
    levels,
    topics: said,
  } = remembered ?? { order: null, century: null, topic: null, levels: [], topics: [] }
  return completeMapping(
    sheets,
    { sheet: table.sheet, row: table.row, columns, order, century, topic, levels, topics: said },
    topics,
  )
}

/**
 * A mapping with a proposal for every column and value that it does not know yet: what is needed
 * after another sheet or row of headings was chosen, or a column was given another field.
 */
export function completeMapping(
  sheets: readonly Sheet[],
  partialMapping: TableMapping,
  topics: readonly TopicName[],
): TableMapping {
  const table = findMappedTable(sheets, partialMapping)
  if (!table) return partialMapping
  const same =
    table.headings.length === partialMapping.columns.length &&
    table.headings.every((heading, place) => heading === partialMapping.columns[place]!.heading)
  const mapping = same
    ? partialMapping
    : {
        ...partialMapping,
        columns: guessColumns(table, topics).map(({ heading, field }) => ({ heading, field })),
      }
  const [levels, known] = [indexAnswers(mapping.levels), indexAnswers(mapping.topics)]
  const isKnownTopic = (id: string | null) =>
    id === null || id === 'leave' || topics.some((topic) => topic.id === id)
  return {
    ...mapping,
    topic: isKnownTopic(mapping.topic) ? mapping.topic : null,
    levels: [...findLevelValues(table, mapping)]
      .map(([value, { said, guess }]) => ({ said, means: levels.get(value) ?? guess.means }))
      .slice(0, maxTableValues),
    topics: [...findTopicValues(table, mapping, topics)]
      .map(([value, { said }]) => ({
        said,
        means:
          (isKnownTopic(known.get(value) ?? null) && known.get(value)) ||
          guessTopic(said, topics).topicId,
      }))
      .slice(0, maxTableValues),
  }
}

/** As many different values as one may be asked about. More are no levels and no topics. */
export const maxTableValues = 200

export type ColumnValue<Guess> = { said: string; rows: number; first: number; guess: Guess }

/**
 * The different values of the columns of levels and absences, in order of first sight; case,
 * accents and the kind of minus make no difference.
 */
export function findLevelValues(
  table: TableWithHeadings,
  mapping: TableMapping,
): Map<string, ColumnValue<LevelGuess>> {
  const found = new Map<string, ColumnValue<LevelGuess>>()
  for (const field of ['level', 'absence'] as const) {
    for (const place of findFieldColumns(mapping, field)) {
      const values = countValues(table, (row) => [readCell(row, place)])
      const guesses = guessLevels(
        [...values.values()].map(({ said }) => said),
        isPlainHeading(mapping.columns[place]!.heading),
      )
      for (const [value, counts] of values) {
        const guess = guesses.get(counts.said)!
        const fits =
          field === 'level' ||
          guess.means === 'leave' ||
          (guess.means !== null && interpretMeaning(guess.means)?.absence)
        const before = found.get(value)
        found.set(value, {
          ...counts,
          rows: counts.rows + (before?.rows ?? 0),
          guess: before?.guess ?? (fits ? guess : { means: null, sure: false }),
        })
      }
    }
  }
  return found
}

/** The different topics that the column of topics names, in order of first sight. */
export function findTopicValues(
  table: TableWithHeadings,
  mapping: TableMapping,
  topics: readonly TopicName[],
): Map<string, ColumnValue<null>> {
  const found = new Map<string, ColumnValue<null>>()
  for (const place of findFieldColumns(mapping, 'topic'))
    for (const [value, counts] of countValues(table, (row) =>
      splitTopics(readCell(row, place), topics),
    ))
      found.set(value, { ...counts, guess: null })
  return found
}

function countValues(
  table: TableWithHeadings,
  readValues: (row: TableWithHeadings['rows'][number]) => string[],
): Map<string, Omit<ColumnValue<null>, 'guess'>> {
  const found = new Map<string, Omit<ColumnValue<null>, 'guess'>>()
  for (const row of table.rows) {
    for (const written of readValues(row).filter(Boolean)) {
      const before = found.get(normalizeValue(written))
      if (before) before.rows += 1
      else found.set(normalizeValue(written), { said: written, rows: 1, first: row.number })
    }
  }
  return found
}

/** Answers by value. */
export function indexAnswers<M>(answers: readonly { said: string; means: M }[]): Map<string, M> {
  return new Map(answers.map(({ said, means }) => [normalizeValue(said), means]))
}

/** The fields that a remembered mapping gives to these headings, wherever they stand now. */
function applyRememberedColumns(
  table: TableWithHeadings,
  remembered: TableMapping,
): TableMapping['columns'] {
  const left = [...remembered.columns]
  return table.headings.map((heading) => {
    const at = left.findIndex(
      (column) => normalizeHeading(column.heading) === normalizeHeading(heading),
    )
    return { heading, field: at < 0 ? null : left.splice(at, 1)[0]!.field }
  })
}
