import { shortName } from '../actors.ts'
import type { Day, Period } from '../days.ts'
import { lists, type Counting, type Said } from '../evidence.ts'
import { shiftsOf, stanceOf } from '../reckoned.ts'
import { numberOf, rememberingNewest } from '../remembered.ts'
import type { Shift } from '../shifts.ts'
import type { Stance } from '../stance.ts'
import type { Topic } from '../topics.ts'
import type { BriefingAsked } from './asked.ts'
import { authorsNeeded } from './authors.ts'
import { leftOutOf, type LeftOut } from './notes.ts'
import { overlaps } from './sources.ts'
import type { BriefedActor } from './standing.ts'

/** One actor on one topic before any text is read: what counts, what it comes to, and which passages will be printed. */
export type Drawn = {
  actor: BriefedActor
  topic: Topic
  own: readonly Counting[]
  found: Stance<Counting>
  shifts: Shift<Counting>[]
  /** The passages to print, oldest letter first; `shown` of all `printable`. */
  shown: Counting[]
  printable: number
  /** The rows of the table of evidence; `listed` of all in `found`. */
  listed: Stance<Counting>['evidence']
  /** The numbers of the letters that the stance rests on, in order. */
  cites: number[]
}

/** What a briefing will say, in numbers and ids; `needs` names the passages and letters whose words it prints. */
export type Outline = {
  drawn: Drawn[]
  numbers: ReadonlyMap<string, number>
  letters: number
  leftOut: LeftOut
  needs: { positionIds: string[]; letterIds: string[]; holdersOf: string[]; named: string[] }
}

/**
 * Reckons everything of a briefing that needs no text. With `most`, only the newest `most` passages and rows of
 * evidence of each actor and topic are printed: for a screen, where the files print all. Stances rest on all of them.
 */
export function outlined(said: Said, asked: Asked, most = Infinity): Outline {
  const outline = reckoned(lists(said, asked.actors, asked.topics), said, asked, most)
  return { ...outline, needs: { ...outline.needs, ...authorsNeeded(outline.drawn, asked.asOf) } }
}

type Asked = Pick<BriefingAsked, 'topics' | 'actors' | 'asOf' | 'period'>
type Reckoned = Omit<Outline, 'needs'> & {
  needs: Pick<Outline['needs'], 'positionIds' | 'letterIds'>
}

/** The same for as long as nothing that it rests on changed. */
const reckoned = rememberingNewest(20, keyOf, (_own, said, asked, most) =>
  reckonedAnew(said, asked, most),
)

function keyOf(
  own: readonly (readonly Counting[])[],
  _said: Said,
  { topics, actors, asOf, period }: Asked,
  most: number,
): string {
  return JSON.stringify([own.map(numberOf), topics, actors, asOf, period, String(most)])
}

function reckonedAnew(said: Said, asked: Asked, most: number): Reckoned {
  const drawn = drawnFrom(said, asked, most)
  const numbers = numbered(
    drawn.flatMap(({ own, found, shown }) => [
      ...found.evidence.map(({ position }) => position),
      ...shown,
      ...(most === Infinity ? [] : printed(own, asked.asOf, asked.period)),
    ]),
  )
  const shown = drawn.flatMap((one) => one.shown)
  const cited =
    most === Infinity
      ? [...numbers.keys()]
      : [...shown, ...drawn.flatMap(({ listed }) => listed.map(({ position }) => position))].map(
          ({ letterId }) => letterId,
        )
  const leftOut = leftOutOf(
    drawn.flatMap(({ own }) => own),
    asked.asOf,
    asked.period,
  )
  return {
    drawn: drawn.map((one) => ({ ...one, cites: citesOf(one.found, numbers) })),
    numbers,
    letters: numbers.size,
    leftOut,
    needs: { positionIds: unique(shown.map(({ id }) => id)), letterIds: unique(cited) },
  }
}

function citesOf(found: Stance<Counting>, numbers: Outline['numbers']): number[] {
  const bearing = found.evidence.filter(
    ({ position, weight }) => found.weighted === null || (position.level !== null && weight > 0),
  )
  return [...new Set(bearing.map(({ position }) => numbers.get(position.letterId)!))].sort(
    (a, b) => a - b,
  )
}

function drawnFrom(
  said: Said,
  { topics, actors, asOf, period }: Asked,
  most: number,
): Omit<Drawn, 'cites'>[] {
  return topics.flatMap((topic) =>
    actors.map((actor) => {
      const own = said(actor.id, topic.id)
      const [found, all] = [stanceOf(own, asOf), printed(own, asOf, period)]
      return {
        actor: briefed(actor),
        topic,
        own,
        found,
        shifts: shiftsOf(own, asOf),
        shown: newest(all, most),
        printable: all.length,
        listed: newest(found.evidence, most),
      }
    }),
  )
}

export function briefed(actor: BriefingAsked['actors'][number]): BriefedActor {
  return { id: actor.id, kind: actor.kind, name: actor.name, short: shortName(actor) }
}

/**
 * The passages of one actor on one topic that a briefing prints: approved, known as of the day, and from letters
 * that may have been written within the period.
 */
export function printed(own: readonly Counting[], asOf: Day, period: Period): Counting[] {
  return own.filter(
    ({ status, firstDay, lastDay }) =>
      status === 'approved' &&
      lastDay <= asOf &&
      overlaps({ first: firstDay, last: lastDay }, period),
  )
}

/** The letters, each once, numbered in order of time from 1. */
function numbered(used: readonly Counting[]): Map<string, number> {
  const letters = new Map<string, Counting>()
  for (const row of used) if (!letters.has(row.letterId)) letters.set(row.letterId, row)
  const key = ({ firstDay, lastDay, letterId }: Counting) => `${firstDay} ${lastDay} ${letterId}`
  const ordered = [...letters.values()]
    .map((row) => ({ row, key: key(row) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
  return new Map(ordered.map(({ row }, index) => [row.letterId, index + 1]))
}

function newest<R>(rows: readonly R[], most: number): R[] {
  return most < rows.length ? rows.slice(-most) : [...rows]
}

function unique(words: readonly string[]): string[] {
  return [...new Set(words)]
}
