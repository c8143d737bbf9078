import type { Dated } from '#app/domain/days.ts'
import { redactions, type Span } from '#app/domain/text.ts'
import { onBehalfIn } from './behalf.ts'
import { copiesIn } from './copies.ts'
import { datingOf } from './datings.ts'
import { mailHead, mailParties, quotedMessage } from './emails.ts'
import { bodyOf, headOf } from './heads.ts'
import { type Kind, kindFromTitle } from './kinds.ts'
import { landmarksOf } from './landmarks.ts'
import { letterheadOf } from './letterhead.ts'
import { blocksOf, type Line, linesOf } from './lines.ts'
import { sameName } from './names.ts'
import { filled, isSomebody, type ProposedParty } from './party.ts'
import { type Piece, type Proposal, propose } from './proposal.ts'
import { addressBlocks, addressWithin, greeted, partiesOfAddress } from './recipients.ts'
import { type PrintedReference, proposedReference, type Reference, referencesIn, stampsIn } from './references.ts'
import { type Answered, answeredIn, withYearOf } from './replies.ts'
import { bareSignature, signaturesOf } from './signatures.ts'
import { subjectIn } from './subjects.ts'

export type { Proposal, ProposedParty }

/** What a letter's text says of the letter itself. What is not found is null or an empty list, never a guess. */
export type LetterHeader = {
  kind: Proposal<Kind> | null
  date: Proposal<Dated> | null
  reference: Proposal<Reference> | null
  subject: Proposal<string> | null
  authors: ProposedParty[]
  onBehalfOf: ProposedParty[]
  recipients: ProposedParty[]
  cc: ProposedParty[]
  inReplyTo: Proposal<Answered> | null
  redactions: Span[]
  /** Sentences for the person who confirms. */
  doubts: string[]
}

/**
 * Proposes the metadata of a letter from its plain text, each with the places it was read from (UTF-16 code units).
 * Never throws; takes time in proportion to the text, of which only the two ends of a very long one are read.
 */
export function readHeader(text: string): LetterHeader {
  const lines = linesOf(text)
  const mail = mailHead(lines, 0, Math.min(lines.length, 40))
  const found = landmarksOf(lines, mail?.after ?? 0)
  const bare = bareSignature(lines, found)
  const marks = { ...found, closing: found.closing ?? bare }
  const salutation = marks.salutation === null ? null : greeted(lines[marks.salutation]!)
  const signatures = signaturesOf(lines, marks, salutation?.surname ?? null, text)
  const head = headOf(lines, marks, mail?.after ?? null)
  const title = kindFromTitle(head.lines)
  const labelled = subjectIn(head.lines)
  const subjectLines = labelled ? head.lines.slice(labelled.first, labelled.last + 1) : []
  const references = bestReferences(head.lines.filter((line) => !subjectLines.includes(line)), subjectLines, lines)
  const body = bodyOf(text, lines, marks, head.end)
  const mailSubject = mail?.fields.subject[0] ?? null
  const reply = answeredIn([...(labelled ? subjectLines : []), ...(mailSubject ? [mailSubject] : []), ...(body ? [body] : [])])
  const quoted = marks.end < lines.length ? quotedMessage(lines, marks.end) : null
  const answered = reply?.answered ?? quoted
  const foot = signatures.lines.length || marks.closing !== null ? lines.slice(marks.closing ?? marks.signed ?? lines.length, marks.end).slice(0, 80) : []
  const dating = datingOf({ head: head.lines.filter((line) => !subjectLines.includes(line)), foot, mail: mail?.fields.date.slice(0, 1) ?? [], references, answered })
  const signed = signatures.parties.flatMap(({ name }) => (name ? [name.value] : []))
  const sender = { names: signed, organisations: signatures.parties.flatMap(({ organisation }) => (organisation ? [organisation.value] : [])) }
  const blocks = mail ? [] : head.blocks(references, labelled, title?.line ?? null)
  const addressed = addressBlocks(blocks, salutation?.surname ?? null, salutation?.withheld ?? false, sender)
  const isLetter = marks.salutation !== null || marks.closing !== null || dating.date !== null || references.length > 0
  const letterhead = letterheadOf(isLetter ? blocks.filter((block) => !addressed.includes(block)).map((block) => block.lines) : [], signed, text)
  const authors = authorsOf(mail ? mailParties(mail.fields.from) : [], signatures.parties, letterhead)
  const within = addressed.length || mail || marks.salutation === null ? null : addressWithin(blocksOf(lines.slice(marks.salutation + 1, marks.end)).slice(0, 4000), head.lines, { ...sender, names: [...signed, ...authors.flatMap(({ name }) => (name ? [name.value] : []))] })
  const printed = mail ? mailParties(mail.fields.to) : addressed.length ? addressed.flatMap(({ lines: block }) => partiesOfAddress(block, text)) : within ? partiesOfAddress(within, text) : []
  const recipients = printed.length ? printed : salutation?.party ? [salutation.party] : []
  const inReplyTo = answered && withYearOf(answered, reply?.printed ?? null, dating.date?.value ?? null)
  const reference = references[0] ?? null
  return {
    kind: mail?.electronic ? propose<Kind>('e-mail', mail.fields.from[0]!) : (title?.proposal ?? letterKind(lines, marks, [addressed.length > 0, dating.date !== null, reference !== null, labelled !== null])),
    date: dating.date,
    reference: reference && proposedReference(reference),
    subject: mailSubject ? propose(mailSubject.words, mailSubject) : (labelled?.subject ?? null),
    authors,
    onBehalfOf: onBehalfIn(body, signatures.onBehalfOf, text),
    recipients,
    cc: mail ? mailParties(mail.fields.cc) : copiesIn(lines, marks, text),
    inReplyTo,
    redactions: redactions(text),
    doubts: [...dating.doubts, ...doubtsOf(reference, inReplyTo, reply?.printed ?? null)],
  }
}

/** The references of the head; otherwise a stamp elsewhere; otherwise a request that the subject names. */
function bestReferences(head: readonly Line[], subject: readonly Line[], lines: readonly Line[]): PrintedReference[] {
  const own = [...referencesIn(head), ...stampsIn(lines).filter(({ start }) => !head.some((line) => line.start <= start && start < line.end))].sort((a, b) => a.rank - b.rank)
  return own.length ? own : referencesIn(subject).filter(({ rank }) => rank === 5)
}

/** A text is a letter where its marks say so: a salutation or a closing with another of them. */
function letterKind(lines: readonly Line[], marks: { salutation: number | null; closing: number | null }, others: boolean[]): Proposal<Kind> | null {
  const places: Piece[] = [marks.salutation, marks.closing].flatMap((index) => (index === null ? [] : [lines[index]!]))
  return places.length && places.length + others.filter(Boolean).length >= 2 ? propose<Kind>('letter', ...places) : null
}

function doubtsOf(reference: PrintedReference | null, answered: Proposal<Answered> | null, printed: { words: string; edtf: string | null; monthDay: unknown } | null): string[] {
  const doubts: string[] = []
  if (reference?.truncated) doubts.push(`The reference stops after the year: “${reference.text}”.`)
  if (printed && !printed.edtf && !printed.monthDay) doubts.push(`“${printed.words}”, the date of what it answers, is not a day that exists.`)
  if (printed?.monthDay && answered) doubts.push(`The year of “${printed.words}” is not printed; ${answered.value.dated ? 'it is taken from the date of the letter' : 'look up when that message was sent'}.`)
  return doubts
}
