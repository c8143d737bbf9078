const ordinal = '(?<place>first|second|third|fourth|1st|2nd|3rd|4th)'

/**
 * A part of Article 4 of Regulation (EC) No 1049/2001 as marks of redaction print it: `Art. 4(1)(b)`, `Article 4.1(b)`,
 * `Art. 4 (2), first indent`, `Article 4(3) second subparagraph`.
 */
export const articleFourReference =
  String.raw`art(?:icle|\.)?\s*4\s*[.(]\s*(?<paragraph>[123])(?!\d)\)?` +
  String.raw`(?:\s*[.(]?\s*(?<letter>[ab])\)?(?![\p{L}]))?` +
  String.raw`(?:[\s,]*\(?${ordinal}\s+(?:indent|sub-?paragraph)\)?)?`

const unnamed = articleFourReference.replaceAll(/\?<\w+>/g, '?:')

/** Signs that are drawn in place of withheld words, which tell how long these are. */
const blocks = '█+|■{2,}'

/**
 * Where words were blacked out before a letter was given out: blocks, a word in brackets that says so, or the exception
 * that was invoked, alone in brackets.
 */
export const redactionPattern = new RegExp(
  String.raw`\[\s*(?:redacted|deleted|blacked out|name withheld|withheld|confidential|geschwärzt|occulté|caviardé)\s*\]` +
    String.raw`|\[\s*(?:(?:redacted|deleted|blacked out|withheld)[\s,;:–—-]*)?(?:under\s+|pursuant to\s+)?${unnamed}` +
    String.raw`(?:[\s,;]*(?:and\s+)?${unnamed})*(?:\s*(?:of\s+)?Reg(?:ulation|\.)?\s*(?:\(EC\)\s*)?(?:No\.?\s*)?1049\/2001)?\s*\]` +
    `|${blocks}`,
  'giu',
)

/** Whether words are nothing but blocks, each of which stands for a sign. */
export function tellsLength(mark: string): boolean {
  return new RegExp(`^(?:${blocks})$`, 'u').test(mark)
}
