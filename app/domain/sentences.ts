import { paragraphs, type Span } from './text.ts'

/** After these a full stop ends no sentence: titles, parts of acts, and shortenings that letters use. */
const shortened =
  /(?:^|[\s(])(?:[Mm]rs?|[Mm]s|[Dd]r|[Pp]rof|St|[Aa]rts?|[Pp]aras?|[Rr]eg|[Cc]f|e\.g|i\.e|pp?|[Vv]ol|[Ii]nc|[Ll]td|approx|[Aa]bs|[Nn]rs?|bzw|z\.B|Hr|Mme|MM|\p{Lu})\.$/u
/** These do so only before a number: “No. 1099/2009”, but not “The answer is no.” */
const numbered = /(?:^|[\s(])(?:[Nn]os?|[Ss]ec|[Cc]h|[Dd]ir)\.$/u

/**
 * The sentences of a text in order, each without outer white space; none crosses a paragraph. The language's own
 * rules (Unicode, through Intl.Segmenter) cut first; pieces that a shortening such as "Art." cut off are joined.
 */
export function sentences(text: string, language = 'en'): Span[] {
  const segmenter = new Intl.Segmenter(language, { granularity: 'sentence' })
  return paragraphs(text).flatMap((block) => {
    const joined: Span[] = []
    for (const { segment, index } of segmenter.segment(text.slice(block.start, block.end))) {
      const [start, end] = [block.start + index, block.start + index + segment.length]
      const last = joined.at(-1)
      const before = last && text.slice(last.start, last.end).trimEnd()
      if (
        last &&
        before &&
        (shortened.test(before) || (numbered.test(before) && /^\d/.test(segment)))
      )
        last.end = end
      else joined.push({ start, end })
    }
    return joined.map((span) => trimmed(text, span)).filter(({ start, end }) => start < end)
  })
}

/** A span without the white space at its ends. */
export function trimmed(text: string, { start, end }: Span): Span {
  const said = text.slice(start, end)
  return {
    start: start + said.length - said.trimStart().length,
    end: end - (said.length - said.trimEnd().length),
  }
}

/** A span widened to whole words at both ends: a mouse seldom lets go exactly where a word does. */
export function wholeWords(text: string, span: Span): Span {
  const inWord = (place: number) =>
    place > 0 && /[\p{L}\p{N}]{2}/u.test(text.slice(place - 1, place + 1))
  let { start, end } = trimmed(text, span)
  while (start > 0 && inWord(start)) start -= 1
  while (end < text.length && inWord(end)) end += 1
  return { start, end }
}

/** The place where the next word after `place` ends, or the one before it begins: to widen or narrow by words. */
export function wordEdge(text: string, place: number, direction: 1 | -1): number {
  if (direction === 1)
    return place + (/^\s*\S+/.exec(text.slice(place, place + 500))?.[0].length ?? 0)
  const before = text.slice(Math.max(0, place - 500), place)
  return place - (/\S+\s*$/.exec(before)?.[0].length ?? 0)
}
