import { splitWordsOfAnyScript } from '#app/domain/quotes/quote-words.ts'
import type { Span } from '#app/domain/text/quotes.ts'
import { splitSentences } from '#app/domain/text/sentences.ts'

/** Shorter sentences say too little to be a position. */
const fewestWords = 4
/** Of longer letters the beginning is looked at. */
const mostSentences = 2_000

/** The sentences of a letter in which something may be stated. */
export function splitIntoSentences(text: string, language: string | null): Span[] {
  return splitSentences(text, language ?? 'en')
    .filter(({ start, end }) => splitWordsOfAnyScript(text.slice(start, end)).length >= fewestWords)
    .slice(0, mostSentences)
}

/** The same, and each with the one that follows it where no blank line parts them: what quotes are compared with. */
export function pairSentences(text: string, sentences: readonly Span[]): Span[] {
  const pairs = sentences.flatMap(({ start, end }, at) => {
    const next = sentences[at + 1]
    return next && !/\S|\n\s*\n/.test(text.slice(end, next.start)) ? [{ start, end: next.end }] : []
  })
  return [...sentences, ...pairs]
}
