import { examineDateColumn, type DateColumn } from './date-column.ts'
import {
  findFieldByHeading,
  tableFields,
  isPlainHeading,
  mayRepeat,
  type ColumnField,
} from './table-fields.ts'
import type { TableWithHeadings } from './table-with-headings.ts'
import type { LevelGuess, LevelMeaning } from './level-guesses.ts'
import { findFieldColumns, isWordColumn, type TableMapping } from './table-mapping.ts'
import {
  findLevelValues,
  findTopicValues,
  indexAnswers,
  maxTableValues,
  type ColumnValue,
} from './column-values.ts'
import { findMappedTable } from './propose-mapping.ts'
import { joinWithAnd } from '../../text/words.ts'
import type { Sheet } from './sheet.ts'
import { guessTopic, type TopicName, type TopicGuess } from './topic-guesses.ts'
import { findVoteValues, listVotes, type TableVote } from './vote-columns.ts'

type ReviewedValue<Guess, M> = ColumnValue<Guess> & { means: M | null }

/** A column of votes: what it is taken for, and what its values mean in it. */
export type VoteReview = Omit<TableVote, 'levels'> & {
  topicGuess: TopicGuess
  levels: ReviewedValue<LevelGuess, LevelMeaning>[]
}

/** A table as a person sees it before it is read: what was found, what it is taken for, and what is still open. */
export type TableReview = {
  table: TableWithHeadings
  dates: DateColumn | null
  levels: ReviewedValue<LevelGuess, LevelMeaning>[]
  topics: ReviewedValue<TopicGuess, string>[]
  votes: VoteReview[]
  /**
   * What a person must answer, each a sentence with the place on the screen; rows that hang on it
   * are refused as long as it is open.
   */
  openQuestions: TableQuestion[]
  /** Whether all is told by the plain form's own words, so that nobody needs to look. */
  isPlain: boolean
}
export type TableQuestion = {
  at: 'columns' | 'dates' | 'votes' | 'levels' | 'topics'
  sentence: string
}

/** Looks at a table by its mapping. Null where the file has no sheet of that name. */
export function reviewTable(
  sheets: readonly Sheet[],
  mapping: TableMapping,
  topics: readonly TopicName[],
): TableReview | null {
  const table = findMappedTable(sheets, mapping)
  if (!table) return null
  const [datePlace] = findFieldColumns(mapping, 'date')
  const dates = datePlace === undefined ? null : examineDateColumn(table.rows, datePlace)
  const [levelAnswers, topicAnswers] = [indexAnswers(mapping.levels), indexAnswers(mapping.topics)]
  const levels = [...findLevelValues(table, mapping)].map(([value, found]) => ({
    ...found,
    means: levelAnswers.get(value) ?? null,
  }))
  const found = [...findTopicValues(table, mapping, topics)].map(([value, foundTopic]) => ({
    ...foundTopic,
    guess: guessTopic(foundTopic.said, topics),
    means: topicAnswers.get(value) ?? null,
  }))
  const votes = listVotes(mapping).map(({ levels: answers, ...vote }) => ({
    ...vote,
    topicGuess: guessTopic(vote.heading, topics),
    levels: [...findVoteValues(table, vote.place)].map(([value, foundValue]) => ({
      ...foundValue,
      means: answers.get(value) ?? null,
    })),
  }))
  const open = [
    ...findColumnQuestions(mapping),
    ...findDateQuestions(dates, mapping),
    ...findVoteQuestions(votes, dates !== null),
    ...findValueQuestions('levels', levels),
    ...findValueQuestions('topics', found),
  ]
  const plain = mapping.columns.every(({ heading, field }) =>
    field === null
      ? findFieldByHeading(heading) === null
      : isPlainHeading(heading) && findFieldByHeading(heading) === field,
  )
  const certain =
    levels.every(({ guess, means }) => guess.sure && guess.means === means) &&
    found.every(({ guess, means }) => guess.sure && guess.topicId === means)
  return {
    table,
    dates,
    levels: levels.slice(0, maxTableValues),
    topics: found.slice(0, maxTableValues),
    votes,
    openQuestions: open,
    isPlain: plain && certain && open.length === 0 && mapping.topic === null && !mapping.recorded,
  }
}

