import { bootstrapMeanInterval } from './bootstrap-interval.ts'
import { yearsBetween, type Day } from './days.ts'
import { wordForMean, type Absence, type Level, type LevelWord } from './level.ts'
import type { PositionStatus } from './positions.ts'
import { isRecent, weightAtAge } from './evidence-age.ts'

/** The version of every formula in this file, printed wherever a number of it is. */
export const methodVersion = 1

/** Below this consensus a stance is called divided (rule 5). */
export const dividedBelowConsensus = 0.7

/** From how many letters on a stance has an interval (rule 6). */
const lettersForInterval = 4

/** What the method needs to know of a position; `letterId` is any name that tells letters apart. */
export type CodedEvidence = {
  letterId: string
  lastDay: Day
  level: Level | null
  absence: Absence | null
  reported: boolean
  status: PositionStatus
}

type StanceWord = LevelWord | 'not enough evidence'

/** Where somebody stands on a topic as of a day. Numbers are on the scale -2 to 2; null says that it is not known. */
export type Stance<E extends CodedEvidence = CodedEvidence> = {
  asOf: Day
  latest: number | null
  latestDay: Day | null
  weighted: number | null
  /** How many letters carry weight. */
  letters: number
  word: StanceWord
  /** The word would have begun with "strongly", but a third or more of what was asked is withheld or evaded. */
  capped: boolean
  oneLetter: boolean
  /** Tastle and Wierman's consensus, 0 to 1. */
  consensus: number | null
  divided: boolean
  stale: boolean
  /** 95 % of bootstrapped weighted means, from four letters on. */
  interval: { low: number; high: number } | null
  firstDay: Day | null
  /** Every position that was counted, oldest first, with its weight. */
  evidence: { position: E; weight: number }[]
}

/**
 * What counts as of a day (rules 1 and 2): approved, not reported about somebody else, its last possible day not
 * later than `asOf`; the same level or absence in the same letter once. Oldest first, as given within a day.
 * The positions must be of one holder and one topic.
 */
export function selectCountedPositions<E extends CodedEvidence>(
  positions: readonly E[],
  asOf: Day,
): E[] {
  const statedBits = new Map<string, number>()
  let [inOrder, last] = [true, '']
  const countedPositions = positions.filter(
    ({ letterId, level, absence, status, reported, lastDay }) => {
      if (status !== 'approved' || reported || lastDay > asOf) return false
      const [alreadyStated, statedNow] = [
        statedBits.get(letterId) ?? 0,
        level !== null ? 1 << (level + 2) : absenceBits[absence!],
      ]
      if (alreadyStated & statedNow) return false
      statedBits.set(letterId, alreadyStated | statedNow)
      inOrder &&= lastDay >= last
      last = lastDay
      return true
    },
  )
  return inOrder
    ? countedPositions
    : countedPositions.sort((a, b) => (a.lastDay < b.lastDay ? -1 : a.lastDay > b.lastDay ? 1 : 0))
}

/** A bit for each absence, beside those of the five levels: what a letter has stated already. */
const absenceBits: Record<Absence, number> = { evaded: 32, withheld: 64, no_position: 128 }

