import type { Quote, Span } from '../text/quotes.ts'
import { findEmails } from './emails.ts'
import { findTelephones } from './telephones.ts'

/** What stands where somebody's address or number stood. */
export const masks = { email: '[e-mail address]', telephone: '[telephone number]' } as const

export type Contact = Span & { mask: string }

/**
 * The e-mail addresses and telephone numbers in a text, in order and apart from each other. Its
 * time grows with the length of the text.
 */
export function findContacts(text: string): Contact[] {
  const addresses =
    text.length > 2 ? findEmails(text).map((span): Contact => ({ ...span, mask: masks.email })) : []
  const numbers = /\d/.test(text)
    ? findTelephones(text).map((span): Contact => ({ ...span, mask: masks.telephone }))
    : []
  const all = [...addresses, ...numbers].sort((a, b) => a.start - b.start || b.end - a.end)
  const apart: Contact[] = []
  for (const contact of all) if (contact.start >= (apart.at(-1)?.end ?? 0)) apart.push(contact)
  return apart
}

/** A text without anybody's e-mail address or telephone number: each is replaced by words that say what stood there. */
export function maskText(text: string): string {
  return replaceContacts(text, findContacts(text))
}

/**
 * A masked text, and where a place of the original stands in it: a place within what was replaced
 * is at its beginning or, for an `end`, at its end.
 */
export type MaskedText = { text: string; mapSpan: (mapSpan: Span) => Span }

export function maskTextWithSpans(text: string): MaskedText {
  const foundContacts = findContacts(text)
  let moved = 0
  const moves = foundContacts.map(({ start, end, mask }) => {
    const at = start + moved
    moved += mask.length - (end - start)
    return { start, end, at, until: at + mask.length, moved }
  })
  const mapPlace = (original: number, isEnd: boolean): number => {
    const last = moves.findLast(({ start }) => start < original)
    if (!last) return original
    if (original >= last.end) return original + last.moved
    return isEnd ? last.until : last.at
  }
  return {
    text: replaceContacts(text, foundContacts),
    mapSpan: ({ start, end }) => ({ start: mapPlace(start, false), end: mapPlace(end, true) }),
  }
}

/**
 * A quote with its words and what stands around them masked, its place left as it was: also where
 * it begins or ends within an address.
 */
export function maskQuote(quote: Quote): Quote {
  const { prefix, exact, suffix } = quote
  const foundContacts = findContacts(prefix + exact + suffix)
  if (!foundContacts.length) return quote
  const [start, end] = [prefix.length, prefix.length + exact.length]
  const maskPart = (from: number, to: number, words: string) =>
    replaceContacts(
      words,
      foundContacts
        .filter((contact) => contact.start < to && contact.end > from)
        .map((contact) => ({
          ...contact,
          start: Math.max(contact.start, from) - from,
          end: Math.min(contact.end, to) - from,
        })),
    )
  return {
    ...quote,
    prefix: maskPart(0, start, prefix),
    exact: maskPart(start, end, exact),
    suffix: maskPart(end, end + suffix.length, suffix),
  }
}

function replaceContacts(text: string, contacts: readonly Contact[]): string {
  if (!contacts.length) return text
  const pieces: string[] = []
  let from = 0
  for (const { start, end, mask } of contacts) {
    pieces.push(text.slice(from, start), mask)
    from = end
  }
  return pieces.join('') + text.slice(from)
}
