import { readHeader, type LetterHeader } from '#app/domain/letter-header/letter-header.ts'
import type { ProposedParty } from '#app/domain/letter-header/parties/party.ts'

/** A party in one line: `name | capacity | organisation | unit`, with "withheld" for a redacted name and "–" for what is not printed. */
export function sayParty({ name, withheld, capacity, organisation, unit }: ProposedParty): string {
  return [
    withheld ? 'withheld' : (name?.value ?? '–'),
    ...[capacity, organisation, unit].map((each) => each?.value ?? '–'),
  ].join(' | ')
}

/** What is read from a letter, without the places. */
export function readPlainly(text: string) {
  const header = readHeader(text)
  return {
    ...valuesOf(header),
    authors: header.authors.map(sayParty),
    onBehalfOf: header.onBehalfOf.map(sayParty),
    recipients: header.recipients.map(sayParty),
    cc: header.cc.map(sayParty),
    inReplyTo: sayAnswered(header),
    doubts: header.doubts,
  }
}

function valuesOf({ kind, date, reference, subject }: LetterHeader) {
  return {
    kind: kind?.value ?? null,
    date: date?.value.edtf ?? null,
    basis: date?.value.basis ?? null,
    reference: reference?.value.text ?? null,
    truncated: reference?.value.truncated ?? null,
    subject: subject?.value ?? null,
  }
}

function sayAnswered({ inReplyTo }: LetterHeader): string | null {
  return inReplyTo && `${inReplyTo.value.kind} ${inReplyTo.value.dated?.edtf ?? 'undated'}`
}

/** The words at the places of a proposal. */
export function wordsAt(
  text: string,
  proposal: { spans: { start: number; end: number }[] } | null,
): string[] {
  return proposal?.spans.map(({ start, end }) => text.slice(start, end)) ?? []
}
