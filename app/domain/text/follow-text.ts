import { paragraphNumberAt, splitParagraphs } from './paragraphs.ts'
import { compareForAnchors, type QuoteFate } from './passage-anchors.ts'
import type { Quote, Span } from './quotes.ts'

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

/** Finds passages of versions of a text in the corrected one; each version is compared with it once. */
type VersionAnchors = (textVersionId: string) => (span: Span) => QuoteFate

export function makeVersionAnchors(
  texts: ReadonlyMap<string, string>,
  corrected: string,
): VersionAnchors {
  const anchors = new Map<string, (span: Span) => QuoteFate>()
  return (textVersionId) => {
    const anchor =
      anchors.get(textVersionId) ?? compareForAnchors(texts.get(textVersionId) ?? '', corrected)
    anchors.set(textVersionId, anchor)
    return anchor
  }
}

/**
 * What becomes of passages in a corrected text, each by the difference from the version that it stands in. Excerpts
 * keep the paragraphs that their source gave.
 */
export function followText(
  passages: readonly TextPassage[],
  texts: ReadonlyMap<string, string>,
  corrected: string,
  {
    keepsParagraphs,
    anchorOf = makeVersionAnchors(texts, corrected),
  }: { keepsParagraphs: boolean; anchorOf?: VersionAnchors },
): PassageFate[] {
  const blocks = splitParagraphs(corrected)
  return passages.map(({ id, quote, textVersionId, paragraph }) => {
    const found = anchorOf(textVersionId)(quote)
    if (found.fate === 'lost') return { id, fate: 'lost' }
    const counted = paragraphNumberAt(blocks, found.quote.start)
    return { id, ...found, paragraph: keepsParagraphs ? paragraph : counted }
  })
}
