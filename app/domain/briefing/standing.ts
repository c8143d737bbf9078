import type { Actor } from '../actors.ts'
import { sayDay, type Day } from '../days.ts'
import {
  absences,
  capitalised,
  nearestLevel,
  sayLevel,
  signed,
  wordOf,
  type Level,
} from '../level.ts'
import type { Counting } from '../evidence.ts'
import type { Shift, Window } from '../shifts.ts'
import { isConditional, qualifiers, type Stance, type StanceWord } from '../stance.ts'
import { count, listedWords, type Phrase } from './phrases.ts'
import type { Quotes } from './quotes.ts'
import { sayDate } from './sources.ts'

export type BriefedActor = Pick<Actor, 'id' | 'kind' | 'name'> & { short: string }

/** One actor on one topic: the stance in words and numbers, what it is made of (`counted` in all), its shifts and the passages of the period (`printable` in all). */
export type Standing = Quotes & {
  actor: BriefedActor
  stance: StanceSaid
  figures: Phrase[]
  cites: number[]
  shifts: ShiftSaid[]
  evidence: EvidenceSaid[]
  counted: number
  printable: number
}

/** A stance as a briefing says it. Numbers are on the scale -2 to 2; null says that it is not known. */
export type StanceSaid = {
  word: StanceWord
  /** `Mixed · conditional`. */
  said: string
  /** The level whose word the number carries: what a chip is coloured by. */
  level: Level | null
  weighted: number | null
  weightedSaid: string | null
  latest: number | null
  latestSaid: string | null
  /** How many letters carry weight. */
  letters: number
  /** The last possible day of the oldest and the newest letter that carries weight (without one: that was counted), and how their dates read. */
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

export function sayStance(found: Stance<Counting>): StanceSaid {
  const conditional = found.weighted !== null && isConditional(found)
  return {
    word: found.word,
    said: conditional ? `${capitalised(found.word)} · conditional` : capitalised(found.word),
    level: found.weighted === null ? null : nearestLevelOf(found),
    weighted: found.weighted,
    weightedSaid: found.weighted === null ? null : signed(found.weighted),
    latest: found.latest,
    latestSaid: found.latest === null ? null : signed(found.latest),
    letters: found.letters,
    ...datesOf(found),
    consensus: found.consensus,
    interval: found.interval,
    conditional,
    oneLetter: found.oneLetter,
    divided: found.divided,
    capped: found.capped,
    stale: found.stale,
    qualifiers: [
      ...(conditional ? ['conditional'] : []),
      ...qualifiers(found),
      ...unanswered(found),
    ],
  }
}

function datesOf(
  found: Stance<Counting>,
): Pick<StanceSaid, 'firstDay' | 'lastDay' | 'first' | 'last'> {
  const weighty = found.evidence.filter(
    ({ position, weight }) => position.level !== null && weight > 0,
  )
  const borne = weighty.length ? weighty : found.evidence
  const [oldest, newest] = [borne[0]?.position, borne.at(-1)?.position]
  return {
    firstDay: oldest?.lastDay ?? null,
    lastDay: newest?.lastDay ?? null,
    first: oldest ? sayDate(datedOf(oldest)) : null,
    last: newest ? sayDate(datedOf(newest)) : null,
  }
}

function datedOf({ edtf, firstDay, lastDay }: Counting) {
  return { edtf, first: firstDay, last: lastDay }
}

/** `1 evaded`, `2 withheld`: the absences that count, by their kind. */
function unanswered(found: Stance<Counting>): string[] {
  return absences.flatMap(({ absence, word }) => {
    const passages = found.evidence.filter(({ position }) => position.absence === absence).length
    return passages ? [`${passages} ${word}`] : []
  })
}

/** One counted passage behind a number: its source, level or absence, the day it counts from and what it weighs; an absence has no weight. */
export type EvidenceSaid = {
  source: number
  said: string
  number: string | null
  day: Day
  weight: number | null
}

export function sayEvidence(
  listed: Stance<Counting>['evidence'],
  numberOf: (letterId: string) => number,
): EvidenceSaid[] {
  return listed.map(({ position, weight }) => ({
    source: numberOf(position.letterId),
    said: sayLevel(position),
    number: position.level === null ? null : signed(position.level),
    day: position.lastDay,
    weight: position.level === null ? null : weight,
  }))
}

/** `1`, `0.87`; a dash where there is none. */
export function sayWeight(weight: number | null): string {
  return weight === null ? '–' : String(Math.round(weight * 100) / 100)
}

/** A capped word is coloured as the word it shows, not as the number it was capped from. */
function nearestLevelOf({ weighted, capped }: Stance): Level {
  const level = nearestLevel(weighted!)
  return capped ? (Math.sign(level) as Level) : level
}

/** The numbers of a stance in one sentence, with their sources. */
export function figures(stance: StanceSaid, cites: number[]): Phrase[] {
  if (stance.weighted === null) return [{ words: noFigures(stance), cites }]
  const dated = stance.first === stance.last ? stance.first : `${stance.first} to ${stance.last}`
  const said = [
    `Weighted ${stance.weightedSaid}, latest ${stance.latestSaid}, from ${count(stance.letters, 'letter')} (${dated})`,
    stance.letters > 1 && stance.consensus !== null
      ? `consensus ${stance.consensus.toFixed(2)}`
      : null,
    stance.interval
      ? `95 % interval ${signed(stance.interval.low)} to ${signed(stance.interval.high)}`
      : null,
  ]
  // The sentence follows the word, which has said “conditional” already, and names the letters itself.
  const rest = stance.qualifiers.filter(
    (qualifier) => qualifier !== 'one letter' && qualifier !== 'conditional',
  )
  const hedges = rest.length ? ` ${capitalised(listedWords(rest))}.` : ''
  return [{ words: `${said.filter((part) => part !== null).join('; ')}.${hedges}`, cites }]
}

function noFigures(stance: StanceSaid): string {
  if (stance.latest !== null)
    return `Not enough evidence: all of it is five years old or older (newest ${stance.last}; latest ${stance.latestSaid}).`
  const unanswered = stance.qualifiers
  return unanswered.length
    ? `Not enough evidence: ${listedWords(unanswered)}, no level stated.`
    : 'Not enough evidence.'
}

/** One year's letters beside a shift. */
export type WindowSaid = {
  year: string
  mean: number
  word: string
  letters: number
  cites: number[]
}

/** A dated change of stance; `inSameAuthor` names the holders in whose own letters it shows too (organisations only). */
export type ShiftSaid = {
  kind: Shift['kind']
  day: Day
  difference: number
  before: WindowSaid
  after: WindowSaid
  inSameAuthor: string[] | null
  head: string
  sentence: string
}

export function sayShift(
  shift: Shift<Counting>,
  inSameAuthor: string[] | null,
  numberOf: (letterId: string) => number,
): ShiftSaid {
  const [before, after] = [sayWindow(shift.before, numberOf), sayWindow(shift.after, numberOf)]
  const told = (window: WindowSaid) =>
    `${signed(window.mean)} (${window.word}, ${count(window.letters, 'letter')} of ${window.year})`
  const within =
    inSameAuthor === null
      ? ''
      : inSameAuthor.length
        ? ` It shows within the letters of ${listedWords(inSameAuthor)} too.`
        : ' It does not show within the letters of any one author: the authors changed.'
  const head = `${capitalised(shift.kind)} on ${sayDay(shift.day)}`
  const sentence = `Mean ${told(before)} to ${told(after)}, a difference of ${signed(shift.difference)}.${within}`
  return {
    kind: shift.kind,
    day: shift.day,
    difference: shift.difference,
    before,
    after,
    inSameAuthor,
    head,
    sentence,
  }
}

function sayWindow(window: Window<Counting>, numberOf: (letterId: string) => number): WindowSaid {
  const cites = [...new Set(window.evidence.map(({ letterId }) => numberOf(letterId)))].sort(
    (a, b) => a - b,
  )
  return {
    year: window.year,
    mean: window.mean,
    word: wordOf(window.mean),
    letters: window.letters,
    cites,
  }
}

/** The actors of a topic of whom anything is known, and those of whom nothing is, who are said in one sentence. */
export function toldAndSilent(standings: readonly Standing[]): {
  told: Standing[]
  silent: Standing[]
} {
  const isSilent = ({ evidence, reported }: Standing) =>
    evidence.length === 0 && reported.length === 0
  return { told: standings.filter((row) => !isSilent(row)), silent: standings.filter(isSilent) }
}

export function saySilent(silent: readonly Standing[]): string {
  return `Not enough evidence: no letter states where ${listedWords(silent.map(({ actor }) => actor.name))} ${silent.length === 1 ? 'stands' : 'stand'} on this topic.`
}
