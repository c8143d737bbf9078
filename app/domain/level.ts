import { capitaliseFirst } from './text/words.ts'

/**
 * The scale as a table: five levels from -2 to +2 (LobbyMap's scale), each with its word and the short code
 * that styles carry.
 */
export const levels = [
  { level: -2, word: 'strongly opposes', code: 'so' },
  { level: -1, word: 'opposes', code: 'o' },
  { level: 0, word: 'mixed', code: 'm' },
  { level: 1, word: 'supports', code: 's' },
  { level: 2, word: 'strongly supports', code: 'ss' },
] as const

export type Level = (typeof levels)[number]['level']
export type LevelWord = (typeof levels)[number]['word']

/** What somebody did instead of taking a position. An absence is never a 0. */
export const absences = [
  { absence: 'evaded', word: 'evaded', means: 'was asked and answered something else' },
  {
    absence: 'withheld',
    word: 'withheld',
    means: 'was asked and the answer is redacted or refused',
  },
  { absence: 'no_position', word: 'no position', means: 'says that there is no position' },
] as const

export type Absence = (typeof absences)[number]['absence']

/** The level that counts where a topic counts turned round: what supports it opposes its opposite. */
export function turnLevel(level: Level | null, turned: boolean): Level | null {
  return level === null || !turned ? level : ((0 - level) as Level)
}

export function isLevel(value: unknown): value is Level {
  return levels.some((row) => row.level === value)
}

export function isAbsence(value: unknown): value is Absence {
  return absences.some((row) => row.absence === value)
}

/**
 * The words of a mean from the top down, each with the least mean that carries it (method version 1, rule 5):
 * `included` says whether the bound itself does. The last has none.
 */
const meanWords = [
  { word: 'strongly supports', bound: 1.5, included: true },
  { word: 'supports', bound: 0.5, included: true },
  { word: 'mixed', bound: -0.5, included: false },
  { word: 'opposes', bound: -1.5, included: false },
  { word: 'strongly opposes', bound: -Infinity, included: true },
] as const satisfies readonly { word: LevelWord; bound: number; included: boolean }[]

/** The word for a mean level between -2 and 2. */
export function wordForMean(exact: number): LevelWord {
  // A mean that is a half but for the last bits of its fractions is a half.
  const mean = Math.round(exact * 1e9) / 1e9
  return meanWords.find(({ bound, included }) => mean > bound || (included && mean === bound))!.word
}

/** `0.5 to below 1.5`, `above −1.5 to −0.5`, `−1.5 and below`: the means that carry a word, for the Method page. */
export function describeMeanRange(word: LevelWord): string {
  const index = meanWords.findIndex((row) => row.word === word)
  const [row, above] = [meanWords[index]!, meanWords[index - 1]]
  const top = above ? `${above.included ? 'below ' : ''}${formatBound(above.bound)}` : ''
  if (!above) return `${formatBound(row.bound)} and above`
  if (row.bound === -Infinity) return `${top} and below`
  return `${row.included ? '' : 'above '}${formatBound(row.bound)} to ${top}`
}

/** `from 1.5 “strongly supports”, …, above −1.5 “opposes”, below that “strongly opposes”`: for a sentence. */
export function describeMeanWords(): string {
  return meanWords
    .map(({ word, bound, included }) => {
      if (bound === -Infinity) return `below that “${word}”`
      return `${included ? 'from' : 'above'} ${formatBound(bound)} “${word}”`
    })
    .join(', ')
}

function formatBound(bound: number): string {
  return String(bound).replace('-', '−')
}

/** The level whose word a mean carries: what a chip or a lane is coloured by. */
export function nearestLevel(mean: number): Level {
  const word = wordForMean(mean)
  return levels.find((row) => row.word === word)!.level
}

export function findLevelRow(level: Level) {
  return levels.find((row) => row.level === level)!
}

export function findAbsenceRow(absence: Absence) {
  return absences.find((row) => row.absence === absence)!
}

/** "Strongly supports", "Mixed · conditional", "Evaded": how one coded passage reads. */
export function formatLevel(coding: {
  level: Level | null
  absence: Absence | null
  conditional?: boolean
}): string {
  const word =
    coding.level !== null
      ? findLevelRow(coding.level).word
      : coding.absence
        ? findAbsenceRow(coding.absence).word
        : ''
  const label = capitaliseFirst(word)
  return coding.conditional ? `${label} · conditional` : label
}
