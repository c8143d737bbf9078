import type { AttributedPosition } from '../attributed-positions.ts'
import { formatDay, type Day } from '../days.ts'
import { findAbsenceRow } from '../level.ts'
import { memoizeLast } from '../memoize.ts'
import { compareStances, type StanceComparison } from '../method-v2/stance-comparison.ts'
import { groupCountedPositions } from '../method-v2/stance-days.ts'
import { listFindings, type Finding } from './findings.ts'

/** The two days that are compared; the first comes first. */
export type ComparisonDays = { since: Day; asOf: Day }

/** How sure the method is of a movement, from the surest down: the order in which certainty sorts. */
const certainties = [
  'established turn',
  'established',
  'once so far',
  'another signatory speaks',
  'order uncertain',
  'taken back',
] as const
export type MoveCertainty = (typeof certainties)[number]

/** An actor who moved on a topic between two days by the method's rule (9). */
export type PairMovement = {
  outcome: 'moved'
  actorId: string
  topicId: string
  from: number
  /** The day of the word it began with: later than the first day where nothing was said until then. */
  fromDay: Day
  /** There was no word yet on the first day. */
  isFirstWord: boolean
  to: number
  /** How far it went; what was taken back counts for nothing. */
  size: number
  certainty: MoveCertainty
  /** The newest move that counts, or of what was taken back the newest. */
  move: Finding
  /** How many moves lie between the two days. */
  moves: number
}

/** One who did not move, and why nothing more can be said where nothing can. */
export type PairState = {
  outcome: 'only tone' | 'stayed' | 'not comparable'
  actorId: string
  topicId: string
  /** Why two days cannot be compared (rule 11); null where they can. */
  reason: string | null
}

export type PairComparison = PairMovement | PairState

/**
 * What became of an actor on a topic between two days; null where no letter of theirs counts by the second. Reckoned
 * once for the same list and days. `withTone`: a change of tone is a movement too.
 */
export function comparePair(
  evidence: readonly AttributedPosition[],
  { since, asOf }: ComparisonDays,
  withTone: boolean,
): PairComparison | null {
  return evidence.length
    ? getCachedComparison(evidence, `${since} ${asOf}${withTone ? ' tone' : ''}`)
    : null
}

const getCachedComparison = memoizeLast(
  (evidence: readonly AttributedPosition[], key: string): PairComparison | null => {
    const [since, asOf, tone] = key.split(' ') as [Day, Day, string?]
    const compared = compareStances(evidence, since, asOf)
    const between = listFindings(evidence, asOf).filter(
      (finding) => finding.established !== null && finding.day > since,
    )
    const moves = between.filter(({ kind }) => tone !== undefined || kind !== 'change of tone')
    const { actorId, topicId } = evidence[0]!
    if (moves.length) return describeMoved(evidence, { since, asOf }, compared, moves)
    if (!groupCountedPositions(evidence, asOf).counted.length) return null
    const reason = explainNull(compared, { since, asOf })
    const still = between.length ? 'only tone' : 'stayed'
    return { actorId, topicId, outcome: reason ? 'not comparable' : still, reason }
  },
)

function describeMoved(
  evidence: readonly AttributedPosition[],
  { since, asOf }: ComparisonDays,
  compared: StanceComparison,
  moves: readonly Finding[],
): PairMovement {
  const [first] = groupCountedPositions(evidence, asOf).days
  const isFirstWord = compared.from === null
  const from = compared.from ?? first!.mean
  const to = compared.to ?? from
  const standing = leaveOutTakenBack(moves)
  const move = standing.at(-1) ?? moves.at(-1)!
  const certainty = standing.length ? findCertainty(move) : 'taken back'
  return {
    outcome: 'moved',
    actorId: move.actorId,
    topicId: move.topicId,
    from,
    fromDay: isFirstWord ? first!.day : since,
    isFirstWord,
    to,
    size: standing.length ? Math.abs(to - from) : 0,
    certainty,
    move,
    moves: moves.length,
  }
}

/** Without moves that were taken back, and those that took them back. */
function leaveOutTakenBack(moves: readonly Finding[]): Finding[] {
  return moves.filter((move, index) => !move.takenBack && !moves[index - 1]?.takenBack)
}

function findCertainty(move: Finding): MoveCertainty {
  if (move.orderUncertain) return 'order uncertain'
  if (move.kind === 'another signatory') return 'another signatory speaks'
  if (!move.established) return 'once so far'
  return move.kind === 'turn' ? 'established turn' : 'established'
}

/** `no word on 29 Nov 2024`, `evaded since, 3 May 2025`, `same evidence`: null where the days can be compared. */
function explainNull(
  { from, to, change, absenceSince }: StanceComparison,
  { since, asOf }: ComparisonDays,
): string | null {
  if (to === null) return `no word on ${formatDay(asOf)}`
  if (from === null) return `no word on ${formatDay(since)}`
  if (change !== null) return null
  return absenceSince
    ? `${findAbsenceRow(absenceSince.absence).word} since, ${formatDay(absenceSince.day)}`
    : 'same evidence'
}

/** Whether a movement is in sums and first sentences: not where its order is uncertain or it was taken back. */
export function countsInSums({ certainty }: PairMovement): boolean {
  return certainty !== 'order uncertain' && certainty !== 'taken back'
}

/** By how far they moved or by how sure that is, each then by the other, and last by name. */
export function compareMoved(
  order: 'size' | 'certainty',
): (a: PairMovement, b: PairMovement) => number {
  const bySize = (a: PairMovement, b: PairMovement) => Math.round((b.size - a.size) * 1e9)
  const byCertainty = (a: PairMovement, b: PairMovement) =>
    certainties.indexOf(a.certainty) - certainties.indexOf(b.certainty)
  return order === 'size'
    ? (a, b) => bySize(a, b) || byCertainty(a, b)
    : (a, b) => byCertainty(a, b) || bySize(a, b)
}
