import { type Span } from './quotes.ts'
import { splitParagraphs } from './paragraphs.ts'

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
    place > 0 && /[\p{L}\p{N}]{2}/u.test(text.slice(place - 1, place + 1))
  let { start, end } = trimSpan(text, span)
  while (start > 0 && isInsideWord(start)) start -= 1
  while (end < text.length && isInsideWord(end)) end += 1
  return { start, end }
}

/** The place where the next word after `place` ends, or the one before it begins: to widen or narrow by words. */
export function findWordEdge(text: string, place: number, direction: 1 | -1): number {
  if (direction === 1)
    return place + (/^\s*\S+/.exec(text.slice(place, place + 500))?.[0].length ?? 0)
  const before = text.slice(Math.max(0, place - 500), place)
  return place - (/\S+\s*$/.exec(before)?.[0].length ?? 0)
}
