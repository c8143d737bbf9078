import { bootstrapMeanInterval, type Interval } from '../bootstrap-interval.ts'
import { yearsBetween, type Day } from '../days.ts'
import { weightAtAge } from '../evidence-age.ts'
import { dividedBelowConsensus, computeMean } from '../stance.ts'
import type { SpeakerPosition } from './counted-positions.ts'
import type { LeveledLetter, StanceLetter } from './stance-days.ts'

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

/** A letter with what it weighs in the record: 0 to 1. */
export type WeightedLetter<P extends SpeakerPosition = SpeakerPosition> = StanceLetter<P> & {
  weight: number
}

/** What each letter weighs as of a day. */
export function weighLetters<P extends SpeakerPosition>(
  letters: readonly StanceLetter<P>[],
  asOf: Day,
): WeightedLetter<P>[] {
  return letters.map((letter) => ({ ...letter, weight: weightOnDay(letter, asOf) }))
}

/** The record that letters make; null where none of them weighs. */
export function computeRecord(letters: readonly WeightedLetter[]): StanceRecord | null {
  const weighing = letters.filter(hasWeight)
  const mean = computeWeightedMean(weighing)
  if (mean === null) return null
  const rows = weighing.map(({ letterId, mean: level, weight }) => ({
    letter: letterId,
    ...{ level, weight },
  }))
  const consensus = computeLetterConsensus(weighing)
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
export function computeRecordMean(letters: readonly WeightedLetter[]): number | null {
  return computeWeightedMean(letters.filter(hasWeight))
}

function hasWeight(letter: WeightedLetter): letter is LeveledLetter & { weight: number } {
  return letter.mean !== null && letter.weight > 0
}

/** The sum of weight times word over the sum of the weights (rule 5). */
function computeWeightedMean(letters: readonly { mean: number; weight: number }[]): number | null {
  if (!letters.length) return null
  return (
    letters.reduce((sum, { mean, weight }) => sum + weight * mean, 0) /
    letters.reduce((sum, { weight }) => sum + weight, 0)
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
