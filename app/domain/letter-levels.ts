import { absences, type Absence, findLevelRow, type Level } from './level.ts'
import type { StanceMark } from './stance-mark.ts'
import { formatSignedNumber } from './text/words.ts'

/** What one position of a letter says on a topic, as it counts. */
export type LetterLevel = {
  letterId: string
  topicId: string
  level: Level | null
  absence: Absence | null
  conditional: boolean
}

/** All that a letter says on a topic, as a bar and in words: one level, or from which to which. */
export type LevelSpan = { topicId: string; mark: StanceMark; short: string; words: string }

/** The levels of one letter on one topic together; where it states several, from the least to the most. */
export function describeLevelSpan(topicId: string, said: readonly LetterLevel[]): LevelSpan {
  const levels = said.flatMap(({ level }) => level ?? [])
  const silences = [...new Set(said.flatMap(({ absence }) => absence ?? []))]
  const conditional = said.some((one) => one.conditional)
  const [low, high] = [Math.min(...levels), Math.max(...levels)] as [Level, Level]
  const isRange = levels.length > 0 && low !== high
  const name = (level: Level) => findLevelRow(level).word
  const silent = silences.map((one) => absences.find((row) => row.absence === one)!.word)
  const stated = levels.length ? [isRange ? `${name(low)} to ${name(high)}` : name(low)] : []
  return {
    topicId,
    mark: {
      now: levels.length ? levels.reduce<number>((sum, one) => sum + one, 0) / levels.length : null,
      conditional,
      age: null,
      record: null,
      spread: isRange ? { low, high, kind: 'range' } : null,
      silences,
      members: [],
    },
    short: levels.length
      ? isRange
        ? `${formatSignedNumber(low)} to ${formatSignedNumber(high)}`
        : formatSignedNumber(low)
      : silent.join(', '),
    words: [...stated, ...silent, ...(conditional ? ['conditional'] : [])].join(', '),
  }
}
