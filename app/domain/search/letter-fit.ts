import { isAnyForm } from './find-term.ts'
import { makeEntryPattern } from './near-pattern.ts'
import { boundary } from './search-entry.ts'
import type { SearchQuery } from './search-query.ts'
import type { SearchTerm, WordForm } from './search-terms.ts'

/** How soon more of the same word says little more, and how far the length of a letter counts (BM25: k1 and b). */
const soon = 1.2
const byLength = 0.75

/**
 * What measures how well an entry fits what is looked for, `mean` being how long entries are on average. Each word or
 * row of words that stands there gives n / (n + 1.2 · (0.25 + 0.75 · length / mean length)), n being how often it
 * stands in the text, and 1 more where it stands in the title; the sum is the fit. That is BM25 (Robertson and
 * Zaragoza 2009) without the rarity of words, which all entries share that hold them all; lengths are in characters.
 */
export function makeFitMeasure(
  { groups }: Pick<SearchQuery, 'groups'>,
  mean: number,
): (words: string) => number {
  const counters = groups.flat().map(makeCounter)
  return (words) => {
    const fields = words.split(` ${boundary} `)
    const text = fields.reduce((one, other) => (other.length > one.length ? other : one), '')
    const dampening = soon * (1 - byLength + (byLength * words.length) / (mean || 1))
    return counters.reduce((sum, count) => {
      // The longest field is the text as it is written; its other spellings stand behind it, once more.
      const found = count(text) || count(words)
      return sum + found / (found + dampening) + (count(fields[0]!) > 0 ? 1 : 0)
    }, 0)
  }
}

/** How often a term stands in folded words. Notes are not asked: each of their words has a mark before it. */
function makeCounter(term: SearchTerm): (words: string) => number {
  if (term.match === 'near') {
    const pattern = new RegExp(makeEntryPattern([term], ['']), 'gu')
    return (words) => [...words.matchAll(pattern)].length
  }
  const { match, ways, forms = [] } = term
  const wanted = ways.map(
    (way) => `${match === 'inside' ? '' : ' '}${way.join(' ')}${match === 'exact' ? ' ' : ''}`,
  )
  return (words) => {
    const padded = ` ${words} `
    const counted = wanted.reduce((sum, row) => sum + countRow(padded, row), 0)
    return counted + countForms(padded, forms, ways)
  }
}

/** How many words are other forms of what is looked for; those that begin with it are counted already. */
function countForms(
  words: string,
  forms: readonly WordForm[],
  ways: readonly (readonly string[])[],
): number {
  const places = new Set<number>()
  for (const form of forms)
    for (let at = words.indexOf(` ${form.stem.beginning}`); at >= 0;) {
      const word = words.slice(at + 1, words.indexOf(' ', at + 1))
      if (
        isAnyForm(word, [form]) &&
        !ways.some((way) => way.length === 1 && word.startsWith(way[0]!))
      )
        places.add(at)
      at = words.indexOf(` ${form.stem.beginning}`, at + 1)
    }
  return places.size
}

function countRow(words: string, row: string): number {
  let count = 0
  for (let at = words.indexOf(row); at >= 0; at = words.indexOf(row, at + row.length - 1))
    count += 1
  return count
}
