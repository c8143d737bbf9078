import type { EdtfDate } from './days.ts'
import type { HeadDate, HeadDateKind, HeadReference } from './letter-heads.ts'

export const letterKinds = [
  'letter',
  'e-mail',
  'statement',
  'speech',
  'position paper',
  'consultation response',
  'open letter',
] as const
export type LetterKind = (typeof letterKinds)[number]

export const partyRoles = ['author', 'on_behalf_of', 'recipient', 'cc'] as const
export type PartyRole = (typeof partyRoles)[number]

/** An actor's part in one letter. `actorId` is null where the name is withheld; `capacity` stands as printed. */
export type Party = {
  id: string
  role: PartyRole
  actorId: string | null
  name: string | null
  capacity: string | null
  organisation: string | null
  unit: string | null
}

/** What answers what: the kind and day of the message that a letter replies to, whether or not that one is held. */
export type ReplyReference = { kind: 'letter' | 'e-mail' | 'message'; edtf: string | null }

/** Who may read a letter: everyone who is signed in, only the people who are named, or anybody who has its address. */
export const letterVisibilities = ['everyone', 'named', 'public'] as const
export type LetterVisibility = (typeof letterVisibilities)[number]

/**
 * Where a page begins in a letter's text, in UTF-16 units; `confidence` is 0 to 100 where it was
 * read by OCR, otherwise null.
 */
export type LetterPage = { number: number; start: number; confidence: number | null }

/**
 * How a letter came in: as passages of it alone, or as rows of a table in words (`recorded`: a vote or a survey answer,
 * never cited as a quotation); where it was published, with what is to be said of that; which message it is and which
 * it answers, as mail programs call them; what it was attached to, and with which import.
 */
export type LetterProvenance = {
  excerpt: boolean
  recorded: boolean
  sourceUrl: string | null
  /** On which day somebody saw it at that address. */
  sourceSeenDay: string | null
  sourceNote: string | null
  messageId: string | null
  answersMessageId: string | null
  attachedToId: string | null
  importId: string | null
}

/**
 * What a letter belongs to, as far as a reader sees it: what it was attached to and what was
 * attached to it, what it answers and what answers it, what it translates and what translates it.
 * Oldest first.
 */
export type RelatedLetters<Head> = {
  attachedTo: Head | null
  attachments: Head[]
  answers: Head[]
  answeredBy: Head[]
  translates: Head | null
  translations: Head[]
}

/** Whom a letter is for. `readerIds` are kept also while the letter is not for named people. */
export type Audience = { visibility: LetterVisibility; readerIds: readonly string[] }

/** What stands beside every quote of a recorded letter: a row of a table in words, and nobody's own. */
export const recordedRemark = 'recorded, not quoted'

/** A quote with its marks, which the words of a recorded letter do not get. */
export function formatQuotation(
  words: string,
  { recorded }: Pick<LetterProvenance, 'recorded'>,
): string {
  return recorded ? words : `“${words}”`
}

/** Whom a letter is for where nobody says otherwise: everyone who is signed in. */
export const everyoneAudience: Audience = { visibility: 'everyone', readerIds: [] }

/** Any dated document that puts somebody on record, without its text. */
export type Letter = {
  id: string
  visibility: LetterVisibility
  /** Whoever added it; null for what came with the first dossier. */
  addedBy: string | null
  title: string
  kind: LetterKind
  language: string | null
  dated: EdtfDate
  /** Of which kind the date is that counts; null where that is not known. */
  datedKind: HeadDateKind | null
  /** The dates beside it. */
  dates: HeadDate[]
  reference: string | null
  referenceTruncated: boolean
  otherReferences: HeadReference[]
  inReplyTo: ReplyReference | null
  /** The letters that are held and that it answers and translates, by id. */
  answersLetterId: string | null
  translatesLetterId: string | null
  origin: LetterProvenance
  createdAt: string
  revision: number
}

export const partyRoleLabels: Record<PartyRole, string> = {
  author: 'From',
  on_behalf_of: 'On behalf of',
  recipient: 'To',
  cc: 'Copy to',
}

export const visibilityLabels: Record<LetterVisibility, { name: string; means: string }> = {
  everyone: { name: 'Everyone signed in', means: 'All colleagues who have an account here.' },
  named: {
    name: 'Named people',
    means:
      'The people chosen below, whoever added the letter, and administrators, so that no letter ' +
      'is lost. For everybody else it is as if it were not there: not in lists, numbers, charts ' +
      'or files.',
  },
  public: {
    name: 'Public',
    means:
      'Anybody who has the letter’s address, without signing in, with e-mail addresses and ' +
      'telephone numbers masked and with its coded passages. Only this letter: everything else ' +
      'stays behind signing in.',
  },
}

/** Whether two audiences are the same people. */
export function isSameAudience(a: Audience, b: Audience): boolean {
  const readerKey = ({ readerIds }: Audience) => [...new Set(readerIds)].sort().join()
  return a.visibility === b.visibility && readerKey(a) === readerKey(b)
}

/** `Ares (2020)…` when the letter prints only a part of its reference. */
export function formatReference(
  letter: Pick<Letter, 'reference' | 'referenceTruncated' | 'title'>,
): string {
  return letter.reference
    ? `${letter.reference}${letter.referenceTruncated ? '…' : ''}`
    : letter.title
}

/** Where words stand in a letter: the page of its original and the paragraph of its body, each null where unknown. */
export type LetterPlace = { page: number | null; paragraph: number | null }

/** `p. 3, ¶ 7`; empty where neither is known. */
export function formatLetterPlace({ page, paragraph }: LetterPlace): string {
  return [page === null ? [] : `p. ${page}`, paragraph === null ? [] : `¶ ${paragraph}`]
    .flat()
    .join(', ')
}

/** One source as a reader can look it up: reference, date, page and paragraph. */
export function formatCitation(
  letter: Pick<Letter, 'reference' | 'referenceTruncated' | 'title'>,
  date: string,
  place: LetterPlace,
): string {
  return [formatReference(letter), date, formatLetterPlace(place)].filter(Boolean).join(', ')
}
