import { type ProposedParty, readHeader } from '#app/domain/letter-header/letter-header.ts'

/** A party in one line: `name | capacity | organisation | unit`, with "withheld" for a redacted name and "–" for what is not printed. */
export function said({ name, withheld, capacity, organisation, unit }: ProposedParty): string {
  return [
    withheld ? 'withheld' : (name?.value ?? '–'),
    ...[capacity, organisation, unit].map((each) => each?.value ?? '–'),
  ].join(' | ')
}

/** What is read from a letter, without the places. */
export function reading(text: string) {
  const header = readHeader(text)
  const { kind, date, reference, subject, authors, onBehalfOf, recipients, cc, inReplyTo, doubts } =
    header
  return {
    kind: valueOf(kind),
    date: date?.value.edtf ?? null,
    basis: date?.value.basis ?? null,
    reference: reference?.value.text ?? null,
    truncated: reference?.value.truncated ?? null,
    subject: valueOf(subject),
    authors: authors.map(said),
    onBehalfOf: onBehalfOf.map(said),
    recipients: recipients.map(said),
    cc: cc.map(said),
    inReplyTo: inReplyTo && `${inReplyTo.value.kind} ${inReplyTo.value.dated?.edtf ?? 'undated'}`,
    doubts,
  }
}

const valueOf = <T>(proposal: { value: T } | null): T | null => proposal?.value ?? null

/** The words at the places of a proposal. */
export function wordsAt(
  text: string,
  proposal: { spans: { start: number; end: number }[] } | null,
): string[] {
  return proposal?.spans.map(({ start, end }) => text.slice(start, end)) ?? []
}
