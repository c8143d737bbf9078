import { findTables } from './table-with-headings.ts'
import { normalizeValue } from './level-guesses.ts'
import { reviewTable, type VoteReview, type TableReview } from './table-review.ts'
import { makeHeadingsKey, type TableMapping } from './table-mapping.ts'
import { indexAnswers } from './column-values.ts'
import { proposeMapping } from './propose-mapping.ts'
import type { Sheet } from './sheet.ts'
import type { TopicName } from './topic-guesses.ts'

/** How a table is likely to be read; `sure` where nobody needs to look at it first. */
export type TableProposal = { mapping: TableMapping; review: TableReview; sure: boolean }

/** What the likeliest table of some sheets is remembered by; null where it has no headings. */
export function findHeadingsKey(sheets: readonly Sheet[]): string | null {
  const [table] = findTables(sheets)
  return table ? makeHeadingsKey(table) : null
}

/** How sheets are likely to be read, by what is remembered for their headings. Null where none has a row. */
export function proposeTable(
  sheets: readonly Sheet[],
  topics: readonly TopicName[],
  remembered: TableMapping | null,
): TableProposal | null {
  const mapping = proposeMapping(sheets, topics, remembered)
  const found = mapping && reviewTable(sheets, mapping, topics)
  return mapping && found && { mapping, review: found, sure: isSure(found, remembered) }
}

/** As many values as are remembered for one kind of table, the newest first. */
const maxRememberedValues = 1000

/** What is remembered of a mapping: with it the answers on values that only earlier tables had. */
export function mergeMappings(mapping: TableMapping, before: TableMapping | null): TableMapping {
  const mergeValues = <One extends { said: string; means: unknown }>(
    now: readonly One[],
    then: readonly One[],
  ): One[] => {
    const knownValues = new Set(now.map((answer) => normalizeValue(answer.said)))
    return [
      ...now,
      ...then.filter(
        (answer) => answer.means !== null && !knownValues.has(normalizeValue(answer.said)),
      ),
    ].slice(0, maxRememberedValues)
  }
  return {
    ...mapping,
    order: mapping.order ?? before?.order ?? null,
    century: mapping.century ?? before?.century ?? null,
    columns: mapping.columns.map((column) => {
      const known = before?.columns.find(({ heading }) => heading === column.heading)?.vote
      return column.vote && known
        ? {
            ...column,
            vote: { ...column.vote, levels: mergeValues(column.vote.levels, known.levels) },
          }
        : column
    }),
    levels: mergeValues(mapping.levels, before?.levels ?? []),
    topics: mergeValues(mapping.topics, before?.topics ?? []),
  }
}

/**
 * Whether nobody needs to look at a table before it is read: it is in the plain form, or somebody named the same
 * headings before and every value in it is one that they answered, or a word of the scale or a topic's name.
 */
function isSure(
  { openQuestions, isPlain, levels, topics, votes }: TableReview,
  remembered: TableMapping | null,
): boolean {
  if (openQuestions.length) return false
  if (isPlain) return true
  if (!remembered) return false
  const [levelAnswers, topicAnswers] = [
    indexAnswers(remembered.levels),
    indexAnswers(remembered.topics),
  ]
  return (
    levels.every((value) => value.guess.sure || wasAnswered(levelAnswers, value)) &&
    topics.every((value) => value.guess.sure || wasAnswered(topicAnswers, value)) &&
    votes.every((vote) => wasSaidOfVote(vote, remembered))
  )
}

/** Whether all of a column of votes is what somebody said of the very same heading before. */
function wasSaidOfVote(
  { heading, topic, dated, levels }: VoteReview,
  { columns }: TableMapping,
): boolean {
  return columns.some((column) => {
    if (column.heading !== heading || !column.vote) return false
    const answers = indexAnswers(column.vote.levels)
    return (
      column.vote.topic === topic &&
      column.vote.dated === dated &&
      levels.every((value) => wasAnswered(answers, value))
    )
  })
}

function wasAnswered<M>(
  before: ReadonlyMap<string, M | null>,
  { said, means }: { said: string; means: M | null },
): boolean {
  return means !== null && before.get(normalizeValue(said)) === means
}
