import type { Quote, Span } from '../text.ts'
import { emails } from './emails.ts'
import { telephones } from './telephones.ts'

/** What stands where somebody's address or number stood. */
export const masks = { email: '[e-mail address]', telephone: '[telephone number]' } as const

export type Contact = Span & { mask: string }

/** The e-mail addresses and telephone numbers in a text, in order and apart from each other. Its time grows with the length of the text. */
export function contacts(text: string): Contact[] {
  const addresses =
    text.length > 2 ? emails(text).map((span): Contact => ({ ...span, mask: masks.email })) : []
  const numbers = /\d/.test(text)
    ? telephones(text).map((span): Contact => ({ ...span, mask: masks.telephone }))
    : []
  const all = [...addresses, ...numbers].sort((a, b) => a.start - b.start || b.end - a.end)
  const apart: Contact[] = []
  for (const contact of all) if (contact.start >= (apart.at(-1)?.end ?? 0)) apart.push(contact)
  return apart
}

/** A text without anybody's e-mail address or telephone number: each is replaced by words that say what stood there. */
export function masked(text: string): string {
  return hidden(text, contacts(text))
}

/** A masked text, and where a place of the original stands in it: a place within what was replaced is at its beginning or, for an `end`, at its end. */
export type Masked = { text: string; span: (span: Span) => Span }

export function maskedText(text: string): Masked {
  const found = contacts(text)
  let moved = 0
  const moves = found.map(({ start, end, mask }) => {
    const at = start + moved
    moved += mask.length - (end - start)
    return { start, end, at, until: at + mask.length, moved }
  })
  const place = (original: number, isEnd: boolean): number => {
    const last = moves.findLast(({ start }) => start < original)
    if (!last) return original
    if (original >= last.end) return original + last.moved
    return isEnd ? last.until : last.at
  }
  return {
    text: hidden(text, found),
    span: ({ start, end }) => ({ start: place(start, false), end: place(end, true) }),
  }
}

/** A quote with its words and what stands around them masked, its place left as it was: also where it begins or ends within an address. */
export function maskedQuote(quote: Quote): Quote {
  const { prefix, exact, suffix } = quote
  const found = contacts(prefix + exact + suffix)
  if (!found.length) return quote
  const [start, end] = [prefix.length, prefix.length + exact.length]
  const part = (from: number, to: number, words: string) =>
    hidden(
      words,
      found
        .filter((one) => one.start < to && one.end > from)
        .map((one) => ({
          ...one,
          start: Math.max(one.start, from) - from,
          end: Math.min(one.end, to) - from,
        })),
    )
  return {
    ...quote,
    prefix: part(0, start, prefix),
    exact: part(start, end, exact),
    suffix: part(end, end + suffix.length, suffix),
  }
}

function hidden(text: string, found: readonly Contact[]): string {
  if (!found.length) return text
  const pieces: string[] = []
  let from = 0
  for (const { start, end, mask } of found) {
    pieces.push(text.slice(from, start), mask)
    from = end
  }
  return pieces.join('') + text.slice(from)
}