function findColumnQuestions(mapping: TableMapping): TableQuestion[] {
  const hasColumn = (...any: ColumnField[]) =>
    any.some((field) => findFieldColumns(mapping, field).length > 0)
  const open: string[] = []
  for (const { field } of tableFields) {
    const columns = findFieldColumns(mapping, field).map(
      (place) => `“${mapping.columns[place]!.heading}”`,
    )
    if (columns.length > 1 && !mayRepeat(field))
      open.push(
        `${columns.length} columns are said to be the ${field.replaceAll('_', ' ')}: ` +
          `${columns.join(' and ')}. Choose one of them.`,
      )
  }
  const [words] = mapping.columns.filter(isWordColumn)
  if (!words && !mapping.recorded)
    open.push(
      'Say which column holds the quotes or the whole text of the letters, or that the rows themselves are the ' +
        'record, as of a vote or a survey: a position stands on the words that state it.',
    )
  if (words && mapping.recorded)
    open.push(
      `The rows are said to be the record themselves, and “${words.heading}” to hold words of letters. ` +
        'It is one or the other.',
    )
  if (!hasColumn('date', 'text', 'vote'))
    open.push('Say which column holds the date of the letters.')
  if (!hasColumn('author', 'organisation', 'text'))
    open.push('Say which column holds who wrote the letters: a person or an organisation.')
  if (hasColumn('level', 'absence') && !hasColumn('topic') && !mapping.topic)
    open.push(
      'There are levels, but no column of topics. Choose the column, or one topic for the whole table.',
    )
  if (hasColumn('topic') && !hasColumn('level', 'absence'))
    open.push(
      'There are topics, but no column of levels. Choose the column, or leave the topics out: ' +
        'then the quotes come in without positions.',
    )
  return open.map((sentence) => ({ at: 'columns', sentence }))
}

function findDateQuestions(
  dates: DateColumn | null,
  { order, century }: TableMapping,
): TableQuestion[] {
  if (!dates) return []
  const example =
    dates.order.kind === 'ask' || dates.order.kind === 'mixed' ? dates.order.examples[0]! : null
  const open = [
    ...(example && !order
      ? [
          `Say whether the day or the month comes first, as in “${example.words}” (row ${example.row}).`,
        ]
      : []),
    ...(dates.short.length && !century
      ? [
          `Say which century years of two digits belong to, as in “${dates.short[0]!.words}” (row ${dates.short[0]!.row}).`,
        ]
      : []),
  ]
  return open.map((sentence) => ({ at: 'dates', sentence }))
}

/** What is still to be said of columns of votes; `rowsAreDated` where each row says its own day. */
function findVoteQuestions(votes: readonly VoteReview[], rowsAreDated: boolean): TableQuestion[] {
  const nameVotes = (found: readonly VoteReview[]) => listSome(found.map(({ heading }) => heading))
  const open: string[] = []
  const withoutTopic = votes.filter(({ topic }) => topic === null)
  if (withoutTopic.length)
    open.push(
      `Say on which topic ${nameVotes(withoutTopic)} ${withoutTopic.length === 1 ? 'is' : 'are'}.`,
    )
  const unread = votes.filter(({ dated, edtf }) => dated && edtf === null)
  if (unread.length)
    open.push(
      `The day of ${nameVotes(unread)} cannot be read for certain. Write it as 2021-07-06, or as 2021-07 or 2021 ` +
        'where no more is known.',
    )
  const undated = rowsAreDated ? [] : votes.filter(({ dated }) => !dated)
  if (undated.length)
    open.push(
      `Say of which day ${nameVotes(undated)} ${undated.length === 1 ? 'is' : 'are'}, or which column holds the date.`,
    )
  return [
    ...open.map((sentence) => ({ at: 'votes' as const, sentence })),
    ...votes.flatMap(({ heading, levels }) => findValueQuestions('votes', levels, heading)),
  ]
}

/** `“Vote 1”, “Vote 2” and “Vote 3”`, with how many more there are. */
function listSome(names: readonly string[]): string {
  const quoted = names.slice(0, 3).map((name) => `“${name.slice(0, 60)}”`)
  if (names.length > 3) return `${quoted.join(', ')} and ${names.length - 3} more`
  return joinWithAnd(quoted)
}

function findValueQuestions(
  at: 'levels' | 'topics' | 'votes',
  values: readonly ReviewedValue<unknown, unknown>[],
  heading: string | null = null,
): TableQuestion[] {
  const column = heading === null ? `column of ${at}` : `column “${heading}”`
  if (values.length > maxTableValues)
    return [
      {
        at: 'columns',
        sentence: `The ${column} holds ${values.length} different values, so it is hardly one of ${at}. Choose another.`,
      },
    ]
  const unanswered = values.filter(({ means }) => means === null)
  if (!unanswered.length) return []
  const named = unanswered
    .slice(0, 3)
    .map(({ said }) => `“${said.slice(0, 40)}”`)
    .join(', ')
  const place = heading === null ? '' : ` in “${heading}”`
  if (unanswered.length === 1) return [{ at, sentence: `Say what ${named} means${place}.` }]
  const others = unanswered.length > 3 ? ' and others' : ''
  const what = heading === null ? at : 'values'
  return [
    {
      at,
      sentence: `Say what these ${unanswered.length} ${what} mean${place}: ${named}${others}.`,
    },
  ]
}
