import { type MailHead, mailHead } from './emails.ts'
import { type Greeted, greeted } from './greetings.ts'
import { bodyOf, type Head, headOf } from './heads.ts'
import { type Kind, kindFromTitle } from './kinds.ts'
import { isSalutation, type Landmarks, landmarksOf } from './landmarks.ts'
import { isProse, type Line, linesOf } from './lines.ts'
import type { Piece, Proposal } from './proposal.ts'
import { type PrintedReference, referencesIn, stampsIn } from './references.ts'
import { bareSignature, type Signatures, signaturesOf } from './signatures.ts'
import { type LabelledSubject, subjectBesideSalutation, subjectIn } from './subjects.ts'

/** A letter taken apart: what its text is made of, before anything is read from the parts. */
export type Parts = {
  text: string
  lines: Line[]
  mail: MailHead | null
  marks: Landmarks
  greeted: Greeted | null
  signatures: Signatures
  head: Head
  title: { proposal: Proposal<Kind>; line: Line } | null
  subject: LabelledSubject | null
  /** The references of the letter itself, best first. */
  references: PrintedReference[]
  body: Piece | null
  /** The lines from the closing on, where a letter may be dated too. */
  foot: Line[]
}

/** A subject may stand below the salutation as well; this many lines are looked at. */
const belowSalutation = 4

export function partsOf(text: string): Parts {
  const lines = linesOf(text)
  const mail = ownHead(lines)
  const found = landmarksOf(lines, mail?.after ?? 0)
  const marks = { ...found, closing: found.closing ?? bareSignature(lines, found) }
  const greeting = marks.salutation === null ? null : greeted(lines[marks.salutation]!)
  const head = headOf(lines, marks, mail)
  const labelled =
    subjectIn(head.lines) ??
    (marks.salutation === null
      ? null
      : subjectIn(lines.slice(marks.salutation + 1, marks.salutation + 1 + belowSalutation)))
  const title = kindFromTitle(head.lines.filter((line) => !labelled?.lines.includes(line)))
  const subject = labelled ?? (mail || title ? null : subjectBesideSalutation(lines, marks))
  const last = marks.closing ?? marks.signed
  return {
    text,
    lines,
    mail,
    marks,
    greeted: greeting,
    signatures: signaturesOf(lines, marks, greeting?.surname ?? null, text),
    head,
    title,
    subject,
    references: bestReferences(
      head.lines.filter((line) => !subject?.lines.includes(line)),
      subject?.lines ?? [],
      lines,
    ),
    body: bodyOf(text, lines, marks, head.end),
    foot: last === null ? [] : lines.slice(last, Math.min(marks.end, last + 80)),
  }
}

/** The head of this message: one below a greeting or running text is of an older message. */
function ownHead(lines: readonly Line[]): MailHead | null {
  const mail = mailHead(lines, 0, Math.min(lines.length, 40))
  return mail &&
    lines.slice(0, mail.first).some((line) => isProse(line) || isSalutation(line.words))
    ? null
    : mail
}

/** The references of the head; otherwise a stamp elsewhere; otherwise a request that the subject names. */
function bestReferences(
  head: readonly Line[],
  subject: readonly Line[],
  lines: readonly Line[],
): PrintedReference[] {
  const elsewhere = stampsIn(lines).filter(
    ({ start }) => !head.some((line) => line.start <= start && start < line.end),
  )
  const own = [...referencesIn(head), ...elsewhere].sort((a, b) => a.rank - b.rank)
  return own.length ? own : referencesIn(subject).filter(({ ofRequest }) => ofRequest)
}
