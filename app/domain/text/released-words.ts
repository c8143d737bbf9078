import { shortenUnchanged, splitWords, type DifferencePiece } from '../history/word-differences.ts'
import { findRedactions, type Span } from './quotes.ts'
import { findTextRuns, sumLengths } from './text-runs.ts'

/** A run of words of two versions of a text; `released` came where the earlier one has a mark of redaction. */
type VersionPiece = { kind: DifferencePiece['kind'] | 'released'; text: string }

/** What a later version of a text says beside an earlier one: what went, what came and what was withheld before. */
export type TextComparison = { pieces: VersionPiece[]; released: string[] }

/** Compares two versions of a text word by word; long runs that stayed are cut to what stands around a change. */
export function compareTexts(before: string, after: string): TextComparison {
  const gaps = findGaps(before, after)
  const marks = findRedactions(before)
  const released = findReleased(gaps, marks, after)
  const pieces: VersionPiece[] = []
  let [at, to] = [0, 0]
  const add = (kind: VersionPiece['kind'], text: string) => text && pieces.push({ kind, text })
  for (const { old, now } of gaps) {
    add('same', before.slice(at, old.start))
    add('gone', before.slice(old.start, old.end))
    const isReleased = released.some((span) => span.start < now.end && span.end > now.start)
    add(isReleased ? 'released' : 'new', after.slice(now.start, now.end))
    ;[at, to] = [old.end, now.end]
  }
  add('same', after.slice(to))
  return {
    pieces: pieces.flatMap((piece) => (isSame(piece) ? shortenUnchanged([piece]) : [piece])),
    released: released.map(({ start, end }) => after.slice(start, end).trim()),
  }
}

const isSame = (piece: VersionPiece): piece is DifferencePiece & { kind: 'same' } =>
  piece.kind === 'same'

/** What differs, between what both have in common: a span of each, one of which may be empty. */
type Gap = { old: Span; now: Span }

function findGaps(before: string, after: string): Gap[] {
  const [olds, nows] = [splitWords(before), splitWords(after)]
  const [oldEnds, nowEnds] = [sumLengths(olds), sumLengths(nows)]
  const gaps: Gap[] = []
  let [at, to] = [0, 0]
  const runs = findTextRuns(olds, nows)
  for (const run of [...runs, { before: olds.length, after: nows.length, length: 0 }]) {
    if (run.before > at || run.after > to)
      gaps.push({
        old: { start: oldEnds[at]!, end: oldEnds[run.before]! },
        now: { start: nowEnds[to]!, end: nowEnds[run.after]! },
      })
    ;[at, to] = [run.before + run.length, run.after + run.length]
  }
  return joinGaps(gaps, before)
}

/** Words that only spaces part differ together: a mark of two words may stand where three are now. */
function joinGaps(gaps: readonly Gap[], before: string): Gap[] {
  const joined: Gap[] = []
  for (const gap of gaps) {
    const last = joined.at(-1)
    if (last && !before.slice(last.old.end, gap.old.start).trim())
      joined[joined.length - 1] = {
        old: { start: last.old.start, end: gap.old.end },
        now: { start: last.now.start, end: gap.now.end },
      }
    else joined.push(gap)
  }
  return joined
}

/** Where the later text has words in place of marks of redaction: a mark of several words may have gaps within. */
function findReleased(gaps: readonly Gap[], marks: readonly Span[], after: string): Span[] {
  return marks.flatMap((mark) => {
    const within = gaps.filter(({ old }) => old.start < mark.end && old.end > mark.start)
    if (!within.length) return []
    const span = { start: within[0]!.now.start, end: within.at(-1)!.now.end }
    return holdsWords(after.slice(span.start, span.end)) ? [span] : []
  })
}

/** Whether there are words besides marks of redaction. */
function holdsWords(text: string): boolean {
  let bare = text
  for (const { start, end } of findRedactions(text).reverse())
    bare = bare.slice(0, start) + bare.slice(end)
  return /[\p{L}\p{N}]/u.test(bare)
}
