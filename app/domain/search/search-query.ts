import { joinWithAnd } from '../text/words.ts'
import { joinNear } from './near-terms.ts'
import { splitSearch, type SearchPiece } from './search-pieces.ts'
import { readTerm } from './read-term.ts'
import type { SearchTerm, WordTerm } from './search-terms.ts'
import type { StemLanguage } from './stem-languages.ts'

/**
 * What somebody looks for in letters: of each group at least one term must stand there, and none of those that are
 * left out. `doubts` are sentences on what of it cannot be asked; without groups nothing can be found.
 */
export type SearchQuery = {
  groups: readonly (readonly SearchTerm[])[]
  leftOut: readonly WordTerm[]
  doubts: readonly string[]
}

const maxTerms = 20
const maxLength = 400

/**
 * Reads what somebody typed into the search field. Nothing of it is dropped without a sentence in `doubts`. With a
 * language, bare words stand for their other forms too.
 */
export function parseSearch(typed: string, language?: StemLanguage): SearchQuery {
  const { pieces, isUnclosed } = splitSearch(typed.slice(0, maxLength))
  const doubts: string[] = []
  if (typed.length > maxLength) doubts.push(`Only the first ${maxLength} characters are searched.`)
  if (isUnclosed)
    return {
      groups: [],
      leftOut: [],
      doubts: [...doubts, 'A quotation mark is opened and not closed. Close it, or take it away.'],
    }
  const { groups, leftOut } = groupTerms(pieces, doubts, language)
  if (!groups.length && leftOut.length) doubts.push(onlyLeftOut(leftOut))
  return { groups, leftOut, doubts: [...new Set(doubts)] }
}

/** Puts terms that OR joins into one group, and makes one term of two that NEAR joins, which binds closer. */
function groupTerms(
  pieces: readonly SearchPiece[],
  doubts: string[],
  language: StemLanguage | undefined,
): Pick<SearchQuery, 'groups' | 'leftOut'> {
  const groups: SearchTerm[][] = []
  const leftOut: WordTerm[] = []
  let count = 0
  let joint: SearchPiece | null = null
  for (const [index, piece] of pieces.entries()) {
    if (piece.kind !== 'words') {
      const reason = findLonelyJoint(pieces, index)
      if (reason) doubts.push(reason)
      else joint = piece
      continue
    }
    const term = readTerm(piece, language)
    count += 'doubt' in term ? 0 : 1
    if ('doubt' in term) doubts.push(term.doubt)
    else if (count > maxTerms) doubts.push(`Only the first ${maxTerms} words are searched.`)
    else if (piece.isLeftOut) leftOut.push(term)
    else if (joint?.kind === 'or') groups.at(-1)!.push(term)
    else if (joint?.kind === 'near')
      addNear(groups, joinNear(groups.at(-1)!.pop()!, joint, term), doubts)
    else groups.push([term])
    joint = null
  }
  return { groups, leftOut }
}

type Joined = ReturnType<typeof joinNear>

function addNear(groups: SearchTerm[][], { term, apart, doubt }: Joined, doubts: string[]): void {
  groups.at(-1)!.push(term)
  if (apart) groups.push([apart])
  if (doubt) doubts.push(doubt)
}

function onlyLeftOut(leftOut: readonly WordTerm[]): string {
  const words = leftOut.map(({ written }) => `“${written}”`)
  return `Only ${joinWithAnd(words)} to leave out: add a word that must stand in the letters.`
}

/** Why an OR or a NEAR joins nothing; null where a word that is searched stands on both sides. */
function findLonelyJoint(pieces: readonly SearchPiece[], index: number): string | null {
  const sides = [pieces[index - 1], pieces[index + 1]]
  const joint = pieces[index]!.kind === 'or' ? 'OR' : 'NEAR'
  if (sides.some((side) => side?.kind !== 'words'))
    return `${joint} joins two words: write one before it and one after it.`
  if (sides.some((side) => side?.kind === 'words' && side.isLeftOut))
    return `${joint} cannot join words that are to be left out; what stands on its two sides is read as without it.`
  return sides.some((side) => side?.kind === 'words' && 'doubt' in readTerm(side))
    ? `${joint} joins two words that can be searched; what stands on its two sides is read as without it.`
    : null
}
