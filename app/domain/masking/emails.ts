import type { Span } from '../text/quotes.ts'

/** How long the two parts of an address may be (RFC 5321); longer runs are cut there, so that reading stays linear. */
const [maxNameLength, maxHostLength] = [64, 255]

const nameCharacter = /[\p{L}\p{M}\p{N}.!#$%&'*+/=?^_`{|}~-]/u
const hostCharacter = /[\p{L}\p{M}\p{N}.-]/u

/**
 * The sign between name and host: as it stands, in an address on the web, and as people write it for machines not to
 * read.
 */
const atSign = /\s{0,2}(?:[@﹫]|%40)\s{0,2}|\s?[[({]\s?at\s?[\])}]\s?/giu
const writtenDot = /\s?[[({]\s?(?:dot|punkt|point)\s?[\])}]\s?/iuy
/** A host as its number, version 4 or 6 (RFC 5321, 4.1.3). */
const hostNumber = /\[(?:IPv6:)?[\da-f.:]{2,45}\]/iuy

/** The e-mail addresses in a text, in order: a name, `@` and a host with a dot or as a number in brackets. */
export function findEmails(text: string): Span[] {
  const found: Span[] = []
  for (const match of text.matchAll(atSign)) {
    const start = findNameStart(text, match.index, found.at(-1)?.end ?? 0)
    const end = findHostEnd(text, match.index + match[0].length)
    if (start >= match.index || end === null) continue
    if (/^\s|\s$/.test(match[0]) && !isApartAddress(text, start, match, end)) continue
    found.push({ start, end })
  }
  return found
}

/** Whether a name, `@` and a host with space between are an address: not “find us @ example.org”, nor “tea @ 10.30”. */
function isApartAddress(text: string, start: number, sign: RegExpMatchArray, end: number): boolean {
  const [name, host] = [
    text.slice(start, sign.index),
    text.slice(sign.index! + sign[0].length, end),
  ]
  return !/[@﹫%]/.test(sign[0]) || (name.toLowerCase() !== 'us' && /\p{L}{2}$|\]$/u.test(host))
}

/** Where the name before a place begins; the place itself where there is none. */
function findNameStart(text: string, place: number, from: number): number {
  const least = Math.max(from, place - maxNameLength)
  if (text[place - 1] === '"') {
    const opening = text.lastIndexOf('"', place - 2)
    return opening >= least ? opening : place
  }
  let start = place
  while (start > least && nameCharacter.test(text[start - 1]!)) start -= 1
  while (start < place && /['`/.]/.test(text[start]!)) start += 1
  return start
}

/** Where the host after a place ends; null where no host with a dot follows. */
function findHostEnd(text: string, place: number): number | null {
  hostNumber.lastIndex = place
  if (hostNumber.test(text)) return hostNumber.lastIndex
  const limit = Math.min(text.length, place + maxHostLength)
  let [end, last] = [place, place]
  let dots = 0
  while (end < limit) {
    writtenDot.lastIndex = end
    const written = writtenDot.exec(text)
    if (written) {
      end += written[0].length
      dots += 1
    } else if (hostCharacter.test(text[end]!)) {
      if (text[end] === '.') dots += last === end ? 1 : 0
      end += 1
    } else break
    if (/[\p{L}\p{M}\p{N}]/u.test(text[end - 1]!)) last = end
  }
  return dots > 0 && isHostName(text.slice(place, last)) ? last : null
}

/** Whether words have a dot, written out or not, between letters or digits. */
function isHostName(words: string): boolean {
  return (
    /^[\p{L}\p{N}]/u.test(words) && /(?:\.|[\])}]\s?)[\p{L}\p{N}-]*[\p{L}\p{N}]{2}$/u.test(words)
  )
}
