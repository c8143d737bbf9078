import { bootstrap } from './bootstrap.ts'
import { yearsBetween, type Day } from './days.ts'
import { wordOf, type Absence, type Level, type LevelWord } from './level.ts'
import type { Status } from './positions.ts'

/** The version of every formula in this file, printed wherever a number of it is. */
export const methodVersion = 1

/** What the method needs to know of a position; `letterId` is any name that tells letters apart. */
export type Evidence = {
  letterId: string
  lastDay: Day
  level: Level | null
  absence: Absence | null
  reported: boolean
  status: Status
}

export type StanceWord = LevelWord | 'not enough evidence'

/** Where somebody stands on a topic as of a day. Numbers are on the scale -2 to 2; null says that it is not known. */
export type Stance<E extends Evidence = Evidence> = {
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

/** How much evidence of an age in years weighs: 1 up to 2, (5 - age) / 3 between 2 and 5, 0 from 5 on (rule 4). */
export function weightAt(years: number): number {
  if (years <= 2) return 1
  return years < 5 ? (5 - years) / 3 : 0
}

/**
 * What counts as of a day (rules 1 and 2): approved, not reported about somebody else, its last possible day not
 * later than `asOf`; the same level or absence in the same letter once. Oldest first, as given within a day.
 * The positions must be of one holder and one topic.
 */
export function counted<E extends Evidence>(positions: readonly E[], asOf: Day): E[] {
  const seen = new Map<string, number>()
  let [inOrder, last] = [true, '']
  const found = positions.filter(({ letterId, level, absence, status, reported, lastDay }) => {
    if (status !== 'approved' || reported || lastDay > asOf) return false
    const [said, given] = [
      seen.get(letterId) ?? 0,
      level !== null ? 1 << (level + 2) : absenceBits[absence!],
    ]
    if (said & given) return false
    seen.set(letterId, said | given)
    inOrder &&= lastDay >= last
    last = lastDay
    return true
  })
  return inOrder
    ? found
    : found.sort((a, b) => (a.lastDay < b.lastDay ? -1 : a.lastDay > b.lastDay ? 1 : 0))
}

/** A bit for each absence, beside those of the five levels: what a letter has stated already. */
const absenceBits: Record<Absence, number> = { evaded: 32, withheld: 64, no_position: 128 }

/** The stance of one holder on one topic, method version 1 (docs: the Method screen). `asOf` is a calendar day. */
export function stance<E extends Evidence>(positions: readonly E[], asOf: Day): Stance<E> {
  const weighs = weighing(asOf)
  const evidence = counted(positions, asOf).map((position) => ({
    position,
    weight: weighs(position.lastDay),
  }))
  const stated = evidence.filter(({ position }) => position.level !== null)
  const weighty = stated.filter(({ weight }) => weight > 0)
  const latestDay = stated.at(-1)?.position.lastDay ?? null
  const newest = stated
    .filter(({ position }) => position.lastDay === latestDay)
    .map(({ position }) => position.level!)
  const weighted = weightedMean(
    weighty.map(({ position, weight }) => ({ level: position.level!, weight })),
  )
  const spread = weighty.map(({ position }) => position.level!)
  const letters = new Set(weighty.map(({ position }) => position.letterId)).size
  const agreed = consensus(spread)
  const { word, capped } = wordFor(
    weighted,
    evidence.map(({ position }) => position),
  )
  return {
    asOf,
    latest: mean(newest),
    latestDay,
    weighted,
    letters,
    word,
    capped,
    oneLetter: letters === 1,
    consensus: agreed,
    divided: agreed !== null && agreed < 0.7,
    stale: latestDay !== null && yearsBetween(latestDay, asOf) > 2,
    interval:
      letters >= 4
        ? bootstrap(
            weighty.map(({ position, weight }) => ({
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
function weighing(asOf: Day): (day: Day) => number {
  const known = new Map<Day, number>()
  return (day) => {
    const weight = known.get(day) ?? weightAt(yearsBetween(day, asOf))
    known.set(day, weight)
    return weight
  }
}

/** Rule 5: the word for the weighted mean, without "strongly" where a third or more of what was asked got no answer. */
function wordFor(
  weighted: number | null,
  asked: readonly Evidence[],
): { word: StanceWord; capped: boolean } {
  if (weighted === null) return { word: 'not enough evidence', capped: false }
  const word = wordOf(weighted)
  const unanswered = asked.filter(
    ({ absence }) => absence === 'withheld' || absence === 'evaded',
  ).length
  if (unanswered * 3 < asked.length) return { word, capped: false }
  if (word === 'strongly supports') return { word: 'supports', capped: true }
  if (word === 'strongly opposes') return { word: 'opposes', capped: true }
  return { word, capped: false }
}

/**
 * Consensus on the scale -2 to 2: 1 + Σ p log2(1 - |level - mean| / 4), from 0 (two camps at the ends) to 1 (all
 * the same). Null without levels. Source: W. J. Tastle, M. J. Wierman, "Consensus and dissention", International
 * Journal of Approximate Reasoning 45 (2007) 531-545; the range is the scale's.
 */
export function consensus(given: readonly number[]): number | null {
  const middle = mean(given)
  if (middle === null) return null
  return (
    1 +
    given.reduce((sum, level) => sum + Math.log2(1 - Math.abs(level - middle) / 4), 0) /
      given.length
  )
}

export function mean(numbers: readonly number[]): number | null {
  return numbers.length ? numbers.reduce((sum, number) => sum + number, 0) / numbers.length : null
}

function weightedMean(rows: readonly { level: number; weight: number }[]): number | null {
  const weight = rows.reduce((sum, row) => sum + row.weight, 0)
  return weight > 0 ? rows.reduce((sum, row) => sum + row.weight * row.level, 0) / weight : null
}

/** `Mixed`, `Supports (one letter)`, `Opposes (divided, stale)`: the word with what qualifies it. */
export function qualifiers(
  found: Pick<Stance, 'oneLetter' | 'divided' | 'capped' | 'stale'>,
): string[] {
  return [
    found.oneLetter ? 'one letter' : null,
    found.divided ? 'divided' : null,
    found.capped ? 'capped: a third or more unanswered' : null,
    found.stale ? 'stale' : null,
  ].filter((said): said is string => said !== null)
}

/** Whether the newest letter's words are conditional: what makes a stance read "mixed · conditional". */
export function isConditional<E extends Evidence & { conditional: boolean }>(
  found: Stance<E>,
): boolean {
  return found.evidence.some(
    ({ position }) => position.conditional && position.lastDay === found.latestDay,
  )
}
