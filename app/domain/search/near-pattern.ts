import { boundary, noteMark, teamMark } from './search-entry.ts'
import type { SearchTerm, WordTerm } from './search-terms.ts'

/** What stands before each word of one kind of note, a team's with its id; nothing before other words. */
export type WordMark = string

/**
 * A regular expression that fits the words of an entry in which one of the terms stands, in a part of it that has one
 * of the marks. Both engines read it alike. Words are letters and digits, so that nothing in it is an operator.
 */
export function makeEntryPattern(
  terms: readonly SearchTerm[],
  marks: readonly WordMark[],
  formsOf: FormsOf = () => [],
): string {
  const options = terms.flatMap((term) => marks.map((mark) => describeTerm(term, mark, formsOf)))
  return `(?:^| )(?:${options.join('|')})(?: |$)`
}

/** Which words of the store are other forms of a term's. */
type FormsOf = (term: WordTerm) => readonly string[]

function describeTerm(term: SearchTerm, mark: WordMark, formsOf: FormsOf): string {
  if (term.match !== 'near') return describeWords(term, mark, formsOf)
  const [one, other] = term.sides.map((side) => describeWords(side, mark, formsOf))
  const between = `(?: [^ ${boundary}]+){0,${term.most}} `
  return `${one}${between}${other}|${other}${between}${one}`
}

function describeWords(term: WordTerm, mark: WordMark, formsOf: FormsOf): string {
  const { match, ways } = term
  const rows = ways.map((way) => way.map((word) => mark + word).join(' '))
  if (match === 'exact') return `(?:${rows.join('|')})`
  if (match === 'beginning') {
    const forms = formsOf(term).map((form) => mark + form)
    return `(?:${[`(?:${rows.join('|')})[^ ]*`, ...forms].join('|')})`
  }
  const before = mark ? `${mark}[^ ]*` : `(?:[^ ${boundary}${noteMark}${teamMark}][^ ]*)?`
  return `${before}(?:${ways.flat().join('|')})[^ ]*`
}
