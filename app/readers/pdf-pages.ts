import type { Piece } from './pdf-layout.ts'
import { spaced } from './document.ts'

/** The lines of pages without those that stand on most of them; `left` are their words, each once, and whether there were page numbers. */
export type Bare = { layers: Piece[][]; left: { words: string[]; numbers: boolean } }

/** How many rows at the top and at the bottom of a page may be its running head and foot. */
const edgeRows = 3
/** Points by which a running line may stand higher or lower from page to page. */
const drift = 4

type Edge = { page: number; line: Piece; side: 'head' | 'foot'; key: string }

/**
 * Takes running heads, running feet and page numbers from the pages. A line is a running one where the same words,
 * but for the page's own number, stand at the same height on three pages or more and on most of them. The first
 * running head stays: it is the letterhead.
 */
export function withoutFurniture(layers: readonly Piece[][]): Bare {
  const edges = layers.flatMap((lines, page) => edgesOf(lines, page))
  const written = layers.filter((lines) => lines.length).length
  const taken = new Set<Piece>()
  const left = { words: new Set<string>(), numbers: false }
  const offset = offsetOf(edges)
  for (const { page, line } of written > 1 ? edges : [])
    if (numberOf(line.text) === page + 1 + offset) taken.add(line)
  left.numbers = taken.size > 0
  for (const alike of running(
    edges.filter(({ line, key }) => !taken.has(line) && /\p{L}/u.test(key)),
  )) {
    const pages = new Set(alike.map(({ page }) => page))
    if (pages.size < 3 || pages.size < written * 0.6) continue
    const first = Math.min(...pages)
    for (const { line, side, page } of alike) if (side === 'foot' || page !== first) taken.add(line)
    left.words.add(spaced(alike[0]!.line.text)!)
  }
  const kept = layers.map((lines) => lines.filter((line) => !taken.has(line)))
  // A page of nothing but such lines, as in a list of names, keeps them.
  return {
    layers: kept.map((lines, page) => (lines.length ? lines : layers[page]!)),
    left: { words: [...left.words], numbers: left.numbers },
  }
}

/** Lines of the same words at nearly the same height, whichever page they are on. */
function running(edges: readonly Edge[]): Edge[][] {
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
      edge.line.down - before.line.down <= drift
    )
      group!.push(edge)
    else groups.push([edge])
  }
  return groups
}

export function furnitureNote({ words, numbers }: Bare['left']): string[] {
  const said = [
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
  return said.length ? [`Left out: ${said.join(', and ')}.`] : []
}

function edgesOf(lines: readonly Piece[], page: number): Edge[] {
  const heights = [...new Set(lines.map(({ down }) => Math.round(down)))].sort(
    (one, other) => one - other,
  )
  const [top, bottom] = [heights.slice(0, edgeRows), heights.slice(-edgeRows)]
  const own = new RegExp(`(?<![\\p{L}\\d.,/])${page + 1}(?![\\p{L}\\d.,])`, 'u')
  const keyed = (line: Piece, side: Edge['side']): Edge => ({
    page,
    line,
    side,
    key: spaced(line.text.replace(own, '#'))?.toLowerCase() ?? '',
  })
  return lines.flatMap((line) => [
    ...(top.includes(Math.round(line.down)) ? [keyed(line, 'head')] : []),
    ...(bottom.includes(Math.round(line.down)) ? [keyed(line, 'foot')] : []),
  ])
}

const pageWords =
  'page|seite|p\\.|s\\.|pag\\.|página|pagina|página|strona|strana|stran|sivu|sida|side|oldal|σελίδα|страница|стр\\.'
const numbered = new RegExp(
  `^[\\s|–—-]*(?:(?:${pageWords})\\s*)?(\\d{1,4})(?:\\s*(?:/|of|von|de|sur|di|van|z|av|af|από|от)\\s*\\d{1,4})?[\\s|–—.-]*$`,
  'iu',
)

const numberOf = (text: string): number | null =>
  numbered.test(text.trim()) ? Number(numbered.exec(text.trim())![1]) : null

/** By how much printed numbers differ from the places of the pages: 0 unless three pages or more say otherwise. */
function offsetOf(edges: readonly Edge[]): number {
  const counts = new Map<number, Set<number>>()
  for (const { page, line } of edges) {
    const number = numberOf(line.text)
    if (number !== null)
      counts.set(number - page - 1, (counts.get(number - page - 1) ?? new Set()).add(page))
  }
  const [most] = [...counts].sort(([, one], [, other]) => other.size - one.size)
  return most && most[1].size >= 3 ? most[0] : 0
}
