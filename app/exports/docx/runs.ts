import {
  InternalHyperlink,
  Paragraph,
  TextRun,
  type IParagraphOptions,
  type IRunOptions,
  type ParagraphChild,
} from 'docx'
import { formatSourceNumbers, type Phrase } from '#app/domain/briefing/phrases.ts'
import { printableLine, removeUnprintable } from '#app/domain/text/printable.ts'
import { rightToLeftLetter, rightToLeftStretch } from '#app/domain/text/right-to-left.ts'
import { accentColor, sansFont } from './styles.ts'

type RunLook = Omit<IRunOptions, 'text' | 'children' | 'break'>

/** Words as runs: one, or several where Arabic or Hebrew stretches have to be set from the right. */
export function textRuns(words: string, look: RunLook = {}): TextRun[] {
  const text = removeUnprintable(words).replace(/[\t\r\n]+/g, ' ')
  const found: TextRun[] = []
  let at = 0
  for (const match of text.matchAll(rightToLeftStretch)) {
    if (match.index > at) found.push(new TextRun({ ...look, text: text.slice(at, match.index) }))
    found.push(new TextRun({ ...look, text: match[0], rightToLeft: true }))
    at = match.index + match[0].length
  }
  if (at < text.length) found.push(new TextRun({ ...look, text: text.slice(at) }))
  return found
}

/** A paragraph of a style; it runs from the right where its first letter does. */
export function styledParagraph(
  style: string,
  children: readonly ParagraphChild[],
  words = '',
  more: Omit<IParagraphOptions, 'style' | 'children' | 'text'> = {},
): Paragraph {
  const first = /\p{L}/u.exec(words)?.[0] ?? ''
  return new Paragraph({
    ...more,
    style,
    children,
    ...(rightToLeftLetter.test(first) ? { bidirectional: true } : {}),
  })
}

/** A paragraph of plain words. */
export function plainParagraph(style: string, words: string, look: RunLook = {}): Paragraph {
  return styledParagraph(style, textRuns(printableLine(words), look), words)
}

export function phraseRuns(phrases: readonly Phrase[], look: RunLook = {}): ParagraphChild[] {
  return phrases.flatMap(({ words, strong, cites }) => [
    ...textRuns(words, { ...look, ...(strong ? { bold: true } : {}) }),
    ...citeRuns(cites ?? []),
  ])
}

/** Raised source numbers, each leading to its source. Long runs lead to their first. */
export function citeRuns(cites: readonly number[]): ParagraphChild[] {
  if (!cites.length) return []
  const raised: RunLook = { superScript: true, font: sansFont, bold: true, color: accentColor }
  return formatSourceNumbers(cites)
    .split(/(, )/)
    .map((cite) =>
      cite === ', '
        ? new TextRun({ ...raised, text: ',' })
        : new InternalHyperlink({
            anchor: sourceAnchor(Number.parseInt(cite, 10)),
            children: [new TextRun({ ...raised, text: cite })],
          }),
    )
}

export function sourceAnchor(number: number): string {
  return `source_${number}`
}
