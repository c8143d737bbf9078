import type { Day, Period } from '../days.ts'
import {
  collectEvidenceLists,
  type AttributedPosition,
  type EvidenceLookup,
} from '../attributed-positions.ts'
import {
  getCachedEvidenceByDay,
  getCachedStanceParts,
  type DerivedParts,
} from '../memoized-stance.ts'
import { findCountedDay } from '../method-v2/counted-positions.ts'
import { identityKey, memoizeNewest } from '../memoize.ts'
import { shortenNames } from '../short-names.ts'
import { listEvidenceParts, type EvidencePart } from '../stance-view.ts'
import type { Topic } from '../topics.ts'
import type { BriefingRequest } from './briefing-request.ts'
import { countOmittedPassages, type OmittedPassages } from './notes.ts'
import type { BriefingActor } from './actor-stance.ts'
import { removeDuplicates } from '../collections.ts'
import { overlapsPeriod } from '../days.ts'

/**
 * One actor on one topic before any text is read: what counts, what it comes to, and which passages
 * will be printed.
 */
export type ActorStanceOutline = {
  actor: BriefingActor
  topic: Topic
  positions: readonly AttributedPosition[]
  derived: DerivedParts
  /** What counts, oldest letter first. */
  countedEvidence: readonly EvidencePart[]
  /** The passages to print, oldest letter first; `shown` of all `printable`. */
  printedPositions: AttributedPosition[]
  printableTotal: number
  /** The rows of the table of evidence, of all that counts. */
  listedEvidence: EvidencePart[]
  /** The numbers of the letters that the stance rests on, in order. */
  cites: number[]
}

/** What a briefing will say, in numbers and ids; `needs` names the passages and letters whose words it prints. */
export type BriefingOutline = {
  actorStances: ActorStanceOutline[]
  numbers: ReadonlyMap<string, number>
  letters: number
  omitted: OmittedPassages
  /** How many passages, rows of evidence, moves and contradictions of each actor and topic are printed. */
  maxRows: number
  needs: {
    positionIds: string[]
    letterIds: string[]
  }
}

/**
 * Reckons everything of a briefing that needs no text. With `maxRows`, only the newest passages, rows of evidence,
 * moves and contradictions of each actor and topic are printed: for a screen, where the files print all. Stances rest
 * on all of them.
 */
export function buildOutline(
  evidenceOf: EvidenceLookup,
  request: OutlineRequest,
  maxRows = Infinity,
): BriefingOutline {
  return getCachedOutline(
    collectEvidenceLists(evidenceOf, request.actors, request.topics),
    evidenceOf,
    request,
    maxRows,
  )
}

/** `visibleKey` names what the reader may see, as in a timeline's query. */
type OutlineRequest = Pick<BriefingRequest, 'topics' | 'actors' | 'asOf' | 'today' | 'period'> & {
  visibleKey: string
}

/** The same for as long as nothing that it rests on changed. */
const getCachedOutline = memoizeNewest(20, outlineKey, (_own, evidenceOf, request, maxRows) =>
  computeOutline(evidenceOf, request, maxRows),
)

function outlineKey(
  evidenceLists: readonly (readonly AttributedPosition[])[],
  _evidenceOf: EvidenceLookup,
  { topics, actors, asOf, today, period, visibleKey }: OutlineRequest,
  maxRows: number,
): string {
  return JSON.stringify([
    visibleKey,
    evidenceLists.map(identityKey),
    topics,
    actors,
    asOf,
    today,
    period,
    String(maxRows),
  ])
}

