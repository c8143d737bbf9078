import { createHash } from 'node:crypto'
import { describeEntry, type HistoryLine } from '#app/domain/history/history-line.ts'
import type { DossierRecord } from '#app/domain/dossiers.ts'
import type { HistoryEntry } from '#app/domain/history/history-entry.ts'
import type { Actor, Affiliation } from '#app/domain/actors.ts'
import type { HeadReference } from '#app/domain/letter-heads.ts'
import type { Letter, LetterPage, Party } from '#app/domain/letters.ts'
import type { Milestone } from '#app/domain/milestones.ts'
import { maskName } from '#app/domain/masking/mask-name.ts'
import {
  findContacts,
  maskCutWords,
  maskQuote,
  maskText,
  maskTextWithSpans,
  type TextContacts,
} from '#app/domain/masking/mask-text.ts'
import { keepHidden } from '#app/domain/masking/place-hidden.ts'
import type { DossierPackage } from '#app/domain/package/dossier-package.ts'
import { maskPackage } from '#app/domain/package/mask-package.ts'
import type { LetterSummary, PositionWithLetter } from '#app/domain/positions.ts'
import type { SearchEntry } from '#app/domain/search/search-entry.ts'
import { isQuoteInPlace, quoteAt, type Quote } from '#app/domain/text/quotes.ts'

export type { TextContacts } from '#app/domain/masking/mask-text.ts'
export { keepHidden } from '#app/domain/masking/place-hidden.ts'

// The one door: whatever leaves the store without contact details went through here, and nobody else masks.

/** Words without anybody's address or number. */
export function maskWords(words: string): string
export function maskWords(words: string | null): string | null
export function maskWords(words: string | null): string | null {
  return words === null ? null : maskText(words)
}

/** The name of an actor without anybody's address or number: who has no other is a sender without a name. */
export function maskActorName(name: string, id: string | null): string {
  return maskName(name, id)
}

/** A text with the addresses and numbers in it, by which what is cut from it is masked; null where it holds none. */
export function searchText(text: string): TextContacts | null {
  const contacts = findContacts(text)
  return contacts.length ? { text, contacts } : null
}

/**
 * A quote that somebody took from a text that was shown to them masked, as it stands in the text itself: at its place
 * there, with the words that were masked.
 */
export function unmaskQuote(quote: Quote, text: string): Quote {
  const shown = maskTextWithSpans(text)
  if (!isQuoteInPlace(shown.text, quote)) return quote
  const { start, end } = shown.mapBack(quote)
  return quoteAt(text, start, end)
}

/** A milestone without anybody's address or number in its words. */
export function maskMilestone<Row extends Milestone & { source?: string | null }>(row: Row): Row {
  return {
    ...row,
    name: maskText(row.name),
    label: maskText(row.label),
    dated: { ...row.dated, basis: maskWords(row.dated.basis) },
    ...(row.source === undefined ? {} : { source: maskWords(row.source) }),
  }
}

/** The same for a dossier: it may be called by somebody's address. */
export function maskDossier<Row extends DossierWords>(row: Row): Row {
  return {
    ...row,
    name: maskText(row.name),
    shortName: maskWords(row.shortName),
    procedure: maskWords(row.procedure),
    summary: maskWords(row.summary),
  }
}

type DossierWords = Pick<DossierRecord, 'name' | 'shortName' | 'procedure' | 'summary'>

/** What a letter is cited by, as lists show it to everybody. */
export function maskSummary(summary: LetterSummary): LetterSummary {
  return {
    ...summary,
    title: maskText(summary.title),
    reference: maskWords(summary.reference),
    ...(summary.otherReferences
      ? { otherReferences: summary.otherReferences.map(maskReference) }
      : {}),
    dated: { ...summary.dated, basis: maskWords(summary.dated.basis) },
  }
}

/**
 * A position as lists, charts and files show it to everybody: its quote masked, its place in the text as it was.
 * `whole`: the text that it was taken from, because a quote may begin or end within an address.
 */
export function maskPosition(
  position: PositionWithLetter,
  whole: TextContacts | null,
): PositionWithLetter {
  const { coder } = position
  return {
    ...position,
    ...maskPassage(position, whole),
    translations: position.translations.map((translation) => ({
      ...translation,
      words: maskWordsOnText(translation.words, whole),
      translator: maskText(translation.translator),
    })),
    letter: maskSummary(position.letter),
    coder: coder && { ...coder, name: maskText(coder.name) },
  }
}

/** The same of the words of a passage alone: its quote, and what was noted with it. */
export function maskPassage(
  { quote, condition, note }: Pick<PositionWithLetter, 'quote' | 'condition' | 'note'>,
  whole: TextContacts | null,
): Pick<PositionWithLetter, 'quote' | 'condition' | 'note'> {
  return {
    quote: whole ? maskQuote(quote, whole.contacts) : quote,
    condition: maskWordsOnText(condition, whole),
    note: maskWordsOnText(note, whole),
  }
}

