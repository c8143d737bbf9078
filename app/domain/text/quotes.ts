import { redactionPattern } from './redaction-pattern.ts'
import { findSignEdge, hasHalfSigns, replaceHalfSigns, widenToWholeSigns } from './whole-signs.ts'

/** Places in a text count UTF-16 code units from 0, as JavaScript's strings do; `end` is the first place after. */
export type Span = { start: number; end: number }

/** How many signs two spans share; below 0 where they lie apart. */
export const countSharedSigns = (one: Span, other: Span): number =>
  Math.min(one.end, other.end) - Math.max(one.start, other.start)

/** Whether two passages are the same one (method version 2, rule 2): they share half of the shorter one or more. */
export function isHalfShared(one: Span, other: Span): boolean {
  const shared = countSharedSigns(one, other)
  return shared > 0 && shared * 2 >= Math.min(one.end - one.start, other.end - other.start)
}

/** A passage is its words and its place (W3C Web Annotation: TextQuoteSelector and TextPositionSelector together). */
export type Quote = Span & { exact: string; prefix: string; suffix: string }

/** How many characters before and after a passage are kept to find it again. */
const contextLength = 32
export const maxTextLength = 1_000_000

export type CleanTextResult =
  { ok: true; text: string; remarks: string[] } | { ok: false; reason: string }

/**
 * The text of a letter as it is stored: line ends as LF, Unicode in NFC, no byte order marks, no invisible direction
 * marks (they can make a quote read otherwise than it is). Says each thing it changed; refuses what is no text.
 */
export function cleanText(raw: string): CleanTextResult {
  if (raw.includes('\u0000')) {
    return {
      ok: false,
      reason:
        'This holds NUL bytes, so it is not plain text. Open it in the program it comes from and ' +
        'save it as plain text (.txt), or paste its words.',
    }
  }
  if (raw.length > maxTextLength) {
    return {
      ok: false,
      reason:
        `This text has ${raw.length.toLocaleString('en')} characters; a letter may have ` +
        '1,000,000. Split it into its letters and add them one by one.',
    }
  }
  if (!raw.trim())
    return {
      ok: false,
      reason:
        'There is no text here. Paste the words of the letter, or choose a .txt file that has some.',
    }
  const remarks: string[] = []
  let text = raw.replaceAll('\uFEFF', '')
  if (/\r/.test(text)) {
    text = text.replace(/\r\n?/g, '\n')
    remarks.push('Windows line ends were turned into plain ones.')
  }
  const marks = text.match(/[\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]/g)?.length ?? 0
  if (marks) {
    text = text.replace(/[\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]/g, '')
    remarks.push(
      `${marks} invisible direction ${marks === 1 ? 'mark was' : 'marks were'} left out, ` +
        `because ${marks === 1 ? 'it' : 'they'} can make words show in another order. Compare the ` +
        'text with the original.',
    )
  }
  // eslint-disable-next-line no-control-regex -- these are the characters to be taken out
  const control = /[\u0001-\u0008\u000B\u000E-\u001F\u007F]/g
  if (control.test(text)) {
    text = text.replace(control, '')
    remarks.push('Control characters that no letter shows were left out.')
  }
  if (hasHalfSigns(text)) {
    text = replaceHalfSigns(text)
    remarks.push('Halves of characters were turned into �. Compare the text with the original.')
  }
  const composed = text.normalize('NFC')
  if (composed !== text)
    remarks.push('Letters with separate accents were joined with them (Unicode NFC).')
  if (!composed.trim())
    return {
      ok: false,
      reason: 'There is no text here besides invisible marks. Paste the words of the letter.',
    }
  return { ok: true, text: composed, remarks }
}

/** The passage from `start` to `end`, widened to whole signs, with its context. */
export function quoteAt(text: string, start: number, end: number): Quote {
  const whole = widenToWholeSigns(text, { start, end })
  return {
    exact: text.slice(whole.start, whole.end),
    prefix: text.slice(
      findSignEdge(text, Math.max(0, whole.start - contextLength), 1),
      whole.start,
    ),
    suffix: text.slice(whole.end, findSignEdge(text, whole.end + contextLength, -1)),
    ...whole,
  }
}

export function isQuoteInPlace(text: string, quote: Quote): boolean {
  return quote.start < quote.end && text.slice(quote.start, quote.end) === quote.exact
}

export type QuoteMatch = { ok: true; quote: Quote } | { ok: false; reason: string }

/**
 * Finds words that somebody pasted. Runs of white space count as one, and typographic quotes and dashes as plain
 * ones, because copying changes them; everything else must be the same. `near` (a place) chooses among several.
 */
