import type { EdtfDate } from '#app/domain/days.ts'
import { findRedactions, type Span } from '#app/domain/text/quotes.ts'
import { type Correspondents, correspondentsOf } from './correspondents.ts'
import { datingOf } from './datings.ts'
import { isForwarded, quotedMessage } from './emails.ts'
import type { Kind } from './kinds.ts'
import { type Parts, partsOf } from './parts.ts'
import type { ProposedParty } from './party.ts'
import { type Proposal, propose } from './proposal.ts'
import { proposedReference, type Reference } from './references.ts'
import { subjectFromTitle } from './subjects.ts'
import { type Answered, answeredIn, type Reply, withYearOf } from './replies.ts'

export type { Proposal, ProposedParty }

/** What a letter's text says of the letter itself. What is not found is null or an empty list, never a guess. */
export type LetterHeader = Correspondents & {
  kind: Proposal<Kind> | null
  date: Proposal<EdtfDate> | null
  reference: Proposal<Reference> | null
  subject: Proposal<string> | null
  inReplyTo: Proposal<Answered> | null
  redactions: Span[]
  /** Sentences for the person who confirms. */
  doubts: string[]
  /** What the doubts are about. */
  doubted: ('date' | 'reference' | 'inReplyTo')[]
}

/**
 * Proposes the metadata of a letter from its plain text, each with the places it was read from (UTF-16 code units).
 * Never throws; takes time in proportion to the text, of which only the two ends of a very long one are read.
 */
export function readHeader(text: string): LetterHeader {
  const parts = partsOf(text)
  const { mail, marks, subject, references, head, foot } = parts
  const reply = replyOf(parts)
  const dated = {
    head: head.lines.filter((line) => !subject?.lines.includes(line)),
    foot,
    opening: parts.lines[head.end] ?? null,
    mail: mail?.fields.date.slice(0, 1) ?? [],
  }
  const dating = datingOf({ ...dated, references, answered: reply?.answered ?? null })
  const inReplyTo = reply && withYearOf(reply, dating.date?.value ?? null)
  const isLetter =
    marks.salutation !== null ||
    marks.closing !== null ||
    dating.date !== null ||
    references.length > 0
  const correspondents = correspondentsOf(parts, isLetter)
  const [reference] = references
  const mailSubject = mail?.fields.subject ?? []
  return {
    kind: kindOf(parts, [
      correspondents.recipients.length > 0,
      dating.date !== null,
      reference !== undefined,
      subject !== null,
    ]),
    date: dating.date,
    reference: reference ? proposedReference(reference) : null,
    subject: mailSubject.length
      ? propose(mailSubject.map(({ words }) => words).join(' '), ...mailSubject)
      : (subject?.proposal ?? (parts.title && subjectFromTitle(parts.title, parts.lines))),
    ...correspondents,
    inReplyTo,
    redactions: findRedactions(text),
    ...doubtsOf(dating.doubts, references[0], reply, inReplyTo),
  }
}

/** What subject, body or head say is answered, with its day; otherwise the message that is quoted below. */
function replyOf(parts: Parts): Reply | null {
  const { mail, subject, head, body, lines, marks } = parts
  const reply = answeredIn([
    ...(subject?.lines ?? []),
    ...(mail?.fields.subject ?? []),
    ...(body ? [body] : []),
    ...head.lines,
  ])
  if (reply?.printed) return reply
  const quoted =
    marks.end < lines.length && !isForwarded(parts) ? quotedMessage(lines, marks.end) : null
  return quoted ? { answered: quoted, printed: null } : reply
}

/** An e-mail by its head or by a message quoted below it, other kinds by their title; a letter by a salutation or a closing with another mark of one. */
function kindOf({ mail, title, marks, lines }: Parts, others: boolean[]): Proposal<Kind> | null {
  if (mail?.electronic) return propose<Kind>('e-mail', mail.fields.from[0]!)
  if (title) return title.proposal
  const below = marks.end < lines.length ? quotedMessage(lines, marks.end) : null
  if (below) return propose<Kind>('e-mail', ...below.spans)
  const places = [marks.salutation, marks.closing].flatMap((index) =>
    index === null ? [] : [lines[index]!],
  )
  return places.length && places.length + others.filter(Boolean).length >= 2
    ? propose<Kind>('letter', ...places)
    : null
}

function doubtsOf(
  aboutDate: string[],
  reference: Reference | undefined,
  reply: Reply | null,
  inReplyTo: Proposal<Answered> | null,
): Pick<LetterHeader, 'doubts' | 'doubted'> {
  const printed = reply?.printed
  const aboutReference = reference?.truncated
    ? [`The reference stops after the year: “${reference.text}”.`]
    : []
  const aboutReply = [
    ...(printed && !printed.edtf && !printed.monthDay
      ? [`“${printed.words}”, the date of what it answers, is not a day that exists.`]
      : []),
    ...(printed?.monthDay
      ? [
          `The year of “${printed.words}” is not printed; ${inReplyTo?.value.dated ? 'it is taken from the date of the letter' : 'look up when that message was sent'}.`,
        ]
      : []),
  ]
  const about = { date: aboutDate, reference: aboutReference, inReplyTo: aboutReply }
  return {
    doubts: Object.values(about).flat(),
    doubted: (['date', 'reference', 'inReplyTo'] as const).filter((field) => about[field].length),
  }
}
