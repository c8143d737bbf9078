import { paragraphNumberAt, splitParagraphs } from './paragraphs.ts'
import { compareForAnchors, type QuoteFate } from './passage-anchors.ts'
import type { Quote } from './quotes.ts'

/** A passage with the text that it stands in, which may be an earlier one than the newest. */
export type TextPassage = {
  id: string
  quote: Quote
  textVersionId: string
  paragraph: number | null
}

/** What becomes of a passage in a corrected text; `paragraph` is counted there. */
export type PassageFate = { id: string } & (
  (Extract<QuoteFate, { quote: Quote }> & { paragraph: number | null }) | { fate: 'lost' }
)

/**
 * What becomes of passages in a corrected text, each by the difference from the version that it stands in. Excerpts
 * keep the paragraphs that their source gave.
 */
export function followText(
  passages: readonly TextPassage[],
  texts: ReadonlyMap<string, string>,
  corrected: string,
  { keepsParagraphs }: { keepsParagraphs: boolean },
): PassageFate[] {
  const blocks = splitParagraphs(corrected)
  const anchors = new Map<string, (span: Quote) => QuoteFate>()
  return passages.map(({ id, quote, textVersionId, paragraph }) => {
    const anchor =
      anchors.get(textVersionId) ?? compareForAnchors(texts.get(textVersionId) ?? '', corrected)
    anchors.set(textVersionId, anchor)
    const found = anchor(quote)
    if (found.fate === 'lost') return { id, fate: 'lost' }
    const counted = paragraphNumberAt(blocks, found.quote.start)
    return { id, ...found, paragraph: keepsParagraphs ? paragraph : counted }
  })
}
