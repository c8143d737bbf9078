import { createHash } from 'node:crypto'
import { describeEntry, type HistoryLine } from '#app/domain/history/history-line.ts'
import type { HistoryEntry } from '#app/domain/history/history-entry.ts'
import type { Letter, LetterPage, Party } from '#app/domain/letters.ts'
import { maskQuote, maskText, maskTextWithSpans } from '#app/domain/masking/mask-text.ts'
import type { DossierPackage } from '#app/domain/package/dossier-package.ts'
import { maskPackage } from '#app/domain/package/mask-package.ts'
import type { LetterSummary, PositionWithLetter } from '#app/domain/positions.ts'
import type { SearchEntry } from '#app/domain/search/search-entry.ts'
import type { VisibleScope } from './visible-scope.ts'

// The one door: whatever leaves the store without contact details went through here, and nobody else masks.

/** Words without anybody's address or number. */
export function maskWords(words: string): string
export function maskWords(words: string | null): string | null
export function maskWords(words: string | null): string | null {
  return words === null ? null : maskText(words)
}

/** What a letter is cited by, as lists show it to everybody. */
export function maskSummary(summary: LetterSummary): LetterSummary {
  return {
    ...summary,
    title: maskText(summary.title),
    reference: maskWords(summary.reference),
    dated: { ...summary.dated, basis: maskWords(summary.dated.basis) },
  }
}

/** A position as lists, charts and files show it to everybody: its quote masked, its place in the text as it was. */
export function maskPosition(position: PositionWithLetter): PositionWithLetter {
  return {
    ...position,
    quote: maskQuote(position.quote),
    condition: maskWords(position.condition),
    note: maskWords(position.note),
    letter: maskSummary(position.letter),
  }
}

/** The same with its place in the masked text of its letter, for the page that shows both. */
export function maskPositionsInText(
  positions: readonly PositionWithLetter[],
  text: string,
): PositionWithLetter[] {
  const { mapSpan } = maskTextWithSpans(text)
  return positions.map((position) => {
    const masked = maskPosition(position)
    return { ...masked, quote: { ...masked.quote, ...mapSpan(position.quote) } }
  })
}

/** What a letter is found by for those who may not see contact details; the very same where there are none in it. */
export function maskSearchEntry(entry: SearchEntry): SearchEntry {
  const masked = { fields: entry.fields.map(maskWords), notes: entry.notes.map(maskWords) }
  const isSame = (one: SearchEntry['notes'], other: SearchEntry['notes']) =>
    one.every((words, index) => words === other[index])
  return isSame(entry.fields, masked.fields) && isSame(entry.notes, masked.notes) ? entry : masked
}

type LetterContents = {
  letter: Letter
  parties: Party[]
  text: { text: string; pages: LetterPage[] }
  file: { name: string } | null
  hasWholeSourceUrl: boolean
}

/** A letter without contact details; the names that mail programs gave to messages are addresses in another form. */
export function maskLetter<Contents extends LetterContents>(contents: Contents): Contents {
  const { letter, parties, text, file } = contents
  const maskedBody = maskTextWithSpans(text.text)
  const sourceUrl = maskWords(letter.origin.sourceUrl)
  return {
    ...contents,
    letter: {
      ...letter,
      title: maskText(letter.title),
      reference: maskWords(letter.reference),
      dated: { ...letter.dated, basis: maskWords(letter.dated.basis) },
      origin: {
        ...letter.origin,
        sourceUrl,
        sourceNote: maskWords(letter.origin.sourceNote),
        messageId: null,
        answersMessageId: null,
      },
    },
    hasWholeSourceUrl: sourceUrl === letter.origin.sourceUrl,
    parties: parties.map(maskParty),
    text: {
      ...text,
      text: maskedBody.text,
      pages: text.pages.map((page) => ({
        ...page,
        start: maskedBody.mapSpan({ start: page.start, end: page.start }).start,
      })),
    },
    file: file && { ...file, name: maskText(file.name) },
  }
}

function maskParty(party: Party): Party {
  return {
    ...party,
    name: maskWords(party.name),
    capacity: maskWords(party.capacity),
    organisation: maskWords(party.organisation),
    unit: maskWords(party.unit),
  }
}

export type LetterFile = { name: string; mediaType: string; bytes: Buffer }

/** In place of the file that a letter came from, its text without contact details. */
export function maskLetterFile({ name }: LetterFile, text: string): LetterFile {
  return {
    name: `${maskText(name).replace(/\.\w{1,5}$/, '')} - contact details masked.txt`,
    mediaType: 'text/plain',
    bytes: Buffer.from(maskText(text)),
  }
}

/** A dossier package without contact details and original files. */
export function maskPackageContacts(opened: DossierPackage): DossierPackage {
  return maskPackage(opened, (bytes) => createHash('sha256').update(bytes).digest('hex'))
}

/**
 * An entry of the log as a sentence. Contact details stand only in what is told of letters and positions, and only for
 * those who may read them; `emails`: whether colleagues' addresses are told.
 */
export function describeVisibleEntry(
  { seesContactDetails }: Pick<VisibleScope, 'seesContactDetails'>,
  entry: HistoryEntry,
  { names, emails }: { names: ReadonlyMap<string, string>; emails: boolean },
): HistoryLine {
  const isOpen = seesContactDetails && ['letter', 'position'].includes(entry.resource)
  return describeEntry(entry, { names, emails, hideContacts: isOpen ? (words) => words : maskText })
}
