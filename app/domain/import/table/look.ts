import { dateColumn, type DateColumn } from './date-column.ts'
import { fieldOf, fields, isPlain, mayRepeat, type Field } from './fields.ts'
import type { Table } from './headings.ts'
import type { LevelGuess, Means } from './levels.ts'
import { placesOf, type Mapping } from './mapping.ts'
import {
  levelValues,
  meanings,
  mostValues,
  tableBy,
  topicValues,
  type ValueFound,
} from './propose.ts'
import type { Sheet } from './sheet.ts'
import { guessTopic, type KnownTopic, type TopicGuess } from './topics.ts'

export type LookedValue<Guess, M> = ValueFound<Guess> & { means: M | null }

/** A table as a person sees it before it is read: what was found, what it is taken for, and what is still open. */
export type Look = {
  table: Table
  dates: DateColumn | null
  levels: LookedValue<LevelGuess, Means>[]
  topics: LookedValue<TopicGuess, string>[]
  /** What a person must answer, each a sentence with the place on the screen; rows that hang on it are refused as long as it is open. */
  open: Open[]
  /** Whether all is told by the plain form's own words, so that nobody needs to look. */
  plain: boolean
}
export type Open = { at: 'columns' | 'dates' | 'levels' | 'topics'; says: string }

/** Looks at a table by its mapping. Null where the file has no sheet of that name. */
export function look(
  sheets: readonly Sheet[],
  mapping: Mapping,
  topics: readonly KnownTopic[],
): Look | null {
  const table = tableBy(sheets, mapping)
  if (!table) return null
  const [datePlace] = placesOf(mapping, 'date')
  const dates = datePlace === undefined ? null : dateColumn(table.rows, datePlace)
  const [said, named] = [meanings(mapping.levels), meanings(mapping.topics)]
  const levels = [...levelValues(table, mapping)].map(([value, found]) => ({
    ...found,
    means: said.get(value) ?? null,
  }))
  const found = [...topicValues(table, mapping, topics)].map(([value, one]) => ({
    ...one,
    guess: guessTopic(one.said, topics),
    means: named.get(value) ?? null,
  }))
  const open = [
    ...openColumns(mapping),
    ...openDates(dates, mapping),
    ...openValues('levels', levels),
    ...openValues('topics', found),
  ]
  const plain = mapping.columns.every(({ heading, field }) =>
    field === null ? fieldOf(heading) === null : isPlain(heading) && fieldOf(heading) === field,
  )
  const certain =
    levels.every(({ guess, means }) => guess.sure && guess.means === means) &&
    found.every(({ guess, means }) => guess.sure && guess.topicId === means)
  return {
    table,
    dates,
    levels: levels.slice(0, mostValues),
    topics: found.slice(0, mostValues),
    open,
    plain: plain && certain && open.length === 0 && mapping.topic === null,
  }
}

function openColumns(mapping: Mapping): Open[] {
  const has = (...any: Field[]) => any.some((field) => placesOf(mapping, field).length > 0)
  const open: string[] = []
  for (const { field } of fields) {
    const columns = placesOf(mapping, field).map((place) => `“${mapping.columns[place]!.heading}”`)
    if (columns.length > 1 && !mayRepeat(field))
      open.push(
        `${columns.length} columns are said to be the ${field.replaceAll('_', ' ')}: ${columns.join(' and ')}. Choose one of them.`,
      )
  }
  if (!has('quote', 'text'))
    open.push(
      'Say which column holds the quotes, or the whole text of the letters: a position stands on the words that state it.',
    )
  if (!has('date', 'text')) open.push('Say which column holds the date of the letters.')
  if (!has('author', 'organisation', 'text'))
    open.push('Say which column holds who wrote the letters: a person or an organisation.')
  if (has('level', 'absence') && !has('topic') && !mapping.topic)
    open.push(
      'There are levels, but no column of topics. Choose the column, or one topic for the whole table.',
    )
  if (has('topic') && !has('level', 'absence'))
    open.push(
      'There are topics, but no column of levels. Choose the column, or leave the topics out: then the quotes come in without positions.',
    )
  return open.map((says) => ({ at: 'columns', says }))
}

function openDates(dates: DateColumn | null, { order, century }: Mapping): Open[] {
  if (!dates) return []
  const asked =
    dates.order.kind === 'ask' || dates.order.kind === 'mixed' ? dates.order.examples[0]! : null
  const open = [
    ...(asked && !order
      ? [`Say whether the day or the month comes first, as in “${asked.words}” (row ${asked.row}).`]
      : []),
    ...(dates.short.length && !century
      ? [
          `Say which century years of two digits belong to, as in “${dates.short[0]!.words}” (row ${dates.short[0]!.row}).`,
        ]
      : []),
  ]
  return open.map((says) => ({ at: 'dates', says }))
}

function openValues(
  at: 'levels' | 'topics',
  values: readonly LookedValue<unknown, unknown>[],
): Open[] {
  if (values.length > mostValues)
    return [
      {
        at: 'columns',
        says: `The column of ${at} holds ${values.length} different values, so it is hardly one of ${at}. Choose another.`,
      },
    ]
  const unsaid = values.filter(({ means }) => means === null)
  if (!unsaid.length) return []
  const named = unsaid
    .slice(0, 3)
    .map(({ said }) => `“${said.slice(0, 40)}”`)
    .join(', ')
  return [
    {
      at,
      says: `Say what ${unsaid.length === 1 ? named : `these ${unsaid.length} ${at} mean: ${named}${unsaid.length > 3 ? ' and others' : ''}`}${unsaid.length === 1 ? ' means' : ''}.`,
    },
  ]
}
