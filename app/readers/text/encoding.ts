import { analyse } from 'chardet'
import iconv from 'iconv-lite'
import { asBuffer } from '../document.ts'

/** `doubt` is null where the file itself says its encoding, or could be nothing but UTF-8. */
type DecodedText = { text: string; encoding: string; doubt: string | null }

/** How many bytes are looked at for a guess. */
const sampleBytes = 64_000

/**
 * Bytes as text: by byte order mark, by the encoding that the file or message declares where its bytes fit it, as
 * UTF-8 where they are that, otherwise by a guess, which is told. NUL bytes stay in for the caller to judge.
 */
export function decodeText(bytes: Uint8Array, declared: string | null = null): DecodedText {
  const marked = encodingByMark(bytes)
  if (marked) return { text: decodeAs(bytes, marked), encoding: marked, doubt: null }
  const declaredName = declared?.trim().toLowerCase() ?? ''
  const utf8 = tryUtf8(bytes)
  if (
    declaredName &&
    !/^(?:utf-?8|us-ascii|ascii)$/.test(declaredName) &&
    iconv.encodingExists(declaredName) &&
    !(
      utf8 !== null &&
      /^(?:iso-?8859-|latin-?1|windows-125|cp-?125)/.test(declaredName) &&
      holdsBeyondAscii(bytes)
    )
  )
    return { text: decodeAs(bytes, declaredName), encoding: declaredName, doubt: null }
  if (utf8 !== null && !bytes.includes(0)) return { text: utf8, encoding: 'utf-8', doubt: null }
  const guessed = guessEncoding(bytes)
  return guessed === null
    ? { text: utf8 ?? decodeAs(bytes, 'windows-1252'), encoding: 'utf-8', doubt: null }
    : { text: decodeAs(bytes, guessed), encoding: guessed, doubt: describeGuess(guessed) }
}

/** The beginning of a file for a look at what it is: its ASCII signs are right in every encoding that has them. */
export function decodeBeginning(bytes: Uint8Array): string {
  const start = bytes.subarray(0, 16_000)
  const marked = encodingByMark(start)
  return marked
    ? decodeAs(start, marked).replace(/^\uFEFF/, '')
    : asBuffer(start).toString('latin1')
}

function encodingByMark(bytes: Uint8Array): string | null {
  const [first, second, third] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return first === 0xef && second === 0xbb && third === 0xbf ? 'utf-8' : null
}

function tryUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

const holdsBeyondAscii = (bytes: Uint8Array) => bytes.some((byte) => byte >= 0x80)

/**
 * The words of a text that is in UTF-8 and was read as Latin-1 or Windows-1252 ("ministÃ¨re"); null for any other. Such
 * a text has no sign beyond those sets, and its bytes are UTF-8 to the last.
 */
export function repairUtf8(text: string): string | null {
  if (!/[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u017e\u02c6\u02dc\u2013-\u2122]/u.test(text))
    return null
  const bytes = iconv.encode(text, 'windows-1252')
  if (iconv.decode(bytes, 'windows-1252') !== text) return null
  return tryUtf8(bytes)
}

/** Node 20's own decoder reads windows-1252 as Latin-1 and loses its quotation marks. */
const decodeAs = (bytes: Uint8Array, encoding: string) => iconv.decode(asBuffer(bytes), encoding)

/** Null where the bytes are no text in any encoding known here. */
function guessEncoding(bytes: Uint8Array): string | null {
  const looked = bytes.subarray(0, sampleBytes)
  const nuls = [0, 0]
  looked.forEach((byte, at) => byte === 0 && nuls[at % 2]!++)
  if (nuls[0]! + nuls[1]! > 0) return guessUtf16(looked.length, nuls[0]!, nuls[1]!)
  const [best] = analyse(looked)
  if (!best) return 'windows-1252'
  return guessCyrillic(looked) ?? normalizeLatin(best.name)
}

/** UTF-16 without a mark: in Western text every other byte is NUL. A few bytes are no text to tell that by. */
function guessUtf16(length: number, even: number, odd: number): string | null {
  if (length < 16) return null
  if (odd > length * 0.2 && even < length * 0.02) return 'utf-16le'
  return even > length * 0.2 && odd < length * 0.02 ? 'utf-16be' : null
}

/** What calls itself Latin-1 holds the quotation marks of Windows-1252 where it holds any sign there. */
const normalizeLatin = (name: string) =>
  /^(?:ISO-8859-1|ASCII)$/i.test(name) || !iconv.encodingExists(name)
    ? 'windows-1252'
    : name.toLowerCase()

/** The one-byte Cyrillic encodings differ in which bytes are frequent letters; the right one reads as words. */
function guessCyrillic(bytes: Uint8Array): string | null {
  const high = bytes.reduce((sum, byte) => sum + (byte >= 0x80 ? 1 : 0), 0)
  if (high < bytes.length * 0.3) return null
  const scored = ['windows-1251', 'cp866', 'koi8-r', 'iso-8859-5'].map((name) => ({
    name,
    score: scoreRussian(decodeAs(bytes, name)),
  }))
  const [best] = scored.sort((a, b) => b.score - a.score)
  return best!.score > 0.5 ? best!.name : null
}

/** The share of the signs beyond ASCII that are the ten most frequent small letters of Russian and Bulgarian. */
function scoreRussian(text: string): number {
  const beyond = text.match(/[^\u0000-\u007f]/gu) ?? [] // eslint-disable-line no-control-regex -- ASCII as a whole
  return beyond.length
    ? beyond.filter((sign) => 'оеаинтсрвл'.includes(sign)).length / beyond.length
    : 0
}

const encodingNames: Record<string, string> = { 'windows-1252': 'Windows-1252 (Latin-1)' }

function describeGuess(encoding: string): string {
  return (
    `This file is not in UTF-8, so it was read as ${encodingNames[encoding] ?? encoding}. ` +
    'Check that letters with accents are right.'
  )
}