/** What people write of a text, which may hold a piece of an address that stands in it. */
export function maskWordsOnText(words: string, whole: TextContacts | null): string
export function maskWordsOnText(words: string | null, whole: TextContacts | null): string | null
export function maskWordsOnText(words: string | null, whole: TextContacts | null): string | null {
  return words === null ? null : maskCutWords(words, whole ? [whole] : [])
}

/**
 * What somebody wrote of a letter or of a quote, and the answer, as its readers see both beside the title: without what
 * they may not see of the letter. `whole`: the text that it may repeat, also cut within an address.
 */
export function maskWritten<Row extends { title: string; words: string; answer: string | null }>(
  row: Row,
  whole: TextContacts | null,
  seesContactDetails: boolean,
): Row {
  const title = maskWords(row.title)
  if (seesContactDetails) return { ...row, title }
  return {
    ...row,
    title,
    words: maskWordsOnText(row.words, whole),
    answer: maskWordsOnText(row.answer, whole),
  }
}

/** Positions with their places in the masked text of their letter, for the page that shows both. */
export function maskPositionsInText(
  placed: readonly { position: PositionWithLetter; whole: TextContacts | null }[],
  newestText: string,
): PositionWithLetter[] {
  const { mapSpan } = maskTextWithSpans(newestText)
  return placed.map(({ position, whole }) => {
    const masked = maskPosition(position, whole)
    return { ...masked, quote: { ...masked.quote, ...mapSpan(position.quote) } }
  })
}

/** An actor whose names hold nobody's address; the same names to everybody who may not see one. */
export function maskActor(actor: Actor): Actor {
  return {
    ...actor,
    name: maskActorName(actor.name, actor.id),
    aliases: [...new Set(actor.aliases.map((alias) => maskText(alias)))],
  }
}

/** Where somebody belongs, without what their role says of how to reach them. */
export function maskAffiliation<Told extends Pick<Affiliation, 'role'>>(affiliation: Told): Told {
  return { ...affiliation, role: maskWords(affiliation.role) }
}

/**
 * What a letter is found by for those who may not see contact details; the very same where there are none in it. Notes
 * may hold a piece of what stands in a field.
 */
export function maskSearchEntry(entry: SearchEntry): SearchEntry {
  const wholes = entry.fields.flatMap((field) => (field && searchText(field)) || [])
  const maskPart = (words: string | null) => words && maskCutWords(words, wholes)
  const masked = {
    fields: entry.fields.map(maskPart),
    notes: entry.notes.map(({ words, teams }) => ({ words: maskCutWords(words, wholes), teams })),
  }
  const isSame =
    entry.fields.every((words, index) => words === masked.fields[index]) &&
    entry.notes.every(({ words }, index) => words === masked.notes[index]!.words)
  return isSame ? entry : masked
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
      dates: letter.dates.map((date) => ({ ...date, basis: maskWords(date.basis) })),
      otherReferences: letter.otherReferences.map(maskReference),
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

/** A reference of a letter; somebody may file by an address. */
export function maskReference({ kind, number }: HeadReference): HeadReference {
  return { kind: maskText(kind), number: maskText(number) }
}

function maskParty(party: Party): Party {
  return {
    ...party,
    name: party.name === null ? null : maskActorName(party.name, party.actorId),
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
 * An entry of the log as a sentence. Contact details stand only in what is told of letters, positions and actors, and
 * only for those who may read them; `emails`: whether colleagues' addresses are told; `texts`: what the quotes that it
 * tells of were taken from.
 */
export function describeVisibleEntry(
  { seesContactDetails }: { seesContactDetails: boolean },
  entry: HistoryEntry,
  {
    names,
    emails,
    texts,
  }: {
    names: ReadonlyMap<string, string>
    emails: boolean
    texts: readonly TextContacts[]
  },
): HistoryLine {
  const isOpen = seesContactDetails && openResources.has(entry.resource)
  const hideContacts = (words: string) => (isOpen ? words : maskCutWords(words, texts))
  const who = entry.who && { ...entry.who, name: maskText(entry.who.name) }
  return describeEntry({ ...entry, who }, { names, emails, hideContacts })
}

const openResources = new Set(['letter', 'position', 'actor', 'actor fact', 'affiliation', 'twins'])

/**
 * Which of the words that somebody typed hold a mask, by the names of their fields, with a sentence for each: none
 * where they see addresses, or where it stood there before.
 */
export function findTypedMasks(
  { seesContactDetails }: { seesContactDetails: boolean },
  typed: Readonly<Record<string, string>>,
  before: Readonly<Record<string, string>> = {},
): Record<string, string> {
  return seesContactDetails ? {} : keepHidden(typed, before, before).unplaced
}
