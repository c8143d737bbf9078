import { absences, type Absence, type Level } from '../level.ts'
import type { Day } from '../days.ts'
import type { CodedEvidence } from '../stance.ts'
import { isHalfShared } from '../text/quotes.ts'

/**
 * A position as version 2 of the method needs it, of one actor on one topic. `firstDay` to `lastDay` are the days its
 * letter may be of, and the letter had arrived by `arrivedDay`: received or, where that is not known, added.
 */
export type SpeakerPosition = CodedEvidence & {
  firstDay: Day
  arrivedDay: Day
  /** Whoever gave the level: a person, or the package or table that the position came with. */
  coder: string
  /** Where the passage stands in the letter: its first character and the first after it. */
  start: number
  end: number
  /**
   * Who says it, of those who count for the actor: several where they hold the position jointly, and the actor alone
   * where it is a person. Never empty.
   */
  speakerIds: readonly string[]
  /** What a second coder made of the passage, where that is something else and nobody settled it yet. */
  other?: { level: Level | null; absence: Absence | null; conditional: boolean }
}

/** What of an actor's positions counts as of a day. */
export type CountedPositions<P extends SpeakerPosition = SpeakerPosition> = {
  /** Each passage by its first coding, each level or absence of a speaker in a letter once; in the order stored. */
  counted: P[]
  /** The codings of each passage on which coders differ, in the order stored; the first one counts. */
  disagreements: P[][]
  /** What is dated later than the day. */
  notYet: P[]
}

/** The day from which a letter counts (rule 1): its last possible one, but not later than the day it arrived. */
export function findCountedDay({
  firstDay,
  lastDay,
  arrivedDay,
}: Pick<SpeakerPosition, 'firstDay' | 'lastDay' | 'arrivedDay'>): Day {
  // A letter that arrived before it can have been written is misdated: its first possible day is as early as it gets.
  if (firstDay === lastDay || arrivedDay >= lastDay) return lastDay
  return arrivedDay > firstDay ? arrivedDay : firstDay
}

/**
 * What counts as of a day (rules 1 and 2): approved, not reported about somebody else, dated not later. Passages of a
 * speaker that different coders marked, and that overlap by half of the shorter one, count once. The positions must
 * be of one actor and one topic, in the order in which they were stored.
 */
export function countPositions<P extends SpeakerPosition>(
  positions: readonly P[],
  asOf: Day,
): CountedPositions<P> {
  const approved = positions.filter(({ status, reported }) => status === 'approved' && !reported)
  const passages = joinCodings(approved.filter((position) => findCountedDay(position) <= asOf))
  return {
    counted: removeRepetitions(passages.map(([first]) => first!)),
    disagreements: passages
      .map((codings) => codings.flatMap(listReadings))
      .filter((codings) =>
        codings.some((coding) => statedValue(coding) !== statedValue(codings[0]!)),
      ),
    notYet: approved.filter((position) => findCountedDay(position) > asOf),
  }
}

/** A coding, and what a second coder made of the same passage: one piece of evidence that is read in two ways. */
function listReadings<P extends SpeakerPosition>(coding: P): P[] {
  return coding.other ? [coding, { ...coding, ...coding.other }] : [coding]
}

/** What of a coding says which passage it is on, whose, and who coded it. */
type PlacedCoding = Pick<SpeakerPosition, 'letterId' | 'speakerIds' | 'coder' | 'start' | 'end'>

/** Each passage with its codings, at most one of each coder, in the order stored. */
export function joinCodings<P extends PlacedCoding>(positions: readonly P[]): P[][] {
  const passages: P[][] = []
  const bySpeaker = new Map<string, Set<number>>()
  for (const position of positions) {
    const keys = position.speakerIds.map((id) => `${position.letterId}\0${id}`)
    const near = [...new Set(keys.flatMap((key) => [...(bySpeaker.get(key) ?? [])]))]
    const joined = near
      .sort((a, b) => a - b)
      .find((index) => {
        const codings = passages[index]!
        return (
          codings.every(({ coder }) => coder !== position.coder) &&
          isHalfShared(codings[0]!, position)
        )
      })
    if (joined === undefined) passages.push([position])
    else passages[joined]!.push(position)
    for (const key of keys)
      bySpeaker.set(key, (bySpeaker.get(key) ?? new Set()).add(joined ?? passages.length - 1))
  }
  return passages
}

function removeRepetitions<P extends SpeakerPosition>(positions: readonly P[]): P[] {
  const known = new Set<string>()
  return positions.filter((position) => {
    const key = `${position.letterId}\0${statedValue(position)}\0${speakerKey(position.speakerIds)}`
    if (known.has(key)) return false
    known.add(key)
    return true
  })
}

/** One name for those who speak together, in whatever order they are given. */
export function speakerKey(speakerIds: readonly string[]): string {
  return speakerIds.length === 1 ? speakerIds[0]! : [...speakerIds].sort().join('\0')
}

function statedValue({ level, absence }: SpeakerPosition): Level | Absence | null {
  return level ?? absence
}

/** The absence that is told where a day holds several: the first of the table. */
export function firstAbsence(found: readonly Absence[]): Absence | null {
  return absences.find(({ absence }) => found.includes(absence))?.absence ?? null
}