/** The stance of one holder on one topic, method version 1 (docs: the Method screen). `asOf` is a calendar day. */
export function computeStance<E extends CodedEvidence>(
  positions: readonly E[],
  asOf: Day,
): Stance<E> {
  const weightOn = memoizeWeightOn(asOf)
  const evidence = selectCountedPositions(positions, asOf).map((position) => ({
    position,
    weight: weightOn(position.lastDay),
  }))
  const leveledEvidence = evidence.filter(({ position }) => position.level !== null)
  const weightedEvidence = leveledEvidence.filter(({ weight }) => weight > 0)
  const latestDay = leveledEvidence.at(-1)?.position.lastDay ?? null
  const newest = leveledEvidence
    .filter(({ position }) => position.lastDay === latestDay)
    .map(({ position }) => position.level!)
  const weighted = computeWeightedMean(
    weightedEvidence.map(({ position, weight }) => ({ level: position.level!, weight })),
  )
  const weightedLevels = weightedEvidence.map(({ position }) => position.level!)
  const letters = new Set(weightedEvidence.map(({ position }) => position.letterId)).size
  const consensusValue = computeConsensus(weightedLevels)
  const { word, capped } = chooseStanceWord(
    weighted,
    evidence.map(({ position }) => position),
  )
  return {
    asOf,
    latest: computeMean(newest),
    latestDay,
    weighted,
    letters,
    word,
    capped,
    oneLetter: letters === 1,
    consensus: consensusValue,
    divided: consensusValue !== null && consensusValue < dividedBelowConsensus,
    stale: latestDay !== null && !isRecent(latestDay, asOf),
    interval:
      letters >= lettersForInterval
        ? bootstrapMeanInterval(
            weightedEvidence.map(({ position, weight }) => ({
              letter: position.letterId,
              level: position.level!,
              weight,
            })),
          )
        : null,
    firstDay: evidence[0]?.position.lastDay ?? null,
    evidence,
  }
}

/** What a day's evidence weighs as of another; many letters are of the same days. */
function memoizeWeightOn(asOf: Day): (day: Day) => number {
  const weightByDay = new Map<Day, number>()
  return (day) => {
    const weight = weightByDay.get(day) ?? weightAtAge(yearsBetween(day, asOf))
    weightByDay.set(day, weight)
    return weight
  }
}

/** Rule 5: the word for the weighted mean, without "strongly" where a third or more of what was asked got no answer. */
function chooseStanceWord(
  weighted: number | null,
  evidence: readonly CodedEvidence[],
): { word: StanceWord; capped: boolean } {
  if (weighted === null) return { word: 'not enough evidence', capped: false }
  const word = wordForMean(weighted)
  const unanswered = evidence.filter(
    ({ absence }) => absence === 'withheld' || absence === 'evaded',
  ).length
  if (unanswered * 3 < evidence.length) return { word, capped: false }
  if (word === 'strongly supports') return { word: 'supports', capped: true }
  if (word === 'strongly opposes') return { word: 'opposes', capped: true }
  return { word, capped: false }
}

/**
 * Consensus on the scale -2 to 2: 1 + Σ p log2(1 - |level - mean| / 4), from 0 (two camps at the ends) to 1 (all
 * the same). Null without levels. Source: W. J. Tastle, M. J. Wierman, "Consensus and dissention", International
 * Journal of Approximate Reasoning 45 (2007) 531-545; the range is the scale's.
 */
export function computeConsensus(givenLevels: readonly number[]): number | null {
  const middle = computeMean(givenLevels)
  if (middle === null) return null
  return (
    1 +
    givenLevels.reduce((sum, level) => sum + Math.log2(1 - Math.abs(level - middle) / 4), 0) /
      givenLevels.length
  )
}

export function computeMean(numbers: readonly number[]): number | null {
  return numbers.length ? numbers.reduce((sum, number) => sum + number, 0) / numbers.length : null
}

function computeWeightedMean(rows: readonly { level: number; weight: number }[]): number | null {
  const weight = rows.reduce((sum, row) => sum + row.weight, 0)
  return weight > 0 ? rows.reduce((sum, row) => sum + row.weight * row.level, 0) / weight : null
}

/** `Mixed`, `Supports (one letter)`, `Opposes (divided, stale)`: the word with what qualifies it. */
export function listQualifiers(
  stance: Pick<Stance, 'oneLetter' | 'divided' | 'capped' | 'stale'>,
): string[] {
  return [
    stance.oneLetter ? 'one letter' : null,
    stance.divided ? 'divided' : null,
    stance.capped ? 'capped: a third or more unanswered' : null,
    stance.stale ? 'stale' : null,
  ].filter((qualifier): qualifier is string => qualifier !== null)
}
