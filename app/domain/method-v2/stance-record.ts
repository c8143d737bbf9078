import { bootstrapMeanInterval, type Interval } from '../bootstrap-interval.ts'
import { yearsBetween, type Day } from '../days.ts'
import { weightAtAge } from '../evidence-age.ts'
import { dividedBelowConsensus, computeMean } from '../stance.ts'
import type { SpeakerPosition } from './counted-positions.ts'
import { hasWord, type LeveledLetter, type StanceLetter } from './stance-days.ts'

/** From how many letters on a record has a bootstrapped interval; below that it has their range (rule 7). */
export const lettersForInterval = 4

/** What all letters come to that carry weight, each once by its word (rule 5). */
export type StanceRecord = {
  /** The mean of the letters' words, weighted by their age. */
  mean: number
  /** How many letters carry weight. */
  letters: number
  /** Tastle and Wierman's consensus, 0 to 1. */
  consensus: number
  divided: boolean
  /** 95 % of bootstrapped means, or the range of the letters' words below four letters. */
  interval: Interval
}

/** The record as of a day; null where no letter is young enough to weigh. */
export function computeRecord<P extends SpeakerPosition>(
  letters: readonly StanceLetter<P>[],
  asOf: Day,
): StanceRecord | null {
  const weighted = weighLetters(letters, asOf)
  const mean = computeWeightedMean(weighted)
  if (mean === null) return null
  const rows = weighted.map(({ letter, weight }) => ({
    letter: letter.letterId,
    level: letter.mean,
    weight,
  }))
  const consensus = computeLetterConsensus(weighted.map(({ letter }) => letter))
  return {
    mean,
    letters: rows.length,
    consensus,
    divided: consensus < dividedBelowConsensus,
    interval:
      rows.length >= lettersForInterval
        ? bootstrapMeanInterval(rows)!
        : {
            low: Math.min(...rows.map(({ level }) => level)),
            high: Math.max(...rows.map(({ level }) => level)),
          },
  }
}

/** The record's mean alone, without what its interval costs to work out; null where nothing weighs. */
export function computeRecordMean(letters: readonly StanceLetter[], asOf: Day): number | null {
  return computeWeightedMean(weighLetters(letters, asOf))
}

type WeighedLetter<P extends SpeakerPosition> = { letter: LeveledLetter<P>; weight: number }

function weighLetters<P extends SpeakerPosition>(
  letters: readonly StanceLetter<P>[],
  asOf: Day,
): WeighedLetter<P>[] {
  return letters
    .filter(hasWord)
    .map((letter) => ({ letter, weight: weightOnDay(letter, asOf) }))
    .filter(({ weight }) => weight > 0)
}

/** The sum of weight times word over the sum of the weights (rule 5). */
function computeWeightedMean<P extends SpeakerPosition>(
  weighted: readonly WeighedLetter<P>[],
): number | null {
  if (!weighted.length) return null
  return (
    weighted.reduce((sum, { letter, weight }) => sum + weight * letter.mean, 0) /
    weighted.reduce((sum, { weight }) => sum + weight, 0)
  )
}

/** What a letter weighs as of a day: nothing from the age of five years on. */
export function weightOnDay({ lastDay }: Pick<StanceLetter, 'lastDay'>, asOf: Day): number {
  return weightAtAge(yearsBetween(lastDay, asOf))
}

/**
 * Consensus over letters (rule 7): 1 + Σ p log2(1 - |level - mean| / 4), where each letter has an equal share p of 1,
 * its speakers and their levels equal shares within it, and the mean is that of the letters' words. Source: W. J.
 * Tastle, M. J. Wierman, "Consensus and dissention", International Journal of Approximate Reasoning 45 (2007) 531-545.
 */
function computeLetterConsensus(letters: readonly LeveledLetter[]): number {
  const middle = computeMean(letters.map(({ mean }) => mean))!
  const dissent = (level: number) => Math.log2(1 - Math.abs(level - middle) / 4)
  const ofLetter = ({ speakers }: LeveledLetter) =>
    computeMean(speakers.map(({ levels }) => computeMean(levels.map(dissent))!))!
  return 1 + computeMean(letters.map(ofLetter))!
}
