/** A letter of a script that runs from the right: Hebrew, Arabic and their neighbours. */
export const rightToLeftLetter = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/u

/** From the first such letter to the last one before letters or numbers of another direction. */
export const rightToLeftStretch =
  /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC](?:[^\p{L}\p{N}]*[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC])*/gu

/**
 * A sentence of plain text in which each stretch that runs from the right keeps to itself: without that, a number
 * beside an Arabic name would change sides. Marks: U+2067 and U+2069 (Unicode Standard Annex 9).
 */
export function isolateRightToLeft(sentence: string): string {
  return sentence.replace(rightToLeftStretch, '\u2067$&\u2069')
}
