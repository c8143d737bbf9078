/** A piece of what was typed: words with what stands around them, or the word OR or NEAR between two. */
export type SearchPiece =
  | { kind: 'or' }
  /** `most`: how many words may stand between the two, as it was written; null where no number was. */
  | { kind: 'near'; written: string; most: number | null }
  | { kind: 'words'; written: string; isQuoted: boolean; isLeftOut: boolean }

const quotationMarks = '"“”„‟«»＂'
const openingPattern = new RegExp(`^(-?)([${quotationMarks}])`, 'u')
const closingPattern = new RegExp(`[${quotationMarks}]`, 'u')
const nearPattern = /^NEAR(?:\/(\d+))?$/
const minusPattern = /^[-−](?=[^\s-])/u

/** Cuts what was typed at spaces, and keeps what stands in quotation marks together. */
export function splitSearch(typed: string): { pieces: SearchPiece[]; isUnclosed: boolean } {
  const pieces: SearchPiece[] = []
  // eslint-disable-next-line no-control-regex -- what no word holds and no search engine takes
  let rest = typed.replace(/[\u0000-\u001F\u007F]/g, ' ').trimStart()
  while (rest) {
    const opening = openingPattern.exec(rest)
    const words = opening ? readQuoted(rest.slice(opening[0].length)) : readBare(rest)
    if (words === null) return { pieces, isUnclosed: true }
    if (opening)
      pieces.push({ kind: 'words', ...words, isQuoted: true, isLeftOut: opening[1] !== '' })
    else pieces.push(describeBare(words.written))
    rest = words.rest.trimStart()
  }
  return { pieces: pieces.filter(isWorthSaying), isUnclosed: false }
}

type ReadWords = { written: string; rest: string }

function readQuoted(rest: string): ReadWords | null {
  const end = rest.search(closingPattern)
  return end < 0 ? null : { written: rest.slice(0, end), rest: rest.slice(end + 1) }
}

/** Up to the next space, or up to a quotation mark behind which another stands. */
function readBare(rest: string): ReadWords {
  const end = rest.search(/\s/)
  const written = end < 0 ? rest : rest.slice(0, end)
  const mark = written.search(closingPattern)
  const cut = mark > 0 && closingPattern.test(rest.slice(mark + 1)) ? mark : written.length
  return { written: rest.slice(0, cut), rest: rest.slice(cut) }
}

function describeBare(written: string): SearchPiece {
  if (written === 'OR') return { kind: 'or' }
  const near = nearPattern.exec(written)
  if (near) return { kind: 'near', written, most: near[1] === undefined ? null : Number(near[1]) }
  const isLeftOut = minusPattern.test(written)
  return {
    kind: 'words',
    written: isLeftOut ? written.slice(1) : written,
    isQuoted: false,
    isLeftOut,
  }
}

/** Two quotation marks with nothing between them ask for nothing. */
function isWorthSaying(piece: SearchPiece): boolean {
  return piece.kind !== 'words' || !piece.isQuoted || piece.written.trim() !== ''
}
