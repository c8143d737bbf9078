import { formatDay, formatDateInSentence, type EdtfDate, type Day } from '../days.ts'
import { formatOtherReferences } from '../letter-heads.ts'
import { formatReference, recordedRemark, type LetterKind } from '../letters.ts'
import type { LetterSummary } from '../positions.ts'
import { capitaliseFirst, joinWithAnd } from '../text/words.ts'

/** Who wrote a letter and for whom, by name, in the order of the letter. */
export type LetterParties = { authors: readonly string[]; onBehalfOf: readonly string[] }

/** A letter that the briefing rests on. `reference` ends in “…” where the letter prints only a part of it. */
export type Source = {
  number: number
  letterId: string
  authors: string[]
  onBehalfOf: string[]
  title: string
  kind: LetterKind
  reference: string | null
  truncated: boolean
  /** The other numbers by which it is filed; empty without any. */
  otherReferences: string
  edtf: string
  first: Day
  last: Day
  /** `29 Oct 2020`, `between 2 Oct and 21 Dec 2020`. */
  when: string
  basis: string | null
  /** Whether only passages of it are held. */
  excerpt: boolean
  /** Whether its text is rows of a table in words. */
  recorded: boolean
  /** False where the letter was counted but none of its passages is printed, because it lies outside the period. */
  quoted: boolean
}

/** The letters by their numbers; `quoted` are those of which passages are printed. */
export function listSources(
  letters: readonly (LetterSummary & LetterParties)[],
  numbers: ReadonlyMap<string, number>,
  quotedLetterIds: ReadonlySet<string>,
): Source[] {
  return letters
    .map((letter) => ({
      number: numbers.get(letter.id)!,
      letterId: letter.id,
      authors: [...letter.authors],
      onBehalfOf: [...letter.onBehalfOf],
      title: letter.title,
      kind: letter.kind,
      reference: letter.reference ? formatReference(letter) : null,
      truncated: letter.referenceTruncated,
      otherReferences: formatOtherReferences(letter.otherReferences ?? []),
      edtf: letter.dated.edtf,
      first: letter.dated.first,
      last: letter.dated.last,
      when: formatBriefingDate(letter.dated),
      basis: letter.dated.basis,
      excerpt: letter.excerpt,
      recorded: letter.recorded,
      quoted: quotedLetterIds.has(letter.id),
    }))
    .sort((a, b) => a.number - b.number)
}

/** What is said of a source after its number: authors and title, then what it is looked up by. */
export function describeSource(source: Source): { lead: string; title: string; rest: string } {
  const authors = source.authors.length ? joinWithAnd(source.authors) : 'Author not named'
  const lead = source.onBehalfOf.length
    ? `${authors}, on behalf of ${joinWithAnd(source.onBehalfOf)}`
    : authors
  const dated =
    source.basis && source.first !== source.last
      ? `${source.when} (${source.basis.replace(/\.$/, '')})`
      : source.when
  const printed = source.truncated ? ' (reference printed in part)' : ''
  const held = source.recorded
    ? recordedRemark
    : source.excerpt
      ? 'excerpt: only these passages are held'
      : null
  const use = source.quoted ? null : 'counted, not quoted here'
  const rest = [
    capitaliseFirst(source.kind),
    source.reference ? `${source.reference}${printed}` : null,
    source.otherReferences || null,
    dated,
    held,
    use,
  ]
  return { lead, title: source.title, rest: rest.filter((part) => part !== null).join(', ') }
}

/** `29 Oct 2020`; where the day is not known, `between 2 Oct and 21 Dec 2020` or `in 2020`. */
export function formatBriefingDate(date: Pick<EdtfDate, 'edtf' | 'first' | 'last'>): string {
  return date.first === date.last ? formatDay(date.first) : formatDateInSentence(date)
}
