/**
 * How wide words are set in Inter, in pixels, where nothing can measure them (on the server, in an
 * export). Reckoned from classes of letters and a little too wide rather than too narrow, so that
 * what must not overlap does not.
 */
export function measureText(words: string, size: number): number {
  let width = 0
  for (const letter of words) width += letterWidths.find(([letters]) => letters.test(letter))![1]
  return width * size * safetyFactor
}

/** Room for bold labels and for the fonts that stand in for Inter. */
const safetyFactor = 1.08

const letterWidths: [RegExp, number][] = [
  [/\p{M}/u, 0],
  [/[ijlI.,:;'’|!·]/, 0.29],
  [/[ftr()\s\-–]/, 0.4],
  [/[mwMW@—…шщжюмф]/, 0.92],
  [
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}]/u,
    1.05,
  ],
  [/\p{Lu}/u, 0.71],
  [/./su, 0.6],
]

/** The words, or as many letters of their beginning and end as fit with an ellipsis between them. */
export function clipMiddle(words: string, width: number, size: number): string {
  if (measureText(words, size) <= width) return words
  const letters = [...words]
  const join = (kept: number) => {
    const before = Math.ceil(kept / 3)
    return `${letters.slice(0, before).join('').trimEnd()}…${letters
      .slice(letters.length - (kept - before))
      .join('')
      .trimStart()}`
  }
  let kept = letters.length - 1
  while (kept > 1 && measureText(join(kept), size) > width) kept -= 1
  return join(kept)
}

/** The words, or as many letters of them as fit with an ellipsis. */
export function clipText(words: string, width: number, size: number): string {
  if (measureText(words, size) <= width) return words
  let kept = ''
  for (const letter of words) {
    if (measureText(`${`${kept}${letter}`.trimEnd()}…`, size) > width) break
    kept += letter
  }
  return `${kept.trimEnd()}…`
}
