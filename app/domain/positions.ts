import type { Day } from './days.ts'
import type { Letter, LetterProvenance } from './letters.ts'
import type { QuoteTranslation } from './quote-translations.ts'
import type { HeadReference } from './letter-heads.ts'
import { absences, levels, type Absence, type Level } from './level.ts'
import type { Quote } from './text/quotes.ts'

export const positionStatuses = ['draft', 'approved', 'withdrawn'] as const
export type PositionStatus = (typeof positionStatuses)[number]

/** How sure a coder can be of a position, with the word for each. */
export const surenesses = [
  { sureness: 1, word: 'unsure' },
  { sureness: 2, word: 'fairly sure' },
  { sureness: 3, word: 'sure' },
] as const
export type Sureness = (typeof surenesses)[number]['sureness']

export function isSureness(value: unknown): value is Sureness {
  return surenesses.some((row) => row.sureness === value)
}

/** `fairly sure` for 2. */
export function nameSureness(sureness: Sureness): string {
  return surenesses.find((row) => row.sureness === sureness)!.word
}

/** One coded passage: whose words they are, on what, how far they go. Either a level or an absence, never both. */
export type Position = {
  id: string
  letterId: string
  topicId: string
  holderIds: string[]
  level: Level | null
  absence: Absence | null
  conditional: boolean
  condition: string | null
  note: string | null
  reported: boolean
  /** How sure its coder is; kept with it and counted nowhere. */
  sureness?: Sureness | null
  status: PositionStatus
  quote: Quote
  paragraph: number | null
  coder: { id: string; name: string } | null
  createdAt: string
  revision: number
  /** Its words have no place in the corrected text of its letter: its quote stands in an earlier version. */
  lost?: boolean
}

/**
 * A position with what is needed of its letter to count, draw and cite it; `lastDay` is the
 * letter's last possible day, and `recheck` says that its topic means something else since it was coded. Where its
 * topic was merged into one of the opposite proposition, `turned` says so: the level is the one that counts, and its
 * coder gave it negated.
 */
export type PositionWithLetter = Position & {
  lastDay: Day
  letter: LetterSummary
  recheck: boolean
  turned: boolean
  /** The page of the original on which its quote begins; null where that is not known. */
  page: number | null
  /** Of its quote, in the order of languages. */
  translations: QuoteTranslation[]
}
export type LetterSummary = Pick<
  Letter,
  'id' | 'title' | 'kind' | 'dated' | 'reference' | 'referenceTruncated'
> &
  Pick<LetterProvenance, 'excerpt' | 'recorded'> & {
    /** The other numbers by which it is filed, where positions or citations are read with them. */
    otherReferences?: HeadReference[]
  }

/** What stands beside a position that is to be looked at again, and beside everything that rests on one. */
export const recheckQualifier = 'to re-check'

/** What stands beside a position whose level counts negated, because its topic was merged turned round. */
export const turnedQualifier = 'turned round'

/** What stands on a position whose quote has no place in the corrected text of its letter. */
export const lostQualifier = 'lost its place'

/** How a form says level or absence in one field: "-2".."2" or the absence's name. */
export const stanceChoices = [
  ...levels.map((row) => String(row.level)),
  ...absences.map((row) => row.absence),
] as const

/** The choice that a stored position shows in the form. */
export function formatStanceChoice(position: Pick<Position, 'level' | 'absence'>): string {
  return position.level !== null ? String(position.level) : (position.absence ?? '')
}
