import type { Span } from '../text/quotes.ts'
import type { SearchQuery } from './search-query.ts'
import type { SearchTerm } from './search-terms.ts'
import { findNear } from './find-near.ts'
import { findTerm } from './find-term.ts'
import { findWordForms, type WordForms } from './word-forms.ts'

/** Some words of a text around what was looked for; `start` is where the first hit in it stands in the text. */
export type HitPassage = { start: number; pieces: HitPiece[] }

export type HitPiece = { text: string; isHit: boolean }

/** `shown`: all that must be seen of it, which of two words near each other is what stands between them too. */
type TermHit = Span & { term: number; shown: Span }

/** Where in a text stands what was looked for: in order, apart from each other, at most `limit` places. */
export function findHits(text: string, { groups }: SearchQuery, limit: number): Span[] {
  const hits: Span[] = []
  for (const { start, end } of findTermHits(text, groups.flat())) {
    const last = hits.at(-1)
    if (last && start < last.end) last.end = Math.max(last.end, end)
    else if (hits.length === limit) break
    else hits.push({ start, end })
  }
  return hits
}

/** Every place of every term, in the order of the text. */
function findTermHits(text: string, terms: readonly SearchTerm[]): TermHit[] {
  const words = findWordForms(text)
  return terms
    .flatMap((term, index) =>
      findSearchTerm(text, words, term).map((hit) => ({ ...hit, term: index })),
    )
    .sort((a, b) => a.start - b.start || b.end - a.end)
}

function findSearchTerm(
  text: string,
  words: readonly WordForms[],
  term: SearchTerm,
): Omit<TermHit, 'term'>[] {
  if (term.match !== 'near') return findTerm(words, term).map((span) => ({ ...span, shown: span }))
  return findNear(text, words, term).flatMap(([first, second]) => {
    const shown = { start: first.start, end: second.end }
    return [first, second].map((span) => ({ ...span, shown }))
  })
}

/** How many characters of the text are shown on each side of a hit. */
const around = 70

/**
 * At most `most` passages with what was looked for, in the order of the text: the first of each term before a second of
 * any. The text must be masked already where its reader may not see contact details.
 */
export function cutHitPassages(text: string, query: SearchQuery, most: number): HitPassage[] {
  const terms = query.groups.flat()
  const all = findEnoughHits(text, terms, most)
  const firsts = terms.flatMap((_, term) => all.find((hit) => hit.term === term) ?? [])
  const windows: Span[] = []
  for (const hit of [...firsts, ...all]) {
    if (windows.length === most) break
    const { shown } = hit
    if (!windows.some(({ start, end }) => shown.start >= start && shown.end <= end))
      windows.push(openWindow(text, shown))
  }
  const hits = joinSpans(all)
  return joinSpans(windows.sort((a, b) => a.start - b.start)).map((window) => {
    const within = hits.filter(({ start, end }) => start >= window.start && end <= window.end)
    return { start: within[0]!.start, pieces: cutPieces(text, window, within) }
  })
}

/** How much of a text is read at a time: passages mostly stand near its beginning, and the rest is left unread. */
const readAtOnce = 1000

/** The hits of a text up to where every term was found, and `most` places far enough from each other. */
function findEnoughHits(text: string, terms: readonly SearchTerm[], most: number): TermHit[] {
  const hits: TermHit[] = []
  for (let start = 0; start < text.length;) {
    const end = findPartEnd(text, start)
    for (const hit of findTermHits(text.slice(start, end), terms))
      hits.push({ ...moveSpan(hit, start), term: hit.term, shown: moveSpan(hit.shown, start) })
    if (isEnough(hits, terms.length, most)) return hits
    start = end
  }
  // What has several words may reach over the place where two parts meet.
  const found = new Set(hits.map(({ term }) => term))
  const mayReachOver = terms.some(({ match }, term) => match === 'near' && !found.has(term))
  return hits.length && !mayReachOver ? hits : findTermHits(text, terms)
}

function moveSpan({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by }
}

/** The next blank line after so much text, or a space where there is none for long. */
function findPartEnd(text: string, start: number): number {
  const least = start + readAtOnce
  const blank = text.indexOf('\n\n', least)
  if (blank >= 0 && blank < least + readAtOnce) return blank
  const space = text.indexOf(' ', least + readAtOnce)
  return space < 0 ? text.length : space
}

function isEnough(hits: readonly TermHit[], terms: number, most: number): boolean {
  let [places, end] = [0, -Infinity]
  for (const hit of hits)
    if (hit.start > end) {
      places += 1
      end = hit.start + 2 * around
    }
  return places >= most && new Set(hits.map(({ term }) => term)).size === terms
}

/** A hit with the whole words around it. */
function openWindow(text: string, hit: Span): Span {
  const [least, most] = [Math.max(0, hit.start - around), Math.min(text.length, hit.end + around)]
  const space = least > 0 ? text.slice(least, hit.start).search(/\s/) : -1
  const tail = most < text.length ? text.slice(hit.end, most).search(/\s\S*$/) : -1
  return {
    start: least === 0 ? 0 : space < 0 ? hit.start : least + space + 1,
    end: most === text.length ? most : tail < 0 ? hit.end : hit.end + tail,
  }
}

function joinSpans(spans: readonly Span[]): Span[] {
  const joined: Span[] = []
  for (const { start, end } of spans) {
    const last = joined.at(-1)
    if (last && start < last.end) last.end = Math.max(last.end, end)
    else joined.push({ start, end })
  }
  return joined
}

function cutPieces(text: string, window: Span, hits: readonly Span[]): HitPiece[] {
  const pieces: HitPiece[] = []
  const add = (start: number, end: number, isHit: boolean): void => {
    const words = text
      .slice(start, end)
      .replace(/\u00AD\s*/g, '')
      .replace(/\s+/g, ' ')
    if (words) pieces.push({ text: words, isHit })
  }
  let from = window.start
  for (const { start, end } of hits) {
    add(from, start, false)
    add(start, end, true)
    from = end
  }
  add(from, window.end, false)
  if (window.start > 0) pieces[0] = withText(pieces[0]!, (words) => `…${words}`)
  if (window.end < text.length) pieces.push({ text: '…', isHit: false })
  return pieces
}

function withText(piece: HitPiece, change: (words: string) => string): HitPiece {
  return { ...piece, text: change(piece.text) }
}

/** Whether one text, such as a name, holds everything that is looked for and nothing of what is left out. */
export function holdsSearch(text: string, { groups, leftOut }: SearchQuery): boolean {
  const words = findWordForms(text)
  const isFound = (term: SearchTerm) => findSearchTerm(text, words, term).length > 0
  return groups.length > 0 && groups.every((group) => group.some(isFound)) && !leftOut.some(isFound)
}
