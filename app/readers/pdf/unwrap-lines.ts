import { median, type PagePiece } from './page-layout.ts'

/**
 * Lines as a page breaks them, put together to paragraphs: lines that run to the margin flow on, short ones (of
 * addresses, signatures, lists) stay lines, and space, indents and other sizes of type set paragraphs apart.
 * Words divided at a line's end are joined unless they are known with their hyphen elsewhere in `known`.
 */
export function unwrapLines(lines: readonly PagePiece[], known: ReadonlySet<string>): string {
  const pitch =
    median(
      lines
        .slice(1)
        .map((line, at) => line.down - lines[at]!.down)
        .filter((step) => step > 0),
    ) || 12
  let text = ''
  lines.forEach((line, at) => {
    const before = lines[at - 1]
    const words = line.text.trim()
    if (!before) return void (text = words)
    const between = chooseBreak(before, line, pitch)
    text = between === ' ' ? joinWords(text, words, known) : text + between + words
  })
  return text
}

/**
 * Whether a line was broken because the next word had no room, or within a word or sentence, and not because it
 * should end there.
 */
function runsToMargin(before: PagePiece, line: PagePiece): boolean {
  const [end, next] = [before.text.trim(), line.text.trim()]
  if (
    /^\p{Ll}/u.test(next) &&
    (/\p{L}[-\u00AD\u2010]$/u.test(end) || (end.length > 40 && !/[.:;!?]$/.test(end)))
  )
    return true
  const [word = ''] = /^\S+/.exec(line.text.trim()) ?? []
  const width = (word.length / Math.max(1, line.text.trim().length)) * (line.to - line.from)
  return (
    before.text.length > 25 && before.to + width + 0.25 * line.size > (before.margin ?? before.to)
  )
}

function chooseBreak(before: PagePiece, line: PagePiece, pitch: number): LineBreak {
  const step = line.down - before.down
  const [end, words] = [before.text.trim(), line.text.trim()]
  const isFull = runsToMargin(before, line)
  const continues = isFull && !line.text.includes('\t') && !before.text.includes('\t')
  // A new column: the sentence goes on there, or it does not.
  if (step < 0)
    return continues && !/[.:;!?]["”’)]?$/.test(end) && /^\p{Ll}/u.test(words) ? ' ' : '\n\n'
  if (isSetApart(before, line, pitch)) return '\n\n'
  if (/^(?:[•·▪–—*]\s|\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})[.)]\s)/.test(words))
    return isFull || /[.;:]$/.test(end) ? '\n\n' : '\n'
  if (continues) {
    const isIndented = line.from > before.from + 1.2 * line.size
    return isIndented && /[.:!?]["”’)]?$/.test(end) ? '\n\n' : ' '
  }
  return breakAfterShortLine(before, line)
}

type LineBreak = ' ' | '\n' | '\n\n'

/** Whether space or another size of type stands between two lines. */
function isSetApart(before: PagePiece, line: PagePiece, pitch: number): boolean {
  return (
    line.down - before.down > Math.max(1.38 * pitch, 1.5 * Math.min(before.size, line.size)) ||
    Math.abs(line.size - before.size) > 0.2 * before.size
  )
}

function breakAfterShortLine(before: PagePiece, line: PagePiece): LineBreak {
  const [end, words] = [before.text.trim(), line.text.trim()]
  if (/[,:]$/.test(end) && line.text.length > 60 && /^\p{Lu}/u.test(words)) return '\n\n'
  return /[.!?:]["”’)]?$/.test(end) && before.text.length > 25 ? '\n\n' : '\n'
}

/**
 * A text with the words of its next page: a paragraph that the page's end breaks goes on, where its last line runs to
 * the margin and ends no sentence, and the next page begins within one.
 */
export function joinAcrossPages(
  text: string,
  words: string,
  last: PagePiece | undefined,
  first: PagePiece | undefined,
  known: ReadonlySet<string>,
): string {
  if (!last || !first || !continuesOnNextPage(last, first)) return `${text}\n\n${words}`
  return joinWords(text, words, known)
}

function continuesOnNextPage(last: PagePiece, first: PagePiece): boolean {
  const [end, next] = [last.text.trim(), first.text.trim()]
  if (
    last.text.includes('\t') ||
    first.text.includes('\t') ||
    Math.abs(last.size - first.size) > 0.1 * last.size ||
    !runsToMargin(last, first)
  )
    return false
  if (/^\p{Ll}/u.test(next)) return !/[.:;!?]["”’)]?$/.test(end)
  return (
    /^[\p{Lu}\d“"(]/u.test(next) && /[\p{Ll},]$/u.test(end) && end.length > 60 && next.length > 60
  )
}

/**
 * A text with the words of the next line, a word divided at its end put together. Signs that are read from the right
 * are joined in the same way: the text is in the order in which it is read.
 */
function joinWords(text: string, words: string, known: ReadonlySet<string>): string {
  const [, start, hyphen] = /([\p{L}\p{M}\d-]+)([-\u00AD\u2010])$/u.exec(text) ?? []
  const [chain] = /^[\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)*/u.exec(words) ?? []
  if (!start || !hyphen || !chain) return `${text} ${words}`
  return hyphen !== '\u00AD' && keepsHyphen(start, chain, known)
    ? text + words
    : text.slice(0, -1) + words
}

/** Whether the hyphen between two parts is the word's own. `chain`: what follows, itself perhaps of several parts. */
function keepsHyphen(start: string, chain: string, known: ReadonlySet<string>): boolean {
  const end = chain.split('-')[0]!
  const isKnown = (word: string) => known.has(word.toLowerCase())
  if (isKnown(start + end)) return false
  if (isKnown(`${start}-${chain}`)) return true
  return /^\p{Lu}/u.test(end) || start.includes('-') || (isKnown(start) && isKnown(end))
}

/** The words of a document as its lines have them, without those that a line's end divides. */
export function collectWords(lines: readonly PagePiece[]): Set<string> {
  return new Set(
    lines.flatMap(
      ({ text }) =>
        text
          .toLowerCase()
          .match(/[\p{L}\p{M}\d]+(?:-[\p{L}\p{M}\d]+)*(?![\p{L}\p{M}\d]|[-\u00AD\u2010]?$)/gu) ??
        [],
    ),
  )
}

/** Lines of which only the words are known, such as OCR gives them, as pieces of one column in type of size 10. */
export function piecesOfText(text: string): PagePiece[] {
  const lines = text.split('\n').map((line) => line.trim())
  // Signs differ in width, so what a line of few wide ones lacks is no room.
  const margin = Math.max(...lines.map((line) => line.length * 5)) * 0.92
  return lines.flatMap((line, at) =>
    line ? [{ text: line, from: 0, to: line.length * 5, down: at * 12, size: 10, margin }] : [],
  )
}
