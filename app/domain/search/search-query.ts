import { joinWithAnd } from '../text/words.ts'
import { findWordForms, readInEveryWay } from './word-forms.ts'
import { splitSearch, type SearchPiece } from './search-pieces.ts'

/**
 * One thing that is looked for: words that begin so, words that hold it anywhere, or exactly these words in a row.
 * `ways` are the rows of folded words that count as it; the last word of a row may be a beginning.
 */
export type SearchTerm = {
  match: 'beginning' | 'inside' | 'exact'
  written: string
  ways: readonly (readonly string[])[]
}

/**
 * What somebody looks for in letters: of each group at least one term must stand there, and none of those that are
 * left out. `doubts` are sentences on what of it cannot be asked; without groups nothing can be found.
 */
export type SearchQuery = {
  groups: readonly (readonly SearchTerm[])[]
  leftOut: readonly SearchTerm[]
  doubts: readonly string[]
}

const maxTerms = 20
const maxLength = 400
/** How many letters must follow a star: fewer stand in nearly every word. */
const minInside = 3

/** Reads what somebody typed into the search field. Nothing of it is dropped without a sentence in `doubts`. */
export function parseSearch(typed: string): SearchQuery {
  const { pieces, isUnclosed } = splitSearch(typed.slice(0, maxLength))
  const doubts: string[] = []
  if (typed.length > maxLength) doubts.push(`Only the first ${maxLength} characters are searched.`)
  if (isUnclosed)
    return {
      groups: [],
      leftOut: [],
      doubts: [...doubts, 'A quotation mark is opened and not closed. Close it, or take it away.'],
    }
  const groups: SearchTerm[][] = []
  const leftOut: SearchTerm[] = []
  let isAlternative = false
  for (const [index, piece] of pieces.entries()) {
    if (piece.kind === 'or') {
      const reason = findLonelyOr(pieces, index)
      if (reason) doubts.push(reason)
      else isAlternative = true
      continue
    }
    const term = readTerm(piece)
    if ('doubt' in term) doubts.push(term.doubt)
    else if (groups.flat().length + leftOut.length >= maxTerms) doubts.push(tooManyTerms)
    else if (piece.isLeftOut) leftOut.push(term)
    else if (isAlternative) groups.at(-1)!.push(term)
    else groups.push([term])
    isAlternative = false
  }
  if (!groups.length && leftOut.length) doubts.push(onlyLeftOut(leftOut))
  return { groups, leftOut, doubts: [...new Set(doubts)] }
}

const tooManyTerms = `Only the first ${maxTerms} words are searched.`

function onlyLeftOut(leftOut: readonly SearchTerm[]): string {
  const words = leftOut.map(({ written }) => `“${written}”`)
  return `Only ${joinWithAnd(words)} to leave out: add a word that must stand in the letters.`
}

/** Why an OR joins nothing; null where a word that is searched stands on both sides. */
function findLonelyOr(pieces: readonly SearchPiece[], index: number): string | null {
  const sides = [pieces[index - 1], pieces[index + 1]]
  if (sides.some((side) => side?.kind !== 'words'))
    return 'OR joins two words: write one before it and one after it.'
  if (sides.some((side) => side?.kind === 'words' && side.isLeftOut))
    return 'OR cannot join words that are to be left out; what stands on its two sides is read as without it.'
  return sides.some((side) => side?.kind === 'words' && 'doubt' in readTerm(side))
    ? 'OR joins two words that can be searched; what stands on its two sides is read as without it.'
    : null
}

function readTerm({
  written,
  isQuoted,
}: SearchPiece & { kind: 'words' }): SearchTerm | { doubt: string } {
  const words = findWordForms(written)
  const ways = readInEveryWay(words)
  if (!ways[0]!.length)
    return {
      doubt: /\*/.test(written)
        ? 'A star alone finds nothing: write what a word holds behind it, as in *security.'
        : `“${written}” holds no letter and no digit, so it is not searched.`,
    }
  if (isQuoted)
    return /\*/.test(written)
      ? { doubt: `Within quotation marks a star means nothing: “${written}” is not searched.` }
      : { match: 'exact', written, ways }
  if (/[^*]\*+[^*]/.test(written))
    return { doubt: `A star stands before a word or behind it, not within: “${written}”.` }
  return /^\*/.test(written) ? readInside(written, ways) : readBeginning(written, ways)
}

function readInside(written: string, ways: string[][]): SearchTerm | { doubt: string } {
  const whole = ways.filter(({ length }) => length === 1)
  if ([...(whole[0]?.[0] ?? '')].length < minInside)
    return {
      doubt: `Write one word of at least ${minInside} letters behind the star: “${written}” is not searched.`,
    }
  return { match: 'inside', written, ways: whole }
}

/** Scripts in which a sign is a word, or a syllable of one. */
const isWordSign = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}/u

function readBeginning(written: string, ways: string[][]): SearchTerm | { doubt: string } {
  const only = ways[0]!.length === 1 ? ways[0]![0]! : null
  if (only && [...only].length === 1 && !isWordSign.test(only) && ways.length === 1)
    return {
      doubt: `“${written}” is one letter, with which nearly every text has a word: put it in quotation marks.`,
    }
  return { match: 'beginning', written, ways }
}
