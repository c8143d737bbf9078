import type { SearchPiece } from './search-pieces.ts'
import type { NearTerm, SearchTerm, WordTerm } from './search-terms.ts'

/** How many words may stand between two that are near each other, where nobody says a number, and at most. */
const nearWords = { usual: 10, most: 100 }

/**
 * One term of two with NEAR between them. A third cannot be near both: `apart` is looked for by itself then, and the
 * sentence says so.
 */
export function joinNear(
  before: SearchTerm,
  { written, most }: SearchPiece & { kind: 'near' },
  after: WordTerm,
): { term: SearchTerm; apart?: WordTerm; doubt?: string } {
  if (before.match === 'near')
    return {
      term: before,
      apart: after,
      doubt: `NEAR joins two words and no third: “${after.written}” is looked for anywhere in the letters.`,
    }
  const isTooFar = most !== null && most > nearWords.most
  const term: NearTerm = {
    match: 'near',
    written: `${before.written} ${written} ${after.written}`,
    sides: [before, after],
    most: Math.min(most ?? nearWords.usual, nearWords.most),
  }
  const doubt = `At most ${nearWords.most} words may stand between two: ${written} is read as NEAR/${nearWords.most}.`
  return { term, ...(isTooFar ? { doubt } : {}) }
}

/** The rows of folded words of which a term is made. */
export function listTermWays(term: SearchTerm): readonly (readonly string[])[] {
  return term.match === 'near' ? term.sides.flatMap(({ ways }) => ways) : term.ways
}
