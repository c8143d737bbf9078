import { findBodyOpening, findFoot } from '../blocks/body.ts'
import { findHead, splitHead, type HeadSection } from '../blocks/head.ts'
import { findKindTitle, type KindTitle } from '../landmarks/kind-titles.ts'
import { findLabelledSubject, type PrintedSubject } from '../landmarks/labelled-subject.ts'
import { findLandmarks, type LetterLandmarks } from '../landmarks/letter-landmarks.ts'
import { findOwnMailHead, type PrintedMailHead } from '../landmarks/mail-head.ts'
import { chooseReferences, type PrintedReference } from '../landmarks/printed-references.ts'
import { splitLines, type LetterLine } from '../lines/letter-lines.ts'
import type { TextPiece } from '../lines/piece.ts'
import { findBareSignature } from './bare-signature.ts'
import { joinHeadGroups, type HeadBlock } from './head-blocks.ts'
import { findSubjectBesideSalutation, findTitleLines } from './unlabelled-subject.ts'

/** A letter taken apart: what its text is made of, before anybody is read from the parts. */
export type HeaderParts = {
  text: string
  lines: LetterLine[]
  mail: PrintedMailHead | null
  marks: LetterLandmarks
  head: HeadSection
  /** The addresses and letterheads of the head; none in a message. */
  blocks: HeadBlock[]
  title: KindTitle | null
  subject: PrintedSubject | null
  /** The references of the letter itself, best first. */
  references: PrintedReference[]
  body: TextPiece | null
  /** The lines from the closing on. */
  foot: LetterLine[]
}

/** A subject may stand below the salutation as well; this many lines are looked at. */
const belowSalutation = 4

export function takeApart(text: string): HeaderParts {
  const lines = splitLines(text)
  const mail = findOwnMailHead(lines)
  const found = findLandmarks(lines, mail?.after ?? 0)
  const marks = { ...found, closing: found.closing ?? findBareSignature(lines, found) }
  const head = findHead(lines, marks, mail)
  const labelled = findLabelledSubject(head.lines) ?? findSubjectBelow(lines, marks.salutation)
  const title = findKindTitle(head.lines.filter((line) => !labelled?.lines.includes(line)))
  const subject = labelled ?? (mail || title ? null : findSubjectBesideSalutation(lines, marks))
  const subjectLines = subject?.lines ?? []
  const references = chooseReferences(
    head.lines.filter((line) => !subjectLines.includes(line)),
    subjectLines,
    lines,
  )
  const others = title ? [...subjectLines, ...findTitleLines(title, lines)] : subjectLines
  return {
    text,
    lines,
    mail,
    marks,
    head,
    blocks: mail ? [] : joinHeadGroups(splitHead(head.lines, references, others)),
    title,
    subject,
    references,
    body: findBodyOpening(text, lines, marks, head.end),
    foot: findFoot(lines, marks),
  }
}

function findSubjectBelow(
  lines: readonly LetterLine[],
  salutation: number | null,
): PrintedSubject | null {
  return salutation === null
    ? null
    : findLabelledSubject(lines.slice(salutation + 1, salutation + 1 + belowSalutation))
}