export function findQuote(text: string, pasted: string, nearOffset?: number): QuoteMatch {
  const wanted = stripOuterQuotes(pasted.trim())
  if (!wanted)
    return {
      ok: false,
      reason: 'The quote is missing. Select the passage in the letter, or paste its words here.',
    }
  const spans = findLooseMatches(text, wanted)
  if (spans.length === 0) {
    return {
      ok: false,
      reason:
        'These words are not in the letter as they stand. Copy the passage from the letter’s text and paste it unchanged.',
    }
  }
  if (spans.length > 1 && nearOffset === undefined) {
    return {
      ok: false,
      reason: `These words stand in the letter ${spans.length} times. Paste a few more words so that only one place fits.`,
    }
  }
  const [span] =
    spans.length === 1
      ? spans
      : [...spans].sort((a, b) => Math.abs(a.start - nearOffset!) - Math.abs(b.start - nearOffset!))
  return { ok: true, quote: quoteAt(text, span!.start, span!.end) }
}

/**
 * Where a quote stands in another version of the text: at its old place with its old context, otherwise at the only
 * place where its words stand between the same prefix and suffix, otherwise at the only place of its words.
 * Null when none or several fit: a quote is never moved by nearness.
 */
export function relocateQuote(quote: Quote, text: string): Quote | null {
  const here = quoteAt(text, quote.start, quote.end)
  if (isQuoteInPlace(text, quote) && here.prefix === quote.prefix && here.suffix === quote.suffix)
    return here
  const places = findOccurrences(text, quote.exact)
  const inContext = places.filter(
    (at) =>
      text.startsWith(quote.suffix, at + quote.exact.length) &&
      text.slice(0, at).endsWith(quote.prefix),
  )
  const [only, another] = inContext.length ? inContext : places
  return only === undefined || another !== undefined
    ? null
    : quoteAt(text, only, only + quote.exact.length)
}

function findOccurrences(text: string, exact: string): number[] {
  const found: number[] = []
  if (!exact) return found
  for (let at = text.indexOf(exact); at >= 0; at = text.indexOf(exact, at + 1)) found.push(at)
  return found
}

function stripOuterQuotes(pasted: string): string {
  return pasted
    .replace(/^["“„«](.+)["”“»]$/su, '$1')
    .replace(/^(?:…|\.\.\.)\s*|\s*(?:…|\.\.\.)$/g, '')
    .normalize('NFC')
}

function findLooseMatches(text: string, wanted: string): Span[] {
  const flat = flattenLetter(text)
  const needle = flattenText(wanted).text.trim()
  return findOccurrences(flat.text, needle).map((at) => ({
    start: flat.places[at]!,
    end: flat.places[at + needle.length - 1]! + 1,
  }))
}

let lastFlat: { letter: string; flat: ReturnType<typeof flattenText> } | null = null

/** The same, kept for the letter that was asked about last: the quotes of one are looked for one after the other. */
function flattenLetter(letter: string): ReturnType<typeof flattenText> {
  if (lastFlat?.letter !== letter) lastFlat = { letter, flat: flattenText(letter) }
  return lastFlat.flat
}

/**
 * The text with white space, quotes and dashes made plain, and for each of its characters the place
 * in the original.
 */
function flattenText(text: string): { text: string; places: Int32Array } {
  const places = new Int32Array(text.length)
  let flat = ''
  for (let at = 0; at < text.length; at += 1) {
    const plain = /\s/.test(text[at]!) ? ' ' : (plainSigns[text[at]!] ?? text[at]!)
    if (plain === ' ' && flat.endsWith(' ')) continue
    places[flat.length] = at
    flat += plain
  }
  return { text: flat, places }
}

const plainSigns: Record<string, string> = {
  '‘': "'",
  '’': "'",
  '‚': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '–': '-',
  '—': '-',
  '‑': '-',
  '‐': '-',
}

/** The passages that were blacked out before the letter was given out. */
export function findRedactions(text: string): Span[] {
  return [...text.matchAll(redactionPattern)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }))
}

/** A span that ends within marks of redaction, widened to the whole of them. */
export function widenToRedactions(text: string, { start, end }: Span): Span {
  const cut = findRedactions(text).filter((mark) => mark.start < end && mark.end > start)
  return {
    start: Math.min(start, ...cut.map((mark) => mark.start)),
    end: Math.max(end, ...cut.map((mark) => mark.end)),
  }
}

/** Whether a span holds marks of redaction and no word beside them. */
export function isWithheldAlone(text: string, { start, end }: Span): boolean {
  const words = text.slice(start, end)
  const marks = findRedactions(words)
  return marks.length > 0 && !/[\p{L}\p{N}]/u.test(words.replace(redactionPattern, ' '))
}

export function countWords(text: string): number {
  return text.trim() ? text.trim().split(/\s+/).length : 0
}
