import { formatDay, isDay } from './days.ts'
import { levels } from './level.ts'
import { sayMean } from './moves/finding-words.ts'
import { sayApart } from './nearness/nearness-words.ts'
import { capitaliseFirst, formatQuantity } from './text/words.ts'
import type { ViewTableName } from './view-files.ts'

type Cell = string | number | null

/** A row by its headings, days in words; empty where the table has no such column, or the row nothing in it. */
type RowReader = { say: (heading: string) => string; headings: readonly string[] }

/** What a row says: of whom or what, and what of it, part by part; empty parts are left out. */
type RowWords = { of: readonly string[]; says: readonly string[] }

/**
 * A row of the table of a view as a sentence, made of its cells alone, so that of a table that was frozen the same is
 * said: `Ylva Johansson, Encryption: opposes, conditional, since 11 May 2022; record opposes.`
 */
export function writeRowSentence(
  table: ViewTableName,
  headings: readonly string[],
  cells: readonly Cell[],
): string {
  const byHeading = new Map(headings.map((heading, place) => [heading, cells[place] ?? null]))
  const say = (heading: string) => sayCell(byHeading.get(heading) ?? null)
  const { of, says } = writers[table]({ say, headings })
  const [subject, said] = [joinFilled(of, ', '), joinFilled(says, '; ')]
  return said ? `${subject}: ${said}.` : `${subject}.`
}

function sayCell(cell: Cell): string {
  if (cell === null) return ''
  return typeof cell === 'string' && isDay(cell) ? formatDay(cell) : String(cell)
}

const joinFilled = (parts: readonly string[], separator: string): string =>
  parts.filter((part) => part !== '').join(separator)

/** Words with what stands before and after them, or nothing where there are none. */
const wrap = (before: string, words: string, after = ''): string =>
  words && `${before}${words}${after}`

const sayGroup = ({ say }: RowReader) => wrap('in ', say('Group'))

const writers: Record<ViewTableName, (row: RowReader) => RowWords> = {
  stances: (row) =>
    row.headings.includes('Where they stand') ? sayStance(row) : sayMatrixRow(row),
  moves: ({ say }) => ({
    of: [say('Actor'), say('Topic')],
    says: [
      say('Between the two days'),
      wrap(
        `from ${say('Word on the first day')} on ${say('First day')} to `,
        say('Word on the as-of day'),
      ),
      say('How sure'),
      say('Told by'),
      say('Why it cannot be compared'),
    ],
  }),
  findings: ({ say }) => ({
    of: [say('Actor'), say('Topic')],
    says: [
      say('Name'),
      `from ${sayNumber(say('From, -2 to 2'))} to ${sayNumber(say('To, -2 to 2'))}`,
      say('Qualifiers').replaceAll('; ', ', '),
      wrap('before: “', say('Earlier: quote'), '”'),
      wrap('after: “', say('Later: quote'), '”'),
    ],
  }),
  quotes: ({ say }) => ({
    of: [say('Said by'), say('Topic'), say('Dated')],
    says: [
      say('Coded as'),
      say('Conditional') === 'yes' ? 'conditional' : '',
      wrap('“', say('Quote'), '”'),
      wrap('in ', say('Letter')),
    ],
  }),
  distribution: sayDistribution,
  near: (row) => (row.headings.includes('Side') ? sayPairRow(row) : sayRankedRow(row)),
  audience: ({ say }) => ({
    of: [say('Topic'), `told ${say('Told').toLowerCase()}`],
    says: [
      say('Stands').toLowerCase(),
      say('Qualifiers'),
      wrap('', say('Letters') && formatQuantity(Number(say('Letters')), 'letter')),
      say('Two audiences told opposite things') === 'yes'
        ? 'two audiences told opposite things'
        : '',
    ],
  }),
  coverage: ({ say }) => ({
    of: [say('Actor'), say('Topic')],
    says: [say('Last heard, in words'), say('Why there is no word')],
  }),
}

const sayNumber = (written: string): string => (written ? sayMean(Number(written)) : 'no word')

function sayStance(row: RowReader): RowWords {
  const { say } = row
  const contradictions = Number(say('Contradictions within 90 days'))
  const word = [
    say('Where they stand'),
    say('Conditional') === 'yes' ? 'conditional' : '',
    say('Qualifiers').replaceAll('; ', ', '),
    say('Since, in words'),
  ]
  return {
    of: [say('Actor'), sayGroup(row), say('Topic')],
    says: [
      joinFilled(word, ', '),
      say('Record in words'),
      say('Silences').replaceAll('; ', ', '),
      contradictions ? `${formatQuantity(contradictions, 'contradiction')} within 90 days` : '',
    ],
  }
}

/** Each topic with its word; its columns are those that go on with `-2 to 2`. */
function sayMatrixRow(row: RowReader): RowWords {
  const { say, headings } = row
  const topics = headings.filter((heading) => headings.includes(`${heading}, -2 to 2`))
  const sayTopic = (topic: string) => {
    const change = headings.find((heading) => heading.startsWith(`${topic}, change since `))
    const words = [
      say(topic),
      say(`${topic}, qualifiers`).replaceAll('; ', ', '),
      say(`${topic}, why there is no word`),
      change ? wrap('change ', say(change)) : '',
    ]
    return `${topic} ${joinFilled(words, ', ')}`
  }
  return { of: [say('Actor'), sayGroup(row)], says: topics.map(sayTopic) }
}

function sayDistribution({ say, headings }: RowReader): RowWords {
  const isShares = headings.some((heading) => heading.includes('% of voices'))
  const counts = [...levels.toReversed().map(({ word }) => word), 'unknown'].map((word) => {
    const heading = headings.find((each) => each.startsWith(`${capitaliseFirst(word)}, `))
    const count = heading ? say(heading) : ''
    return count && count !== '0' ? `${word} ${count}${isShares ? ' %' : ''}` : ''
  })
  return {
    of: [say('Group'), say('Topic'), say('Day'), say('What the day is')],
    says: [
      joinFilled(counts, ', ') || 'nobody',
      wrap('of ', say('All voices') && formatQuantity(Number(say('All voices')), 'voice')),
      wrap('majority ', say('Majority')),
      wrap('break rank: ', say('Break rank')),
    ],
  }
}

function sayRankedRow({ say }: RowReader): RowWords {
  const alignment = say('Alignment, 0 opposite ends to 1')
  const topics = say('Topics in common')
  return {
    of: [say('Actor'), wrap('place ', say('Place, the nearest first'))],
    says: [
      say('Why in no order'),
      alignment && sayApart(Number(alignment), Number(topics)),
      topics && `${formatQuantity(Number(topics), 'topic')} in common`,
      wrap('agree on ', say('Agree on')),
      wrap('differ on ', say('Differ on')),
    ],
  }
}

/** Two actors on a topic, each by the columns that begin with its name. */
function sayPairRow({ say, headings }: RowReader): RowWords {
  const names = headings.flatMap((heading) => /^(.+): stands$/s.exec(heading)?.[1] ?? [])
  const saySide = (name: string) =>
    wrap(
      `${name} `,
      joinFilled([say(`${name}: stands`).toLowerCase(), say(`${name}: qualifiers`)], ', '),
    )
  return { of: [say('Topic')], says: [say('Side'), say('Apart'), ...names.map(saySide)] }
}
