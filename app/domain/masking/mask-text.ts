import type { Quote, Span } from '../text/quotes.ts'
import { findBankAccounts } from './bank-accounts.ts'
import { findEmails } from './emails.ts'
import { toPlainSigns } from './plain-signs.ts'
import { findTelephones } from './telephones.ts'

/** What stands where somebody's address or number stood. */
export const masks = {
  email: '[e-mail address]',
  telephone: '[telephone number]',
  account: '[bank account number]',
} as const

export type Contact = Span & { mask: string }

/**
 * The e-mail addresses, telephone and bank account numbers in a text, in order and apart from each other. Its time
 * grows with the length of the text.
 */
export function findContacts(text: string): Contact[] {
  if (text.length < 3) return []
  const plain = toPlainSigns(text)
  const withMask = (mask: string) => (span: Span) => ({ ...span, mask })
  const addresses = findEmails(plain).map(withMask(masks.email))
  const numbers = /\d/.test(plain)
    ? [
        ...findBankAccounts(plain).map(withMask(masks.account)),
        ...findTelephones(plain).map(withMask(masks.telephone)),
      ]
    : []
  const all: Contact[] = [...addresses, ...numbers].sort(
    (a, b) => a.start - b.start || b.end - a.end,
  )
  const apart: Contact[] = []
  for (const contact of all) if (contact.start >= (apart.at(-1)?.end ?? 0)) apart.push(contact)
  return apart
}

/**
 * A text without anybody's e-mail address, telephone or bank account number: each is replaced by words that say what
 * stood there.
 */
export function maskText(text: string): string {
  return replaceContacts(text, findContacts(text))
}

/**
 * A masked text, and where a place of the original stands in it (`mapSpan`), or a place of it in the original
 * (`mapBack`): a place within what was replaced, or within its mask, is at its beginning or, for an `end`, at its end.
 */
export type MaskedText = {
  text: string
  mapSpan: (original: Span) => Span
  mapBack: (masked: Span) => Span
}

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
  const mapPlaceBack = (masked: number, isEnd: boolean): number => {
    const last = moves.findLast(({ at }) => at < masked)
    if (!last) return masked
    if (masked >= last.until) return masked - last.moved
    return isEnd ? last.end : last.start
  }
  return {
    text: replaceContacts(text, foundContacts),
    mapSpan: ({ start, end }) => ({ start: mapPlace(start, false), end: mapPlace(end, true) }),
    mapBack: ({ start, end }) => ({
      start: mapPlaceBack(start, false),
      end: mapPlaceBack(end, true),
    }),
  }
}

/**
 * A quote with its words and what stands around them masked, its place left as it was: also where its edges, or those
 * of its context, lie within an address. `contacts`: those of the whole text that it stands in.
 */
export function maskQuote(quote: Quote, contacts: readonly Contact[]): Quote {
  const { prefix, exact, suffix, start, end } = quote
  const maskPart = (from: number, words: string) =>
    replaceContacts(words, clipContacts(contacts, { start: from, end: from + words.length }))
  return {
    ...quote,
    prefix: maskPart(start - prefix.length, prefix),
    exact: maskPart(start, exact),
    suffix: maskPart(end, suffix),
  }
}

/** A text and the contacts in it, found in the whole of it. */
export type TextContacts = { text: string; contacts: readonly Contact[] }

/**
 * Words that somebody took from a text, or wrote themselves, masked: also where they begin or end within an address of
 * one of the `texts` that they may be from, so that no part of it is left.
 */
export function maskCutWords(words: string, texts: readonly TextContacts[]): string {
  return replaceContacts(words, findMaskedParts(words, texts))
}

/** What of such words is masked, in order and apart from each other. */
export function findMaskedParts(words: string, texts: readonly TextContacts[]): Contact[] {
  const placed =
    words.length < minCutLength ? [] : texts.flatMap((text) => findCutContacts(words, text))
  const all = [...findContacts(words), ...placed].sort((a, b) => a.start - b.start)
  const apart: Contact[] = []
  for (const contact of all) {
    const last = apart.at(-1)
    if (!last || contact.start >= last.end) apart.push({ ...contact })
    else last.end = Math.max(last.end, contact.end)
  }
  return apart
}

/** Shorter words stand everywhere and tell nothing of an address. */
const minCutLength = 3

/** Where words that stand in a text would hold a part of its contacts; places are the words' own. */
function findCutContacts(words: string, { text, contacts }: TextContacts): Contact[] {
  return contacts.flatMap(({ start, end }) => {
    const from = Math.max(0, start - words.length + 1)
    const around = text.slice(from, end + words.length - 1)
    const found: Contact[] = []
    for (let at = around.indexOf(words); at >= 0; at = around.indexOf(words, at + 1))
      found.push(...clipContacts(contacts, { start: from + at, end: from + at + words.length }))
    return found
  })
}

/** The parts of contacts that lie within a piece of their text, at their places in that piece. */
function clipContacts(contacts: readonly Contact[], piece: Span): Contact[] {
  return contacts
    .filter(({ start, end }) => end > piece.start && start < piece.end)
    .map(({ start, end, mask }) => ({
      mask,
      start: Math.max(start, piece.start) - piece.start,
      end: Math.min(end, piece.end) - piece.start,
    }))
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
