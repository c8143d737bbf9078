import { guessColumns } from './columns.ts'
import { isPlain } from './fields.ts'
import { tableOf, tablesOf, type Table } from './headings.ts'
import { asValue, guessLevels, statedBy, type LevelGuess } from './levels.ts'
import { placesOf, type Mapping } from './mapping.ts'
import { asHeading, wordsAt, type Sheet } from './sheet.ts'
import { guessTopic, topicsSaid, type KnownTopic } from './topics.ts'

/** The sheet that a table's mapping speaks of, below its headings; null where the file has no such sheet. */
export function tableBy(
  sheets: readonly Sheet[],
  { sheet, row }: Pick<Mapping, 'sheet' | 'row'>,
): Table | null {
  const found = sheets.find(({ name }) => name === sheet)
  return found ? tableOf(found, row) : null
}

/**
 * How the sheets of a file are likely to be read: as `remembered` for these headings, otherwise by headings and cells.
 * Null where no sheet has a row. What is not certain stays unanswered; `look` says what that is.
 */
export function propose(
  sheets: readonly Sheet[],
  topics: readonly KnownTopic[],
  remembered: Mapping | null = null,
): Mapping | null {
  const [table] = tablesOf(sheets)
  if (!table) return null
  const guessed = guessColumns(table, topics)
  const columns = remembered
    ? asRemembered(table, remembered)
    : guessed.map(({ heading, field }) => ({ heading, field }))
  const {
    order,
    century,
    topic,
    levels,
    topics: said,
  } = remembered ?? { order: null, century: null, topic: null, levels: [], topics: [] }
  return completed(
    sheets,
    { sheet: table.sheet, row: table.row, columns, order, century, topic, levels, topics: said },
    topics,
  )
}

/** A mapping with a proposal for every column and value that it does not know yet: what is needed after another sheet or row of headings was chosen, or a column was given another field. */
export function completed(
  sheets: readonly Sheet[],
  given: Mapping,
  topics: readonly KnownTopic[],
): Mapping {
  const table = tableBy(sheets, given)
  if (!table) return given
  const same =
    table.headings.length === given.columns.length &&
    table.headings.every((heading, place) => heading === given.columns[place]!.heading)
  const mapping = same
    ? given
    : {
        ...given,
        columns: guessColumns(table, topics).map(({ heading, field }) => ({ heading, field })),
      }
  const [levels, known] = [meanings(mapping.levels), meanings(mapping.topics)]
  const alive = (id: string | null) =>
    id === null || id === 'leave' || topics.some((topic) => topic.id === id)
  return {
    ...mapping,
    topic: alive(mapping.topic) ? mapping.topic : null,
    levels: [...levelValues(table, mapping)]
      .map(([value, { said, guess }]) => ({ said, means: levels.get(value) ?? guess.means }))
      .slice(0, mostValues),
    topics: [...topicValues(table, mapping, topics)]
      .map(([value, { said }]) => ({
        said,
        means:
          (alive(known.get(value) ?? null) && known.get(value)) || guessTopic(said, topics).topicId,
      }))
      .slice(0, mostValues),
  }
}

/** As many different values as one may be asked about. More are no levels and no topics. */
export const mostValues = 200

export type ValueFound<Guess> = { said: string; rows: number; first: number; guess: Guess }

/** The different values of the columns of levels and absences, in order of first sight; case, accents and the kind of minus make no difference. */
export function levelValues(table: Table, mapping: Mapping): Map<string, ValueFound<LevelGuess>> {
  const found = new Map<string, ValueFound<LevelGuess>>()
  for (const field of ['level', 'absence'] as const) {
    for (const place of placesOf(mapping, field)) {
      const values = counted(table, (row) => [wordsAt(row, place)])
      const guesses = guessLevels(
        [...values.values()].map(({ said }) => said),
        isPlain(mapping.columns[place]!.heading),
      )
      for (const [value, seen] of values) {
        const guess = guesses.get(seen.said)!
        const fits =
          field === 'level' ||
          guess.means === 'leave' ||
          (guess.means !== null && statedBy(guess.means)?.absence)
        const before = found.get(value)
        found.set(value, {
          ...seen,
          rows: seen.rows + (before?.rows ?? 0),
          guess: before?.guess ?? (fits ? guess : { means: null, sure: false }),
        })
      }
    }
  }
  return found
}

/** The different topics that the column of topics names, in order of first sight. */
export function topicValues(
  table: Table,
  mapping: Mapping,
  topics: readonly KnownTopic[],
): Map<string, ValueFound<null>> {
  const found = new Map<string, ValueFound<null>>()
  for (const place of placesOf(mapping, 'topic'))
    for (const [value, seen] of counted(table, (row) => topicsSaid(wordsAt(row, place), topics)))
      found.set(value, { ...seen, guess: null })
  return found
}

function counted(
  table: Table,
  valuesOf: (row: Table['rows'][number]) => string[],
): Map<string, Omit<ValueFound<null>, 'guess'>> {
  const found = new Map<string, Omit<ValueFound<null>, 'guess'>>()
  for (const row of table.rows) {
    for (const said of valuesOf(row).filter(Boolean)) {
      const before = found.get(asValue(said))
      if (before) before.rows += 1
      else found.set(asValue(said), { said, rows: 1, first: row.number })
    }
  }
  return found
}

/** Answers by value. */
export function meanings<M>(answers: readonly { said: string; means: M }[]): Map<string, M> {
  return new Map(answers.map(({ said, means }) => [asValue(said), means]))
}

/** The fields that a remembered mapping gives to these headings, wherever they stand now. */
function asRemembered(table: Table, remembered: Mapping): Mapping['columns'] {
  const left = [...remembered.columns]
  return table.headings.map((heading) => {
    const at = left.findIndex((column) => asHeading(column.heading) === asHeading(heading))
    return { heading, field: at < 0 ? null : left.splice(at, 1)[0]!.field }
  })
}
