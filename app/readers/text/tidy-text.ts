import { cleanText, maxTextLength } from '#app/domain/text/quotes.ts'
import { UnreadableFile } from '../document.ts'

/** Text as letters keep it, with what was changed. `text` may be empty: a page may have no words. */
type TidyText = { text: string; remarks: string[] }

/**
 * What a format gives as text, in the one form of the product's texts: cleaned as `cleanText` does, without NUL
 * signs, white space at line ends and more than one blank line between paragraphs. Throws `Unreadable` where it is
 * too long.
 */
export function tidyText(raw: string): TidyText {
  const plain = raw
    .replaceAll('\u0000', '')
    .replace(/\u00AD/g, '')
    // eslint-disable-next-line no-control-regex -- vertical tabs are Word's line breaks
    .replace(/\u000B/g, '\n')
  if (plain.length > maxTextLength)
    throw new UnreadableFile(
      `This holds ${plain.length.toLocaleString('en')} characters; a letter may have ` +
        '1,000,000. Split it into its letters and add them one by one.',
    )
  const cleaned = cleanText(
    plain
      .replace(/\r\n?/g, '\n')
      .replace(/[\u0085\u2028]/g, '\n')
      .replace(/[\u2029\f]/g, '\n\n'),
  )
  if (!cleaned.ok) return { text: '', remarks: [] }
  const text = cleaned.text
    .replace(/[ \t\u00A0]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+|\n+$/g, '')
  return { text, remarks: cleaned.remarks.filter((remark) => /direction/.test(remark)) }
}

/** The same for a whole document: refuses one without words. `what` names it: “This Word file”. */
export function tidyDocument(raw: string, what: string): TidyText {
  const tidy = tidyText(raw)
  if (!/[\p{L}\p{N}]/u.test(tidy.text))
    throw new UnreadableFile(
      `${what} holds no words. Open it: if its text is a picture, save it as a PDF and add ` +
        'that, otherwise leave it out.',
    )
  return tidy
}

/** A paragraph of a word processor. `gap`: something stands between it and the one before, at least an empty line. */
export type TextLine = { text: string; gap: boolean; apart: boolean }

/**
 * Paragraphs of word processors as text. People write address blocks as one paragraph a line, so short ones that end
 * no sentence and greet nobody stay together as lines; all others are set apart by a blank line.
 */
export function joinLines(lines: readonly TextLine[]): string {
  const filled = lines.filter(({ text }) => text.trim())
  return filled
    .map(
      ({ text }, at) =>
        (at === 0 ? '' : belongTogether(filled[at - 1]!, filled[at]!) ? '\n' : '\n\n') +
        text.trimEnd(),
    )
    .join('')
}

function belongTogether(before: TextLine, line: TextLine): boolean {
  return (
    !line.gap && !before.apart && !line.apart && isShortLine(before.text) && isShortLine(line.text)
  )
}

const isShortLine = (text: string) =>
  text.trim().length < 60 && !/[.,:;!?…][”"’)]?$/.test(text.trim())
