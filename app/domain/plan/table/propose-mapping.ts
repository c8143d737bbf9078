import { guessColumns } from './column-guesses.ts'
import { findLevelValues, findTopicValues, indexAnswers, maxTableValues } from './column-values.ts'
import { readTable, findTables, type TableWithHeadings } from './table-with-headings.ts'
import { isWordColumn, type TableColumn, type TableMapping } from './table-mapping.ts'
import { normalizeHeading, type Sheet } from './sheet.ts'
import { guessTopic, type TopicName } from './topic-guesses.ts'
import { completeVote } from './vote-columns.ts'

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
    recorded = columns.some(({ field }) => field === 'vote') && !columns.some(isWordColumn),
  } = remembered ?? { order: null, century: null, topic: null, levels: [], topics: [] }
  const proposed = { order, century, topic, levels, topics: said, recorded }
  return completeMapping(
    sheets,
    { sheet: table.sheet, row: table.row, columns, ...proposed },
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
        columns: guessColumns(table, topics).map(({ heading, field }): TableColumn => ({
          heading,
          field,
        })),
      }
  const [levels, known] = [indexAnswers(mapping.levels), indexAnswers(mapping.topics)]
  const isKnownTopic = (id: string | null) =>
    id === null || id === 'leave' || topics.some((topic) => topic.id === id)
  return {
    ...mapping,
    columns: mapping.columns.map((column, place) =>
      column.field === 'vote'
        ? { ...column, vote: completeVote(table, place, column.vote, topics) }
        : column,
    ),
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

/**
 * The fields that a remembered mapping gives to these headings, wherever they stand now. What was said of a column of
 * votes holds for the very same heading alone: another day in it is another vote.
 */
function applyRememberedColumns(
  table: TableWithHeadings,
  remembered: TableMapping,
): TableMapping['columns'] {
  const left = [...remembered.columns]
  return table.headings.map((heading): TableColumn => {
    const exact = left.findIndex((column) => column.heading === heading)
    const at =
      exact >= 0
        ? exact
        : left.findIndex((column) => normalizeHeading(column.heading) === normalizeHeading(heading))
    const [column] = at < 0 ? [] : left.splice(at, 1)
    if (!column) return { heading, field: null }
    return column.vote && column.heading === heading
      ? { heading, field: column.field, vote: column.vote }
      : { heading, field: column.field }
  })
}
