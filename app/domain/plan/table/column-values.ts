import { guessAgreement } from './dna-columns.ts'
import { guessLevels, interpretMeaning, normalizeValue, type LevelGuess } from './level-guesses.ts'
import { readCell } from './sheet.ts'
import { isPlainHeading } from './table-fields.ts'
import { findFieldColumns, type TableMapping } from './table-mapping.ts'
import type { TableWithHeadings } from './table-with-headings.ts'
import { splitTopics, type TopicName } from './topic-guesses.ts'

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
      const { heading } = mapping.columns[place]!
      const said = [...values.values()].map((value) => value.said)
      const guesses = guessAgreement(heading, said) ?? guessLevels(said, isPlainHeading(heading))
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

/** The different values of cells, in order of first sight. */
export function countValues(
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
