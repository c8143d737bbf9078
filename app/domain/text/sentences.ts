import { type Span } from './quotes.ts'
import { splitParagraphs } from './paragraphs.ts'
import { unspacedSigns } from './unspaced-scripts.ts'

/** After these a full stop ends no sentence: titles, parts of acts, and shortenings that letters use. */
const abbreviations = [
  '[Mm]rs?',
  '[Mm]s',
  '[Dd]r',
  '[Pp]rof',
  'St',
  '[Aa]rts?',
  '[Pp]aras?',
  '[Rr]eg',
  '[Cc]f',
  'e\\.g',
  'i\\.e',
  'pp?',
  '[Vv]ol',
  '[Ii]nc',
  '[Ll]td',
  'approx',
  '[Aa]bs',
  '[Nn]rs?',
  'bzw',
  'z\\.B',
  'Hr',
  'Mme',
  'MM',
  '\\p{Lu}',
]
const abbreviationAtEnd = new RegExp(`(?:^|[\\s(])(?:${abbreviations.join('|')})\\.$`, 'u')
/** These do so only before a number: “No. 1099/2009”, but not “The answer is no.” */
const numberAbbreviationAtEnd = /(?:^|[\s(])(?:[Nn]os?|[Ss]ec|[Cc]h|[Dd]ir)\.$/u

/**
 * The sentences of a text in order, each without outer white space; none crosses a paragraph. The language's own
 * rules (Unicode, through Intl.Segmenter) cut first; pieces that a shortening such as "Art." cut off are joined.
 */
export function splitSentences(text: string, language = 'en'): Span[] {
  const segmenter = new Intl.Segmenter(language, { granularity: 'sentence' })
  return splitParagraphs(text).flatMap((block) => {
    const spans: Span[] = []
    for (const { segment, index } of segmenter.segment(text.slice(block.start, block.end))) {
      const [start, end] = [block.start + index, block.start + index + segment.length]
      const last = spans.at(-1)
      const before = last && text.slice(last.start, last.end).trimEnd()
      if (
        last &&
        before &&
        (abbreviationAtEnd.test(before) ||
          (numberAbbreviationAtEnd.test(before) && /^\d/.test(segment)))
      )
        last.end = end
      else spans.push({ start, end })
    }
    return spans.map((span) => trimSpan(text, span)).filter(({ start, end }) => start < end)
  })
}

/** A span without the white space at its ends. */
export function trimSpan(text: string, { start, end }: Span): Span {
  const spanText = text.slice(start, end)
  return {
    start: start + spanText.length - spanText.trimStart().length,
    end: end - (spanText.length - spanText.trimEnd().length),
  }
}

/** A span widened to whole words at both ends: a mouse seldom lets go exactly where a word does. */
export function expandToWholeWords(text: string, span: Span): Span {
  const isInsideWord = (place: number) =>
    place > 0 && insideWord.test(text.slice(place - 1, place + 1))
  let { start, end } = trimSpan(text, span)
  while (start > 0 && isInsideWord(start)) start -= 1
  while (end < text.length && isInsideWord(end)) end += 1
  return expandToWholeSigns(text, { start, end })
}

/** Two letters or digits of one word; signs of scripts without spaces are words of their own. */
const insideWord = new RegExp(
  `(?![${unspacedSigns}])[\\p{L}\\p{N}](?![${unspacedSigns}])[\\p{L}\\p{N}]`,
  'u',
)
const unspacedSign = new RegExp(`^[${unspacedSigns}]`, 'u')

const signs = new Intl.Segmenter('und', { granularity: 'grapheme' })
/** How far around a place it is looked where signs begin; no sign that letters have is as long. */
const signReach = 100

/** A span that cuts no sign in two, such as an emoji or a letter with its accents: it is widened to the whole of it. */
export function expandToWholeSigns(text: string, { start, end }: Span): Span {
  return { start: findSignEdge(text, start, -1), end: findSignEdge(text, end, 1) }
}

function findSignEdge(text: string, place: number, direction: 1 | -1): number {
  if (place <= 0 || place >= text.length) return place
  const from = Math.max(0, place - signReach)
  for (const { segment, index } of signs.segment(text.slice(from, place + signReach))) {
    const [start, end] = [from + index, from + index + segment.length]
    if (start >= place) return place
    if (end > place) return direction === 1 ? end : start
  }
  return place
}

/**
 * The place where the next word after `place` ends, or the one before it begins: to widen or narrow by words. In
 * scripts without spaces each sign is a word, and no sign is ever cut in two.
 */
export function findWordEdge(text: string, place: number, direction: 1 | -1): number {
  const slice = direction === 1 ? [place, place + wordReach] : [place - wordReach, place]
  const from = Math.max(0, slice[0]!)
  const found = [...signs.segment(text.slice(from, slice[1]))].map(({ segment }) => segment)
  if (direction === -1) found.reverse()
  // The last sign may have been cut where the slice ends.
  else if (place + wordReach < text.length) found.pop()
  const isSpace = (at: number) => at < found.length && /^\s/.test(found[at]!)
  const isAlone = (at: number) => at < found.length && unspacedSign.test(found[at]!)
  let at = 0
  while (isSpace(at)) at += 1
  if (isAlone(at)) at += 1
  else while (at < found.length && !isSpace(at) && !isAlone(at)) at += 1
  return place + direction * found.slice(0, at).join('').length
}

/** Within how many places the edge of a word is looked for. */
const wordReach = 500
