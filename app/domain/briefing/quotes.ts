import { citation, sayReference } from '../letters.ts'
import { sayLevel, signed, type Absence, type Level } from '../level.ts'
import type { Stated } from '../positions.ts'
import type { Stance } from '../stance.ts'
import { sayDate } from './sources.ts'
import type { Day } from '../days.ts'
import type { Counting } from '../evidence.ts'

/** One printed passage. Exactly one of `level` and `absence` is set; an absence has no number. */
export type BriefedQuote = {
  positionId: string
  exact: string
  level: Level | null
  absence: Absence | null
  /** `Mixed · conditional`, `Evaded`. */
  said: string
  /** `+1`, `−2`; null for an absence. */
  number: string | null
  conditional: boolean
  condition: string | null
  holders: string[]
  /** The number of its source. */
  source: number
  letterId: string
  letterTitle: string
  /** The letter's reference, or its title where it has none. */
  reference: string
  edtf: string
  first: Day
  last: Day
  when: string
  basis: string | null
  paragraph: number | null
  /** Reference or title, date and paragraph in one line. */
  cited: string
  counted: boolean
  /** What it weighs in the stance; null where it does not count or has no level. */
  weight: number | null
  /** Why a printed passage does not count. */
  remark: 'reported, not counted' | 'same level in the same letter, counted once' | null
}

export type Quotes = { quotes: BriefedQuote[]; absences: BriefedQuote[]; reported: BriefedQuote[] }

/** The printed passages with their words, in order of time and place, told apart into levels, absences and what others report. */
export function quotesOf(
  shown: readonly Counting[],
  found: Stance<Counting>,
  stated: ReadonlyMap<string, Stated>,
  numberOf: (letterId: string) => number,
  names: ReadonlyMap<string, string>,
): Quotes {
  const evidence = new Map(found.evidence.map((part) => [part.position.id, part]))
  const inPlace = shown.map(({ id }) => stated.get(id)!).sort(inOrder)
  const all = inPlace.map((position) =>
    quoteOf(position, evidence.get(position.id), numberOf(position.letterId), names),
  )
  return {
    quotes: all.filter(({ level, remark }) => level !== null && remark !== 'reported, not counted'),
    absences: all.filter(
      ({ level, remark }) => level === null && remark !== 'reported, not counted',
    ),
    reported: all.filter(({ remark }) => remark === 'reported, not counted'),
  }
}

function inOrder(a: Stated, b: Stated): number {
  const time = ({ lastDay, letter, letterId }: Stated) =>
    `${lastDay} ${letter.dated.first} ${letterId}`
  return time(a) === time(b)
    ? a.quote.start - b.quote.start || (a.id < b.id ? -1 : 1)
    : time(a) < time(b)
      ? -1
      : 1
}

function quoteOf(
  position: Stated,
  part: Stance['evidence'][number] | undefined,
  source: number,
  names: ReadonlyMap<string, string>,
): BriefedQuote {
  const { letter, level, absence, conditional, condition, paragraph } = position
  const when = sayDate(letter.dated)
  return {
    positionId: position.id,
    exact: position.quote.exact,
    level,
    absence,
    said: sayLevel({ level, absence, conditional }),
    number: level === null ? null : signed(level),
    conditional,
    condition,
    holders: position.holderIds.map((id) => names.get(id) ?? 'holder not named'),
    source,
    letterId: letter.id,
    letterTitle: letter.title,
    reference: sayReference(letter),
    edtf: letter.dated.edtf,
    first: letter.dated.first,
    last: letter.dated.last,
    when,
    basis: letter.dated.first === letter.dated.last ? null : letter.dated.basis,
    paragraph,
    cited: citation(letter, when, paragraph),
    counted: part !== undefined,
    weight: level === null ? null : (part?.weight ?? null),
    remark: position.reported
      ? 'reported, not counted'
      : !part
        ? 'same level in the same letter, counted once'
        : null,
  }
}
