import type { Span } from '../text/quotes.ts'
import type { WordForm, WordTerm } from './search-terms.ts'
import { isFormOf } from './word-stems.ts'
import { isReadOneWay, readInEveryWay, type WordForms } from './word-forms.ts'

/** Where a term stands in a text, given its words; whichever way each of them is read. */
export function findTerm(
  words: readonly WordForms[],
  { match, ways, forms = [] }: WordTerm,
): Span[] {
  const places: Span[] = []
  for (const { start, end, plain, spelled } of forms.length ? words : [])
    if (
      [...plain, ...spelled, plain.join(''), spelled.join('')].some((word) =>
        isAnyForm(word, forms),
      )
    )
      places.push({ start, end })
  for (const way of ways)
    for (const [at, word] of words.entries()) {
      const last = isReadOneWay(word)
        ? matchRow(words, at, word.plain, way, match)
        : matchAnyReading(words, at, way, match)
      if (last !== null) places.push({ start: word.start, end: words[last]!.end })
    }
  return places
}

type MatchKind = WordTerm['match']

/** The number of the word that a row of words ends in which begins within a word; null where none does. */
function matchAnyReading(
  words: readonly WordForms[],
  at: number,
  way: readonly string[],
  match: MatchKind,
): number | null {
  for (const parts of readInEveryWay([words[at]!]))
    for (let from = 0; from < parts.length; from += 1) {
      const last = matchRow(words, at, parts.slice(from), way, match)
      if (last !== null) return last
    }
  return null
}

/** The same for one reading of the first word, in parts; the words after it are read whichever way they fit. */
function matchRow(
  words: readonly WordForms[],
  at: number,
  parts: readonly string[],
  way: readonly string[],
  match: MatchKind,
): number | null {
  const shared = Math.min(parts.length, way.length)
  for (let index = 0; index < shared; index += 1)
    if (!isWordFound(parts[index]!, way[index]!, index === way.length - 1 ? match : 'exact'))
      return null
  if (way.length <= parts.length) return at
  const next = words[at + 1]
  if (!next) return null
  const rest = way.slice(parts.length)
  for (const reading of readInEveryWay([next])) {
    const last = matchRow(words, at + 1, reading, rest, match)
    if (last !== null) return last
  }
  return null
}

/** Whether a folded word is one of the forms that count. */
export function isAnyForm(word: string, forms: readonly WordForm[]): boolean {
  return forms.some(({ stem, language }) => isFormOf(word, stem, language))
}

/** Whether a folded word is the one that is wanted, begins so or holds it. */
export function isWordFound(word: string, wanted: string, match: MatchKind): boolean {
  if (match === 'exact') return word === wanted
  return match === 'beginning' ? word.startsWith(wanted) : word.includes(wanted)
}
