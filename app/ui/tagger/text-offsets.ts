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

/** The place in the letter's text at a point of the window; null where none of the text is near. */
export function readPlaceAt(article: HTMLElement, x: number, y: number): number | null {
  const caret = findCaretAt(x, y)
  return caret && article.contains(caret.node) ? findOffset(caret.node, caret.offset) : null
}

function findCaretAt(x: number, y: number): { node: Node; offset: number } | null {
  if ('caretPositionFromPoint' in document) {
    const caret = document.caretPositionFromPoint(x, y)
    return caret && { node: caret.offsetNode, offset: caret.offset }
  }
  // Browsers of Apple before 2025 know only the older name.
  const range = (document as Document).caretRangeFromPoint(x, y)
  return range && { node: range.startContainer, offset: range.startOffset }
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
  return toRanges(article, [span])[0] ?? null
}

/** The ranges of many spans; those that lie outside the text have none. */
export function toRanges(article: HTMLElement, spans: readonly Span[]): Range[] {
  const pieces = article.querySelectorAll<HTMLElement>('[data-start]')
  return spans.flatMap((span) => {
    const from = findPoint(pieces, span.start, false)
    const to = findPoint(pieces, span.end, true)
    if (!from || !to) return []
    const range = document.createRange()
    range.setStart(from.node, from.offset)
    range.setEnd(to.node, to.offset)
    return [range]
  })
}

/** The pieces are in the order of the text: the last one that begins before a place is the one to look at. */
function findPoint(
  pieces: NodeListOf<HTMLElement>,
  textOffset: number,
  isEnd: boolean,
): { node: Text; offset: number } | null {
  let [low, high] = [0, pieces.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const start = Number(pieces[middle]!.dataset.start)
    if (isEnd ? start < textOffset : start <= textOffset) low = middle + 1
    else high = middle
  }
  const piece = pieces[low - 1]
  const node = piece?.firstChild
  if (!piece || !(node instanceof Text)) return null
  const offset = textOffset - Number(piece.dataset.start)
  return offset < node.length || (isEnd && offset === node.length) ? { node, offset } : null
}
