import { cleanText, findQuote } from '#app/domain/text/quotes.ts'
import { splitParagraphs, type Paragraph } from '#app/domain/text/paragraphs.ts'

/**
 * Where a row's words begin in the letter's text, and their paragraph in the letter: undefined
 * where the text tells it.
 */
type QuotePlace =
  | { ok: true; near: number; paragraph?: number | null; doubt: string | null }
  | { ok: false; reason: string }

/** A letter's text and a way to find the rows' quotes in it. */
export type QuoteSearch = {
  text: string
  placeQuote: (quote: string, paragraph: number | null) => QuotePlace
}

/**
 * Above this many different quotes none is looked for in the others: their text is then at most
 * longer than it need be.
 */
const maxNestedQuotes = 200

/**
 * The text of a letter of which only passages are held: its quotes in the order of the rows, each once, with an empty
 * line between them. A quote that stands within another is not written twice. The paragraphs are those of the rows.
 */
export function makeExcerpt(quotes: readonly string[]): QuoteSearch {
  const distinctQuotes = [...new Set(quotes)]
  const blocks =
    distinctQuotes.length > maxNestedQuotes
      ? distinctQuotes
      : distinctQuotes.filter(
          (quote) => !distinctQuotes.some((other) => other !== quote && other.includes(quote)),
        )
  const starts = new Map<string, number>()
  let end = 0
  for (const block of blocks) {
    starts.set(block, end)
    end += block.length + 2
  }
  return {
    text: blocks.join('\n\n'),
    placeQuote: (quote, paragraph) => {
      const block = starts.has(quote)
        ? quote
        : blocks.find((candidate) => candidate.includes(quote))!
      const found = findQuote(block, quote, 0)
      return found.ok
        ? { ok: true, near: starts.get(block)! + found.quote.start, paragraph, doubt: null }
        : found
    },
  }
}

/** A letter's whole text; of words that it has several times the paragraph says which are meant. */
export function makeQuoteSearch(text: string): QuoteSearch {
  let blocks: Paragraph[] | null = null
  return {
    text,
    placeQuote: (quote, paragraph) => {
      blocks ??= splitParagraphs(text)
      const block =
        paragraph === null ? undefined : blocks.find(({ number }) => number === paragraph)
      const within = block && findQuote(text.slice(block.start, block.end), quote, 0)
      if (block && within?.ok)
        return { ok: true, near: block.start + within.quote.start, doubt: null }
      const found = findQuote(text, quote)
      if (found.ok)
        return {
          ok: true,
          near: found.quote.start,
          doubt:
            paragraph === null
              ? null
              : `“${quote.slice(0, 60)}…” does not stand in paragraph ${paragraph}, but elsewhere in the letter.`,
        }
      const several = findQuote(text, quote, 0).ok
      return several && paragraph === null
        ? {
            ok: false,
            reason:
              'The quote stands in the letter several times. Write the number of its paragraph, or a few more words.',
          }
        : found
    },
  }
}

/** Words of a cell as a text holds them: tidy, without outer white space; null where there are none. */
export function cleanCell(
  words: string,
): { ok: true; text: string } | { ok: false; reason: string } {
  const cleaned = cleanText(words)
  return cleaned.ok ? { ok: true, text: cleaned.text.trim() } : cleaned
}
