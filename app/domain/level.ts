/**
 * The scale as a table: five levels from -2 to +2 (LobbyMap's scale), each with its word and the short code
 * that styles carry. `wordOf` holds the bounds of method version 1, rule 5.
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

export function isLevel(value: unknown): value is Level {
  return levels.some((row) => row.level === value)
}

export function isAbsence(value: unknown): value is Absence {
  return absences.some((row) => row.absence === value)
}

/** The word for a mean level between -2 and 2 (PRODUCT method v1, rule 5). */
export function wordForMean(exact: number): LevelWord {
  // A mean that is a half but for the last bits of its fractions is a half.
  const mean = Math.round(exact * 1e9) / 1e9
  if (mean >= 1.5) return 'strongly supports'
  if (mean >= 0.5) return 'supports'
  if (mean > -0.5) return 'mixed'
  if (mean > -1.5) return 'opposes'
  return 'strongly opposes'
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

/** `+2`, `0`, `−1`, `+0.67`: with a sign, a true minus and at most two decimals. */
export function formatSignedNumber(value: number): string {
  const rounded = Math.round(value * 100) / 100
  if (rounded === 0) return '0'
  const digits = String(Math.abs(rounded))
  return rounded < 0 ? `−${digits}` : `+${digits}`
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

export function capitaliseFirst(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
