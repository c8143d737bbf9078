import { quoteAt, type Quote } from '#app/domain/text/quotes.ts'
import { hasHalfSigns, replaceHalfSigns } from '#app/domain/text/whole-signs.ts'
import { newId } from './ids.ts'

/** The step after which no quote begins or ends within a sign. */
const step = /_lost-places$/

/**
 * Positions that may hold half a sign, with the text that they quote: engines store a half as the sign for what cannot
 * be read.
 */
export const doubtfulQuotes =
  'select p.id, p.exact, p.prefix, p.suffix, p.start_at, p.end_at, t.text from positions p' +
  " join text_versions t on t.id = p.text_version_id where replace(p.exact || p.prefix || p.suffix, '\uFFFD', '')" +
  ' <> p.exact || p.prefix || p.suffix order by p.id'

/** A quote widened to whole signs, with its row of the audit log in the order of `auditColumns`. */
export type MendedQuote = { quote: Quote; audit: (string | null)[] }

export function mendsQuotes(name: string): boolean {
  return step.test(name)
}

/** Whether a quote was cut within a sign of its text: its own words, or what is kept of the words around it. */
export function isCutWithinSigns(text: string, { exact, prefix, suffix, start, end }: Quote) {
  const cuts = [
    [exact, text.slice(start, end)],
    [prefix, text.slice(Math.max(0, start - prefix.length), start)],
    [suffix, text.slice(end, end + suffix.length)],
  ] as const
  return cuts.some(
    ([stored, stands]) =>
      hasHalfSigns(stored) || (hasHalfSigns(stands) && stored === replaceHalfSigns(stands)),
  )
}

/** The quote as it should be; null where nothing of it was cut within a sign. */
export function mendQuote(
  { id, text, quote }: { id: string; text: string; quote: Quote },
  at: string,
): MendedQuote | null {
  if (!isCutWithinSigns(text, quote)) return null
  const mended = quoteAt(text, quote.start, quote.end)
  const [before, after] = [quote, mended].map((told) => JSON.stringify({ quote: told }))
  return {
    quote: mended,
    audit: [newId(), at, 'update', 'widened', 'position', id, before!, after!],
  }
}
