import type { Span } from '#app/domain/text/quotes.ts'

/** The place in the letter's text of a point in the page; null outside the text. */
function findOffset(node: Node | null, offset: number): number | null {
  const element = node instanceof Element ? node : (node?.parentElement ?? null)
  if (node instanceof Element && node.childNodes[offset] instanceof Element) {
    const start =
      (node.childNodes[offset] as Element).closest<HTMLElement>('[data-start]') ??
      (node.childNodes[offset] as Element).querySelector<HTMLElement>('[data-start]')
    if (start) return Number(start.dataset.start)
  }
  const piece = element?.closest<HTMLElement>('[data-start]')
  if (piece)
    return (
      Number(piece.dataset.start) +
      (node instanceof Text ? offset : offset === 0 ? 0 : (piece.textContent?.length ?? 0))
    )
  const block = element?.closest<HTMLElement>('[data-block-end]')
  return block ? Number(block.dataset.blockEnd) : null
}

/** What is selected of the letter's text; null when nothing is, or something else. */
export function readSelectedSpan(article: HTMLElement): Span | null {
  const selection = document.getSelection()
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null
  const range = selection.getRangeAt(0)
  if (!article.contains(range.startContainer) || !article.contains(range.endContainer)) return null
  const [start, end] = [
    findOffset(range.startContainer, range.startOffset),
    findOffset(range.endContainer, range.endOffset),
  ]
  return start !== null && end !== null && start < end ? { start, end } : null
}

/** The page's range for a span of the letter's text, to highlight or scroll to. */
export function toRange(article: HTMLElement, span: Span): Range | null {
  const from = findPoint(article, span.start, false)
  const to = findPoint(article, span.end, true)
  if (!from || !to) return null
  const range = document.createRange()
  range.setStart(from.node, from.offset)
  range.setEnd(to.node, to.offset)
  return range
}

function findPoint(
  article: HTMLElement,
  textOffset: number,
  isEnd: boolean,
): { node: Text; offset: number } | null {
  for (const piece of article.querySelectorAll<HTMLElement>('[data-start]')) {
    const start = Number(piece.dataset.start)
    const node = piece.firstChild
    if (!(node instanceof Text)) continue
    const end = start + node.length
    if (isEnd ? textOffset > start && textOffset <= end : textOffset >= start && textOffset < end)
      return { node, offset: textOffset - start }
  }
  return null
}
