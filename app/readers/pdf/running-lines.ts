import type { PagePiece } from './page-layout.ts'
import { normalizeLine } from '../document.ts'

/**
 * The lines of pages without those that stand on most of them; `left` are their words, each once, and whether there
 * were page numbers.
 */
type BarePages = { layers: PagePiece[][]; left: { words: string[]; numbers: boolean } }

/** How many rows at the top and at the bottom of a page may be its running head and foot. */
const edgeRows = 3
/** Points by which a running line may stand higher or lower from page to page. */
const maxDrift = 4

/** `apart`: outermost on its page, and farther from the text than the lines of the text from each other. */
type Edge = { page: number; line: PagePiece; side: 'head' | 'foot'; key: string; apart: boolean }

/**
 * Takes running heads, running feet and page numbers from the pages. A line is a running one where the same words,
 * but for the page's own number, stand at the same height on three pages or more and on most of them; of two pages
 * where it stands outermost on both and apart from the text. The first running head stays: it is the letterhead.
 */
export function removeRunningLines(layers: readonly PagePiece[][]): BarePages {
  const edges = layers.flatMap((lines, page) => findEdges(lines, page))
  const written = layers.filter((lines) => lines.length).length
  const taken = new Set<PagePiece>()
  const left = { words: new Set<string>(), numbers: false }
  const offset = findNumberOffset(edges)
  for (const { page, line } of written > 1 ? edges : [])
    if (parsePageNumber(line.text) === page + 1 + offset) taken.add(line)
  left.numbers = taken.size > 0
  for (const alike of groupRepeated(
    edges.filter(({ line, key }) => !taken.has(line) && /\p{L}/u.test(key)),
  )) {
    const pages = new Set(alike.map(({ page }) => page))
    if (!isRunning(alike, pages.size, written)) continue
    const first = Math.min(...pages)
    for (const { line, side, page } of alike) if (side === 'foot' || page !== first) taken.add(line)
    left.words.add(normalizeLine(alike[0]!.line.text)!)
  }
  const kept = layers.map((lines) => lines.filter((line) => !taken.has(line)))
  // A page of nothing but such lines, as in a list of names, keeps them.
  return {
    layers: kept.map((lines, page) => (lines.length ? lines : layers[page]!)),
    left: { words: [...left.words], numbers: left.numbers },
  }
}

function isRunning(alike: readonly Edge[], pages: number, written: number): boolean {
  if (written === 2) return pages === 2 && alike.every(({ apart }) => apart)
  return pages >= 3 && pages >= written * 0.6
}

/** Lines of the same words at nearly the same height, whichever page they are on. */
function groupRepeated(edges: readonly Edge[]): Edge[][] {
  const groups: Edge[][] = []
  for (const edge of [...edges].sort(
    (one, other) =>
      one.side.localeCompare(other.side) ||
      (one.key < other.key ? -1 : one.key > other.key ? 1 : one.line.down - other.line.down),
  )) {
    const group = groups.at(-1)
    const before = group?.at(-1)
    if (
      before &&
      before.side === edge.side &&
      before.key === edge.key &&
      edge.line.down - before.line.down <= maxDrift
    )
      group!.push(edge)
    else groups.push([edge])
  }
  return groups
}

export function describeRemoved({ words, numbers }: BarePages['left']): string[] {
  const parts = [
    ...(words.length
      ? [
          `what stands at the same place on most pages (${words
            .slice(0, 4)
            .map((line) => `“${line.slice(0, 120)}”`)
            .join(', ')}${words.length > 4 ? ` and ${words.length - 4} more` : ''})`,
        ]
      : []),
    ...(numbers ? ['the page numbers'] : []),
  ]
  return parts.length ? [`Left out: ${parts.join(', and ')}.`] : []
}

function findEdges(lines: readonly PagePiece[], page: number): Edge[] {
  const heights = [...new Set(lines.map(({ down }) => Math.round(down)))].sort(
    (one, other) => one - other,
  )
  const [top, bottom] = [heights.slice(0, edgeRows), heights.slice(-edgeRows)]
  const own = new RegExp(`(?<![\\p{L}\\d.,/])${page + 1}(?![\\p{L}\\d.,])`, 'u')
  const toEdge = (line: PagePiece, side: Edge['side']): Edge => ({
    page,
    line,
    side,
    key: normalizeLine(line.text.replace(own, '#'))?.toLowerCase() ?? '',
    apart: isApart(heights, Math.round(line.down), side),
  })
  return lines.flatMap((line) => [
    ...(top.includes(Math.round(line.down)) ? [toEdge(line, 'head')] : []),
    ...(bottom.includes(Math.round(line.down)) ? [toEdge(line, 'foot')] : []),
  ])
}

function isApart(heights: readonly number[], down: number, side: Edge['side']): boolean {
  const inwards = side === 'head' ? heights : [...heights].reverse()
  const [outermost, next, third] = inwards
  if (outermost !== down || next === undefined || third === undefined) return false
  return Math.abs(next - outermost) > 1.5 * Math.abs(third - next)
}

/** What stands before a page's number, and between it and their count; as patterns. */
const pageWords: readonly string[] = [
  'page',
  'seite',
  'p\\.',
  's\\.',
  'pag\\.',
  'página',
  'pagina',
  'strona',
  'strana',
  'stran',
  'sivu',
  'sida',
  'side',
  'oldal',
  'σελίδα',
  'страница',
  'стр\\.',
]
const countWords: readonly string[] = [
  '/',
  'of',
  'von',
  'de',
  'sur',
  'di',
  'van',
  'z',
  'av',
  'af',
  'από',
  'от',
]
const pageNumberLine = new RegExp(
  `^[\\s|–—-]*(?:(?:${pageWords.join('|')})\\s*)?(\\d{1,4})` +
    `(?:\\s*(?:${countWords.join('|')})\\s*\\d{1,4})?[\\s|–—.-]*$`,
  'iu',
)

const parsePageNumber = (text: string): number | null =>
  pageNumberLine.test(text.trim()) ? Number(pageNumberLine.exec(text.trim())![1]) : null

/** By how much printed numbers differ from the places of the pages: 0 unless three pages or more say otherwise. */
function findNumberOffset(edges: readonly Edge[]): number {
  const counts = new Map<number, Set<number>>()
  for (const { page, line } of edges) {
    const number = parsePageNumber(line.text)
    if (number !== null)
      counts.set(number - page - 1, (counts.get(number - page - 1) ?? new Set()).add(page))
  }
  const [most] = [...counts].sort(([, one], [, other]) => other.size - one.size)
  return most && most[1].size >= 3 ? most[0] : 0
}