function computeOutline(
  evidenceOf: EvidenceLookup,
  request: OutlineRequest,
  maxRows: number,
): BriefingOutline {
  const outlines = outlineActorStances(evidenceOf, request, maxRows)
  const numbers = numberLetters(
    outlines.flatMap(({ positions, countedEvidence, printedPositions }) => [
      ...countedEvidence.map(({ position }) => position),
      ...printedPositions,
      ...(maxRows === Infinity
        ? []
        : selectPrintedPositions(positions, request.asOf, request.period)),
    ]),
  )
  const printedPositions = outlines.flatMap((outline) => outline.printedPositions)
  const citedLetterIds =
    maxRows === Infinity
      ? [...numbers.keys()]
      : [
          ...printedPositions,
          ...outlines.flatMap(({ listedEvidence }) =>
            listedEvidence.map(({ position }) => position),
          ),
        ].map(({ letterId }) => letterId)
  const omitted = countOmittedPassages(
    outlines.flatMap(({ positions }) => positions),
    request.asOf,
    request.period,
  )
  return {
    actorStances: outlines.map((outline) => ({
      ...outline,
      cites: listSourceNumbers(outline, numbers),
    })),
    numbers,
    letters: numbers.size,
    omitted,
    maxRows,
    needs: {
      positionIds: removeDuplicates(printedPositions.map(({ id }) => id)),
      letterIds: removeDuplicates(citedLetterIds),
    },
  }
}

function listSourceNumbers(
  { derived: { stance }, countedEvidence }: Omit<ActorStanceOutline, 'cites'>,
  numbers: BriefingOutline['numbers'],
): number[] {
  const bearingEvidence = countedEvidence.filter(
    ({ position, weight }) =>
      stance.now === null ||
      (position.level !== null && (weight > 0 || findCountedDay(position) === stance.now.day)),
  )
  return [...new Set(bearingEvidence.map(({ position }) => numbers.get(position.letterId)!))].sort(
    (a, b) => a - b,
  )
}

function outlineActorStances(
  evidenceOf: EvidenceLookup,
  { topics, actors, asOf, today, period }: OutlineRequest,
  maxRows: number,
): Omit<ActorStanceOutline, 'cites'>[] {
  const briefedActors = toBriefedActors(actors)
  return topics.flatMap((topic) =>
    briefedActors.map((actor) => {
      const positions = evidenceOf(actor.id, topic.id)
      const derived = getCachedStanceParts(positions, { asOf, today })
      const countedEvidence = listEvidenceParts(derived.stance)
      const printablePositions = selectPrintedPositions(positions, asOf, period)
      return {
        actor,
        topic,
        positions,
        derived,
        countedEvidence,
        printedPositions: takeNewest(printablePositions, maxRows),
        printableTotal: printablePositions.length,
        listedEvidence: takeNewest(countedEvidence, maxRows),
      }
    }),
  )
}

/** The actors as a briefing names them, in the order given; short names are told apart among all of them. */
export function toBriefedActors(actors: BriefingRequest['actors']): BriefingActor[] {
  const shorts = shortenNames(actors)
  return actors.map(({ id, kind, name }) => ({ id, kind, name, short: shorts.get(id)! }))
}

/**
 * The passages of one actor on one topic that a briefing prints: approved, known as of the day, and from letters
 * that may have been written within the period.
 */
export function selectPrintedPositions(
  positions: readonly AttributedPosition[],
  asOf: Day,
  period: Period,
): AttributedPosition[] {
  return getCachedEvidenceByDay(positions).filter(
    (position) =>
      position.status === 'approved' &&
      findCountedDay(position) <= asOf &&
      overlapsPeriod({ first: position.firstDay, last: position.lastDay }, period),
  )
}

/** The letters, each once, numbered in order of time from 1. */
function numberLetters(used: readonly AttributedPosition[]): Map<string, number> {
  const letters = new Map<string, AttributedPosition>()
  for (const row of used) if (!letters.has(row.letterId)) letters.set(row.letterId, row)
  const key = ({ firstDay, lastDay, letterId }: AttributedPosition) =>
    `${firstDay} ${lastDay} ${letterId}`
  const ordered = [...letters.values()]
    .map((row) => ({ row, key: key(row) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
  return new Map(ordered.map(({ row }, index) => [row.letterId, index + 1]))
}

export function takeNewest<R>(rows: readonly R[], maxRows: number): R[] {
  return maxRows < rows.length ? rows.slice(-maxRows) : [...rows]
}
