import { formatOtherReferences } from '../letter-heads.ts'
import type { QuoteTranslation } from '../quote-translations.ts'
import { formatCitation, formatReference, recordedRemark } from '../letters.ts'
import { formatLevel, type Absence, type Level } from '../level.ts'
import { recheckQualifier, turnedQualifier, type PositionWithLetter } from '../positions.ts'
import type { DerivedStance } from '../method-v2/derived-stance.ts'
import { listEvidenceParts, type EvidencePart } from '../stance-view.ts'
import { formatBriefingDate } from './sources.ts'
import type { Day } from '../days.ts'
import type { AttributedPosition } from '../attributed-positions.ts'
import { formatSignedNumber } from '../text/words.ts'

/** One printed passage. Exactly one of `level` and `absence` is set; an absence has no number. */
export type BriefingQuote = {
  positionId: string
  exact: string
  /** Of the quote, for beside it. */
  translations: QuoteTranslation[]
  /** Whether it is a row of a table in words, which is never cited as a quotation. */
  recorded: boolean
  /** Whether its level counts negated, because its topic was merged turned round. */
  turned: boolean
  /** Whether it is to be looked at again, because its topic came to mean something else. */
  recheck: boolean
  level: Level | null
  absence: Absence | null
  /** `Mixed · conditional`, `Evaded`. */
  label: string
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
  /** The other numbers by which it is filed; empty without any. */
  otherReferences: string
  edtf: string
  first: Day
  last: Day
  when: string
  basis: string | null
  page: number | null
  paragraph: number | null
  /** Reference or title, date, page and paragraph in one line. */
  cited: string
  counted: boolean
  /** What it weighs in the stance; null where it does not count or has no level. */
  weight: number | null
  /** Why a printed passage does not count. */
  remark:
    | 'reported, not counted'
    | 'another coder reads it so, not counted'
    | 'same level in the same letter, counted once'
    | null
}

/** How somebody is called beside a passage of a day. */
export type NameHolder = (actorId: string, day: Day) => string

/** What stands in brackets after a passage: what qualifies it, and why it does not count. */
export function describeRemarks({
  recorded,
  turned,
  recheck,
  remark,
}: Pick<BriefingQuote, 'recorded' | 'turned' | 'recheck' | 'remark'>): string {
  const remarks = [
    recorded && recordedRemark,
    turned && turnedQualifier,
    recheck && recheckQualifier,
    remark,
  ].filter(Boolean)
  return remarks.length ? ` (${remarks.join('; ')})` : ''
}

export type BriefingQuotes = {
  quotes: BriefingQuote[]
  absences: BriefingQuote[]
  reported: BriefingQuote[]
}

/**
 * The printed passages with their words, in order of time and place, told apart into levels,
 * absences and what others report.
 */
export function buildQuotes(
  printedPositions: readonly AttributedPosition[],
  stance: DerivedStance<AttributedPosition>,
  positions: ReadonlyMap<string, PositionWithLetter>,
  sourceNumberOf: (letterId: string) => number,
  nameHolder: NameHolder,
): BriefingQuotes {
  const evidence = new Map(listEvidenceParts(stance).map((part) => [part.position.id, part]))
  const disputedIds = new Set(
    stance.disagreements.flatMap((codings) => codings.map(({ id }) => id)),
  )
  const inPlace = printedPositions.map(({ id }) => positions.get(id)!).sort(compareByTimeAndPlace)
  const all = inPlace.map((position) =>
    buildQuote(
      { position, evidence: evidence.get(position.id), disputed: disputedIds.has(position.id) },
      sourceNumberOf(position.letterId),
      nameHolder,
    ),
  )
  return {
    quotes: all.filter(({ level, remark }) => level !== null && remark !== 'reported, not counted'),
    absences: all.filter(
      ({ level, remark }) => level === null && remark !== 'reported, not counted',
    ),
    reported: all.filter(({ remark }) => remark === 'reported, not counted'),
  }
}

function compareByTimeAndPlace(a: PositionWithLetter, b: PositionWithLetter): number {
  const timeKey = ({ lastDay, letter, letterId }: PositionWithLetter) =>
    `${lastDay} ${letter.dated.first} ${letterId}`
  return timeKey(a) === timeKey(b)
    ? a.quote.start - b.quote.start || (a.id < b.id ? -1 : 1)
    : timeKey(a) < timeKey(b)
      ? -1
      : 1
}

function buildQuote(
  {
    position,
    evidence,
    disputed,
  }: { position: PositionWithLetter; evidence: EvidencePart | undefined; disputed: boolean },
  sourceNumber: number,
  nameHolder: NameHolder,
): BriefingQuote {
  const { letter, level, absence, conditional, condition, page, paragraph } = position
  const when = formatBriefingDate(letter.dated)
  return {
    positionId: position.id,
    exact: position.quote.exact,
    translations: position.translations,
    recorded: letter.recorded,
    turned: position.turned,
    recheck: position.recheck,
    level,
    absence,
    label: formatLevel({ level, absence, conditional }),
    number: level === null ? null : formatSignedNumber(level),
    conditional,
    condition,
    holders: position.holderIds.map((id) => nameHolder(id, position.lastDay)),
    source: sourceNumber,
    letterId: letter.id,
    letterTitle: letter.title,
    reference: formatReference(letter),
    otherReferences: formatOtherReferences(letter.otherReferences ?? []),
    edtf: letter.dated.edtf,
    first: letter.dated.first,
    last: letter.dated.last,
    when,
    basis: letter.dated.first === letter.dated.last ? null : letter.dated.basis,
    ...{ page, paragraph },
    cited: formatCitation(letter, when, position),
    counted: evidence !== undefined,
    weight: level === null ? null : (evidence?.weight ?? null),
    remark: chooseRemark(position.reported, evidence !== undefined, disputed),
  }
}

function chooseRemark(
  reported: boolean,
  counted: boolean,
  disputed: boolean,
): BriefingQuote['remark'] {
  if (reported) return 'reported, not counted'
  if (counted) return null
  return disputed
    ? 'another coder reads it so, not counted'
    : 'same level in the same letter, counted once'
}
