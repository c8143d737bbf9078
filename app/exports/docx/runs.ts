import {
  InternalHyperlink,
  Paragraph,
  TextRun,
  type IParagraphOptions,
  type IRunOptions,
  type ParagraphChild,
} from 'docx'
import { formatSourceNumbers, type Phrase } from '#app/domain/briefing/phrases.ts'
import { oneLine, printable } from '../printable.ts'
import { accent, sans } from './styles.ts'

type Look = Omit<IRunOptions, 'text' | 'children' | 'break'>

const fromTheRight = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/u
const stretch =
  /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC](?:[^\p{L}\p{N}]*[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC])*/gu

/** Words as runs: one, or several where Arabic or Hebrew stretches have to be set from the right. */
export function runs(words: string, look: Look = {}): TextRun[] {
  const text = printable(words).replace(/[\t\r\n]+/g, ' ')
  const found: TextRun[] = []
  let at = 0
  for (const match of text.matchAll(stretch)) {
    if (match.index > at) found.push(new TextRun({ ...look, text: text.slice(at, match.index) }))
    found.push(new TextRun({ ...look, text: match[0], rightToLeft: true }))
    at = match.index + match[0].length
  }
  if (at < text.length) found.push(new TextRun({ ...look, text: text.slice(at) }))
  return found
}

/** A paragraph of a style; it runs from the right where its first letter does. */
export function paragraph(
  style: string,
  children: readonly ParagraphChild[],
  said = '',
  more: Omit<IParagraphOptions, 'style' | 'children' | 'text'> = {},
): Paragraph {
  const first = /\p{L}/u.exec(said)?.[0] ?? ''
  return new Paragraph({
    ...more,
    style,
    children,
    ...(fromTheRight.test(first) ? { bidirectional: true } : {}),
  })
}

/** A paragraph of plain words. */
export function says(style: string, words: string, look: Look = {}): Paragraph {
  return paragraph(style, runs(oneLine(words), look), words)
}

export function phraseRuns(said: readonly Phrase[], look: Look = {}): ParagraphChild[] {
  return said.flatMap(({ words, strong, cites }) => [
    ...runs(words, { ...look, ...(strong ? { bold: true } : {}) }),
    ...citeRuns(cites ?? []),
  ])
}

/** Raised source numbers, each leading to its source. Long runs lead to their first. */
export function citeRuns(cites: readonly number[]): ParagraphChild[] {
  if (!cites.length) return []
  const raised: Look = { superScript: true, font: sans, bold: true, color: accent }
  return formatSourceNumbers(cites)
    .split(/(, )/)
    .map((said) =>
      said === ', '
        ? new TextRun({ ...raised, text: ',' })
        : new InternalHyperlink({
            anchor: sourceAnchor(Number.parseInt(said, 10)),
            children: [new TextRun({ ...raised, text: said })],
          }),
    )
}

export function sourceAnchor(number: number): string {
  return `source_${number}`
}
