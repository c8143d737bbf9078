import { formatDay, type Day } from '../days.ts'
import { wordForMean } from '../level.ts'
import { recheckQualifier } from '../positions.ts'
import { groupCountedPositions } from '../method-v2/stance-days.ts'
import type { AttributedPosition } from '../attributed-positions.ts'
import { capitaliseFirst, formatQuantity, formatSignedNumber } from '../text/words.ts'
import { countDaysBetween, listRestingOn, type FindingKind, type Finding } from './findings.ts'

/** What each kind is called on a card and in the choice of kinds, in the order of the choice. */
export const findingKinds: readonly { kind: FindingKind; word: string; many: string }[] = [
  { kind: 'contradiction', word: 'contradiction', many: 'contradictions' },
  { kind: 'turn', word: 'turn', many: 'turns' },
  { kind: 'step', word: 'step', many: 'steps' },
  {
    kind: 'another signatory',
    word: 'another signatory speaks',
    many: 'another signatory speaks',
  },
  { kind: 'members differ', word: 'members differ', many: 'members differ' },
  { kind: 'change of tone', word: 'change of tone', many: 'changes of tone' },
]

export function findKindWord(kind: FindingKind): string {
  return findingKinds.find((row) => row.kind === kind)!.word
}

/** `Turn on 16 Sep 2021`, `Contradiction between 3 May and 4 Jun 2021`. */
export function nameFinding({ kind, day, earlierDay }: Finding): string {
  const isOfTwoDays = kind === 'contradiction' || kind === 'members differ'
  const when =
    isOfTwoDays && earlierDay !== day
      ? `between ${formatDay(earlierDay)} and ${formatDay(day)}`
      : `on ${formatDay(day)}`
  return `${capitaliseFirst(findKindWord(kind))} ${when}`
}

/** `opposes (−1)`: a word with its number. */
export function sayMean(mean: number): string {
  return `${wordForMean(mean)} (${formatSignedNumber(mean)})`
}

/** `65`, with `days`, or `at most 80` where a letter has no certain day. */
export function sayDaysBetween(finding: Pick<Finding, 'before' | 'after'>): {
  number: string
  words: string
} {
  const { days, atMost } = countDaysBetween(finding)
  return {
    number: days.toLocaleString('en'),
    words: `${days === 1 ? 'day' : 'days'}${atMost ? ' at most' : ''}`,
  }
}

/** `letters of 3 days before, of one day since`: what stands behind the two words of a move. */
export function sayBehind({ established, daysBefore, daysAfter }: Finding): string | null {
  if (established === null) return null
  return `letters of ${formatQuantity(daysBefore, 'day')} before and of ${formatQuantity(daysAfter, 'day')} from then on`
}

/** What belongs to a finding wherever it stands: how sure it is, and what of its evidence is in doubt. */
export function listFindingQualifiers(
  finding: Finding,
  evidence: readonly AttributedPosition[],
  asOf: Day,
): string[] {
  return [
    finding.established !== null && (finding.established ? 'established' : 'once so far'),
    finding.takenBack && 'taken back',
    finding.orderUncertain && 'order uncertain',
    ...listDoubts(finding, evidence, asOf),
  ].filter((qualifier): qualifier is string => typeof qualifier === 'string')
}

/** What of the evidence of two days is in doubt. */
export function listDoubts(
  days: Pick<Finding, 'before' | 'after'>,
  evidence: readonly AttributedPosition[],
  asOf: Day,
): string[] {
  const restsOn = listRestingOn(days)
  return [
    restsOn.some(({ belongingUncertain }) => belongingUncertain) && 'belonging uncertain',
    restsOn.some(({ recheck }) => recheck) && recheckQualifier,
    doCodersDiffer(restsOn, evidence, asOf) && 'coders differ',
  ].filter((doubt): doubt is string => typeof doubt === 'string')
}

/** Whether coders differ on a passage of one of the letters of these positions. */
function doCodersDiffer(
  restsOn: readonly AttributedPosition[],
  evidence: readonly AttributedPosition[],
  asOf: Day,
): boolean {
  const letterIds = new Set(restsOn.map(({ letterId }) => letterId))
  return groupCountedPositions(evidence, asOf).disagreements.some((codings) =>
    codings.some(({ letterId }) => letterIds.has(letterId)),
  )
}
