import type { Actor } from '../actors.ts'
import { formatDay, type Day } from '../days.ts'
import { absences, nearestLevel, formatLevel, wordForMean, type Level } from '../level.ts'
import type { AttributedPosition } from '../attributed-positions.ts'
import type { Shift, YearWindow } from '../shifts.ts'
import { isConditionalStance, listQualifiers, type Stance, type StanceWord } from '../stance.ts'
import { type Phrase } from './phrases.ts'
import type { BriefingQuotes } from './quotes.ts'
import { formatBriefingDate } from './sources.ts'
import {
  capitaliseFirst,
  formatSignedNumber,
  formatCount,
  joinWithAnd,
  pluralise,
} from '../text/words.ts'

export type BriefingActor = Pick<Actor, 'id' | 'kind' | 'name'> & { short: string }

/**
 * One actor on one topic: the stance in words and numbers, what it is made of (`counted` in all),
 * its shifts and the passages of the period (`printable` in all).
 */
export type ActorStance = BriefingQuotes & {
  actor: BriefingActor
  stance: StanceText
  figures: Phrase[]
  cites: number[]
  shifts: ShiftText[]
  evidence: EvidenceText[]
  countedTotal: number
  printableTotal: number
}

/** A stance as a briefing says it. Numbers are on the scale -2 to 2; null says that it is not known. */
export type StanceText = {
  word: StanceWord
  /** `Mixed · conditional`. */
  label: string
  /** The level whose word the number carries: what a chip is coloured by. */
  level: Level | null
  weighted: number | null
  weightedText: string | null
  latest: number | null
  latestText: string | null
  /** How many letters carry weight. */
  letters: number
  /**
   * The last possible day of the oldest and the newest letter that carries weight (without one:
   * that was counted), and how their dates read.
   */
  firstDay: Day | null
  lastDay: Day | null
  first: string | null
  last: string | null
  consensus: number | null
  interval: { low: number; high: number } | null
  conditional: boolean
  oneLetter: boolean
  divided: boolean
  capped: boolean
  stale: boolean
  /** `conditional`, `one letter`, `divided`, `2 evaded`, …: all that keeps the word from standing alone. */
  qualifiers: string[]
}

export function describeStance(stance: Stance<AttributedPosition>): StanceText {
  const conditional = stance.weighted !== null && isConditionalStance(stance)
  return {
    word: stance.word,
    label: conditional
      ? `${capitaliseFirst(stance.word)} · conditional`
      : capitaliseFirst(stance.word),
    level: stance.weighted === null ? null : chooseChipLevel(stance),
    weighted: stance.weighted,
    weightedText: stance.weighted === null ? null : formatSignedNumber(stance.weighted),
    latest: stance.latest,
    latestText: stance.latest === null ? null : formatSignedNumber(stance.latest),
    letters: stance.letters,
    ...findEvidenceDates(stance),
    consensus: stance.consensus,
    interval: stance.interval,
    conditional,
    oneLetter: stance.oneLetter,
    divided: stance.divided,
    capped: stance.capped,
    stale: stance.stale,
    qualifiers: [
      ...(conditional ? ['conditional'] : []),
      ...listQualifiers(stance),
      ...listUnanswered(stance),
    ],
  }
}

function findEvidenceDates(
  stance: Stance<AttributedPosition>,
): Pick<StanceText, 'firstDay' | 'lastDay' | 'first' | 'last'> {
  const weightedEvidence = stance.evidence.filter(
    ({ position, weight }) => position.level !== null && weight > 0,
  )
  const bearingEvidence = weightedEvidence.length ? weightedEvidence : stance.evidence
  const [oldest, newest] = [bearingEvidence[0]?.position, bearingEvidence.at(-1)?.position]
  return {
    firstDay: oldest?.lastDay ?? null,
    lastDay: newest?.lastDay ?? null,
    first: oldest ? formatBriefingDate(toEdtfDate(oldest)) : null,
    last: newest ? formatBriefingDate(toEdtfDate(newest)) : null,
  }
}

function toEdtfDate({ edtf, firstDay, lastDay }: AttributedPosition) {
  return { edtf, first: firstDay, last: lastDay }
}

/** `1 evaded`, `2 withheld`: the absences that count, by their kind. */
function listUnanswered(stance: Stance<AttributedPosition>): string[] {
  return absences.flatMap(({ absence, word }) => {
    const passages = stance.evidence.filter(({ position }) => position.absence === absence).length
    return passages ? [`${passages} ${word}`] : []
  })
}

/**
 * One counted passage behind a number: its source, level or absence, the day it counts from and
 * what it weighs; an absence has no weight.
 */
export type EvidenceText = {
  source: number
  label: string
  number: string | null
  day: Day
  weight: number | null
}

export function describeEvidence(
  evidence: Stance<AttributedPosition>['evidence'],
  sourceNumberOf: (letterId: string) => number,
): EvidenceText[] {
  return evidence.map(({ position, weight }) => ({
    source: sourceNumberOf(position.letterId),
    label: formatLevel(position),
    number: position.level === null ? null : formatSignedNumber(position.level),
    day: position.lastDay,
    weight: position.level === null ? null : weight,
  }))
}

