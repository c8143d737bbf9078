import type { EdtfDate } from '#app/domain/days.ts'
import { findRedactions, type Span } from '#app/domain/text/quotes.ts'
import type { AnsweredMessage } from './dates/answered-message.ts'
import { dateLetter } from './dates/date-of-letter.ts'
import { findAnswered, readQuotedMessage } from './dates/quoted-message.ts'
import type { PrintedKind } from './landmarks/kind-titles.ts'
import type { LetterReference } from './landmarks/printed-references.ts'
import { proposeValue, type HeaderProposal } from './lines/header-proposal.ts'
import type { PartyField } from './parties/correspondent-doubts.ts'
import { readCorrespondents, type LetterCorrespondents } from './parties/correspondents.ts'
import { readAnswered } from './references/answered-letter.ts'
import { readOwnReference } from './references/own-reference.ts'
import { takeApart, type HeaderParts } from './roles/header-parts.ts'
import { subjectFromTitle } from './roles/unlabelled-subject.ts'

/** What a letter's text says of the letter itself. What is not found is null or an empty list, never a guess. */
export type LetterHeader = Omit<LetterCorrespondents, 'partyDoubts'> & {
  kind: HeaderProposal<PrintedKind> | null
  date: HeaderProposal<EdtfDate> | null
  reference: HeaderProposal<LetterReference> | null
  subject: HeaderProposal<string> | null
  inReplyTo: HeaderProposal<AnsweredMessage> | null
  redactions: Span[]
  /** Sentences for the person who confirms. */
  doubts: string[]
  /** What the doubts are about. */
  doubted: ('date' | 'reference' | 'inReplyTo' | PartyField)[]
}

/**
 * Proposes the metadata of a letter from its plain text, each with the places it was read from (UTF-16 code units).
 * Never throws; takes time in proportion to the text, of which only the two ends of a very long one are read.
 */
export function readHeader(text: string): LetterHeader {
  const parts = takeApart(text)
  const answer = findAnswered(parts)
  const { date, doubts: aboutDate } = dateLetter(parts, answer?.answered ?? null)
  const { reference, doubts: aboutReference } = readOwnReference(parts.references)
  const { inReplyTo, doubts: aboutReply } = readAnswered(answer, date?.value ?? null)
  const { salutation, closing } = parts.marks
  const isLetter = salutation !== null || closing !== null || date !== null || reference !== null
  const { partyDoubts, ...correspondents } = readCorrespondents(parts, isLetter)
  const { recipients } = correspondents
  const others = [recipients.length > 0, date !== null, reference !== null, parts.subject !== null]
  const about = {
    date: aboutDate,
    reference: aboutReference,
    inReplyTo: aboutReply,
    ...partyDoubts,
  }
  return {
    kind: chooseKind(parts, others.filter(Boolean).length),
    date,
    reference,
    subject: chooseSubject(parts),
    ...correspondents,
    inReplyTo,
    redactions: findRedactions(text),
    doubts: Object.values(about).flat(),
    doubted: (Object.keys(about) as (keyof typeof about)[]).filter((field) => about[field].length),
  }
}

function chooseSubject({
  mail,
  subject,
  title,
  lines,
}: HeaderParts): HeaderProposal<string> | null {
  const sent = mail?.fields.subject ?? []
  if (sent.length) return proposeValue(sent.map(({ words }) => words).join(' '), ...sent)
  return subject?.proposal ?? (title && subjectFromTitle(title, lines))
}

/**
 * An e-mail by its head or by a message quoted below it, other kinds by their title; a letter by a salutation or a
 * closing with another mark of one (`otherMarks` counts those of the head).
 */
function chooseKind(
  { mail, title, marks, lines }: HeaderParts,
  otherMarks: number,
): HeaderProposal<PrintedKind> | null {
  if (mail?.electronic) return proposeValue<PrintedKind>('e-mail', mail.fields.from[0]!)
  if (title) return title.proposal
  const below = readQuotedMessage(lines, marks.end)
  if (below) return proposeValue<PrintedKind>('e-mail', ...below.spans)
  const places = [marks.salutation, marks.closing].flatMap((index) =>
    index === null ? [] : [lines[index]!],
  )
  return places.length && places.length + otherMarks >= 2
    ? proposeValue<PrintedKind>('letter', ...places)
    : null
}
