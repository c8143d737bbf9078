import type { Span } from '../text/quotes.ts'
import { ibanLengths } from './iban-lengths.ts'

/** A country, two digits that check the rest, and letters and digits in groups, in any case. */
const accountPattern =
  /(?<![\p{L}\p{N}])([A-Z]{2})[ \u00A0\u202F]?\d\d(?:[ \u00A0\u202F.\-–]{0,2}[A-Z0-9]){10,30}/giu

/** Written as banks write it, in fours: an account also with a mistake in it. */
const inFours =
  /^[A-Z]{2}\d\d(?:[ \u00A0\u202F.\-–][A-Z0-9]{4})+(?:[ \u00A0\u202F.\-–][A-Z0-9]{1,3})?$/iu

const labelBefore = /\bIBAN\b[\s:.]{0,4}$/iu

/**
 * The numbers of bank accounts in a text, whole and in order: of the length that their country gives them, with a
 * remainder of 1 (ISO 13616, ISO 7064 MOD 97-10), or after the word IBAN, or in fours, also with a mistake in them.
 */
export function findBankAccounts(text: string): Span[] {
  const found: Span[] = []
  for (const match of text.matchAll(accountPattern)) {
    const length = ibanLengths[match[1]!.toUpperCase()]
    const end = length === undefined ? null : findEnd(match[0], length)
    if (end === null) continue
    const written = match[0].slice(0, end)
    const isLabelled = labelBefore.test(text.slice(Math.max(0, match.index - 12), match.index))
    if (
      isLabelled ||
      inFours.test(written) ||
      hasRightRemainder(written.replace(/[^A-Z0-9]/gi, ''))
    )
      found.push({ start: match.index, end: match.index + end })
  }
  return found
}

/** Where the last of so many letters and digits ends; null where there are fewer, or where more hang on it. */
function findEnd(words: string, length: number): number | null {
  let left = length
  for (let at = 0; at < words.length; at += 1) {
    if (/[A-Z0-9]/i.test(words[at]!)) left -= 1
    if (left === 0) return /^[A-Z0-9]/i.test(words.slice(at + 1)) ? null : at + 1
  }
  return null
}

function hasRightRemainder(account: string): boolean {
  const turned = (account.slice(4) + account.slice(0, 4)).toUpperCase()
  let remainder = 0
  for (const sign of turned)
    for (const digit of String(parseInt(sign, 36)))
      remainder = (remainder * 10 + Number(digit)) % 97
  return remainder === 1
}