/** `1`, `0.87`; a dash where there is none. */
export function formatWeight(weight: number | null): string {
  return weight === null ? '–' : String(Math.round(weight * 100) / 100)
}

/** A capped word is coloured as the word it shows, not as the number it was capped from. */
function chooseChipLevel({ weighted, capped }: Stance): Level {
  const level = nearestLevel(weighted!)
  return capped ? (Math.sign(level) as Level) : level
}

/** The numbers of a stance in one sentence, with their sources. */
export function describeFigures(stance: StanceText, cites: number[]): Phrase[] {
  if (stance.weighted === null) return [{ words: describeMissingFigures(stance), cites }]
  const dated = stance.first === stance.last ? stance.first : `${stance.first} to ${stance.last}`
  const parts = [
    `Weighted ${stance.weightedText}, latest ${stance.latestText}, from ${formatCount(stance.letters, 'letter')} (${dated})`,
    stance.letters > 1 && stance.consensus !== null
      ? `consensus ${stance.consensus.toFixed(2)}`
      : null,
    stance.interval
      ? `95 % interval ${formatSignedNumber(stance.interval.low)} to ${formatSignedNumber(stance.interval.high)}`
      : null,
  ]
  // The sentence follows the word, which has said “conditional” already, and names the letters itself.
  const rest = stance.qualifiers.filter(
    (qualifier) => qualifier !== 'one letter' && qualifier !== 'conditional',
  )
  const hedges = rest.length ? ` ${capitaliseFirst(joinWithAnd(rest))}.` : ''
  return [{ words: `${parts.filter((part) => part !== null).join('; ')}.${hedges}`, cites }]
}

function describeMissingFigures(stance: StanceText): string {
  if (stance.latest !== null)
    return `Not enough evidence: all of it is five years old or older (newest ${stance.last}; latest ${stance.latestText}).`
  const unanswered = stance.qualifiers
  return unanswered.length
    ? `Not enough evidence: ${joinWithAnd(unanswered)}, no level stated.`
    : 'Not enough evidence.'
}

/** One year's letters beside a shift. */
type YearWindowText = {
  year: string
  mean: number
  word: string
  letters: number
  cites: number[]
}

/**
 * A dated change of stance; `inSameAuthor` names the holders in whose own letters it shows too
 * (organisations only).
 */
export type ShiftText = {
  kind: Shift['kind']
  day: Day
  difference: number
  before: YearWindowText
  after: YearWindowText
  sameAuthorNames: string[] | null
  heading: string
  sentence: string
}

export function describeShift(
  shift: Shift<AttributedPosition>,
  sameAuthorNames: string[] | null,
  sourceNumberOf: (letterId: string) => number,
): ShiftText {
  const [before, after] = [
    describeWindow(shift.before, sourceNumberOf),
    describeWindow(shift.after, sourceNumberOf),
  ]
  const describeYear = (window: YearWindowText) =>
    `${formatSignedNumber(window.mean)} (${window.word}, ${formatCount(window.letters, 'letter')} of ${window.year})`
  const authorRemark =
    sameAuthorNames === null
      ? ''
      : sameAuthorNames.length
        ? ` It shows within the letters of ${joinWithAnd(sameAuthorNames)} too.`
        : ' It does not show within the letters of any one author: the authors changed.'
  const heading = `${capitaliseFirst(shift.kind)} on ${formatDay(shift.day)}`
  const sentence =
    `Mean ${describeYear(before)} to ${describeYear(after)}, a difference of ` +
    `${formatSignedNumber(shift.difference)}.${authorRemark}`
  return {
    kind: shift.kind,
    day: shift.day,
    difference: shift.difference,
    before,
    after,
    sameAuthorNames,
    heading,
    sentence,
  }
}

function describeWindow(
  window: YearWindow<AttributedPosition>,
  sourceNumberOf: (letterId: string) => number,
): YearWindowText {
  const cites = [...new Set(window.evidence.map(({ letterId }) => sourceNumberOf(letterId)))].sort(
    (a, b) => a - b,
  )
  return {
    year: window.year,
    mean: window.mean,
    word: wordForMean(window.mean),
    letters: window.letters,
    cites,
  }
}

/** The actors of a topic of whom anything is known, and those of whom nothing is, who are said in one sentence. */
export function separateSilent(actorStances: readonly ActorStance[]): {
  withEvidence: ActorStance[]
  withoutEvidence: ActorStance[]
} {
  const lacksEvidence = ({ evidence, reported }: ActorStance) =>
    evidence.length === 0 && reported.length === 0
  return {
    withEvidence: actorStances.filter((row) => !lacksEvidence(row)),
    withoutEvidence: actorStances.filter(lacksEvidence),
  }
}

export function describeSilentActors(withoutEvidence: readonly ActorStance[]): string {
  return (
    'Not enough evidence: no letter states where ' +
    `${joinWithAnd(withoutEvidence.map(({ actor }) => actor.name))} ` +
    `${pluralise(withoutEvidence.length, 'stands', 'stand')} on this topic.`
  )
}
