import type { Span } from '#app/domain/text/quotes.ts'

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

/** The place in the letter's text of a point in the page; null outside the text. */
function findOffset(node: Node | null, offset: number): number | null {
  const start = findStartOfChild(node, offset)
  if (start !== null) return start
  const element = node instanceof Element ? node : (node?.parentElement ?? null)
  const piece = element?.closest<HTMLElement>('[data-start]')
  if (piece) {
    const isAtStart = !(node instanceof Text) && offset === 0
    const within = node instanceof Text ? offset : (piece.textContent?.length ?? 0)
    return Number(piece.dataset.start) + (isAtStart ? 0 : within)
  }
  const block = element?.closest<HTMLElement>('[data-block-end]')
  return block ? Number(block.dataset.blockEnd) : null
}

/** Where the text of an element's child begins; null where that child is no element with text. */
function findStartOfChild(node: Node | null, offset: number): number | null {
  const child = node instanceof Element ? node.childNodes[offset] : null
  if (!(child instanceof Element)) return null
  const start =
    child.closest<HTMLElement>('[data-start]') ?? child.querySelector<HTMLElement>('[data-start]')
  return start ? Number(start.dataset.start) : null
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
