import type { Span } from './quotes.ts'
import { foldText } from './words.ts'

/** A text without case and accents, and where each sign of it stands in the text itself, with the text’s end last. */
export type TextPlaces = { folded: string; places: readonly number[] }

/** Folds a text as searches do, so that places found in it can be shown in the text. */
export function foldWithPlaces(text: string): TextPlaces {
  const [signs, places]: [string[], number[]] = [[], []]
  let at = 0
  for (const sign of text) {
    const folded = foldSign(sign)
    if (folded !== ' ' || signs.at(-1) !== ' ')
      for (const part of folded) {
        signs.push(part)
        for (let unit = 0; unit < part.length; unit += 1) places.push(at)
      }
    at += sign.length
  }
  return { folded: signs.join(''), places: [...places, at] }
}

function foldSign(sign: string): string {
  if (/^[\u0021-\u007e]$/.test(sign)) return sign.toLowerCase()
  return /^\s$/.test(sign) ? ' ' : foldText(sign)
}

/** Where some words stand in a text, in order and apart from each other, at most `limit` places. */
export function findInText({ folded, places }: TextPlaces, typed: string, limit: number): Span[] {
  const wanted = foldText(typed)
  const spans: Span[] = []
  if (!wanted) return spans
  let at = folded.indexOf(wanted)
  while (at >= 0 && spans.length < limit) {
    const end = at + wanted.length
    // Accents that follow a letter belong to it.
    const last = places[end - 1]!
    const next = places.slice(end, end + 4).find((place) => place > last) ?? places.at(-1)!
    spans.push({ start: places[at]!, end: next })
    at = folded.indexOf(wanted, end)
  }
  return spans
}
