import { dayNumber, type Day } from '#app/domain/days.ts'
import { computeFadingDay } from '#app/domain/evidence-age.ts'
import { findLevelRow, nearestLevel, type Absence, type Level } from '#app/domain/level.ts'
import type { DrawnStatement, DrawnStrip } from '#app/domain/strips/strip.ts'
import { shareOfDay, type StripAxis } from './strip-axis.ts'
import { measureText } from './text-width.ts'

/**
 * How far from the left edge something lies, in hundredths of the strip's width, so that one strip fits every window;
 * heights are pixels from the row's upper edge. `code` names the level by which a part is coloured.
 */
export type StripMarks = {
  height: number
  /** Where the line of "mixed" lies. */
  zero: number
  areas: { from: number; to: number; y: number; height: number; code: string; kind: LineKind }[]
  lines: { from: number; to: number; y: number; code: string; kind: LineKind }[]
  jumps: { at: number; y1: number; y2: number; isLater: boolean }[]
  /** Days on which a letter of uncertain date may have been written. */
  spans: { from: number; to: number; y: number; code: string; isLater: boolean }[]
  dots: StripDot[]
  /** Letters that lie too near each other for dots, each on its own day and level. */
  ticks: { index: number; at: number; y: number; code: string; isLater: boolean }[]
  /** How many letters lie there; `isLabelled` where the words have room beside the other runs and silences. */
  runs: { from: number; to: number; count: number; isLabelled: boolean }[]
  /** `lineY` is where the line breaks above; null where no word is held on that day. */
  silences: {
    index: number
    at: number
    y: number
    lineY: number | null
    absence: Absence
    isLater: boolean
  }[]
  moves: { at: number; up: boolean; established: boolean; isTurn: boolean }[]
}

/**
 * `held` between letters, `carried` after the newest, `faded` after 24 months without one, `later` after the as-of
 * day.
 */
type LineKind = 'held' | 'carried' | 'faded' | 'later'

/** `index` is the place among the strip's statements. */
type StripDot = {
  index: number
  at: number
  y: number
  code: string
  ring: boolean
  isLater: boolean
}

export type StripLayout = {
  axis: StripAxis
  asOf: Day
  height: number
  isPinned?: boolean
  /** The width in pixels by which it is judged which dots would lie on each other: the narrowest that it is shown in. */
  width: number
}

/** A run of so many letters, each nearer to the next than a dot is wide, becomes ticks. */
const lettersForRug = 8

/** Rows by how many actors there are: the fewer, the higher. Pixels. */
export function chooseRowHeight(actorCount: number, isPinned = false): number {
  if (actorCount <= 1) return 96
  if (actorCount <= 8) return 56
  if (actorCount <= 60) return isPinned ? 46 : 36
  return 24
}

/** So low that a row has room for one line: its word stands without what qualifies it, which its tip says. */
export function isDenseRow(height: number): boolean {
  return height <= 24
}

export function findDotRadius(height: number, isPinned = false): number {
  if (isDenseRow(height)) return 2.6
  if (height >= 56) return 4
  return isPinned ? 3.6 : 3.1
}

/** Lays one strip out. The lanes of the five levels take its upper part, silences a lane of their own below. */
export function layOutStrip(strip: DrawnStrip, layout: StripLayout): StripMarks {
  const { axis, asOf, height, isPinned } = layout
  const radius = findDotRadius(height, isPinned)
  const lanes = makeLanes(height, radius)
  const at = (day: Day) => shareOfDay(axis, day)
  const isShown = ({ day }: { day: Day }) => day >= axis.from && day <= axis.to
  const shown = strip.statements
    .map((statement, index) => ({ ...statement, index }))
    .filter((statement) => isShown(statement))
  const stated = shown.filter(({ level }) => level !== null) as StatedLetter[]
  const nearness = ((2 * radius - 1) / layout.width) * 100
  const runs = findRuns(stated, (letter) => at(letter.day), nearness)
  const inRuns = new Set(runs.flatMap(({ letters }) => letters.map(({ index }) => index)))
  const describe = ({ index, day, level }: StatedLetter) => ({
    index,
    at: at(day),
    y: lanes.yOf(level),
    code: findLevelRow(level).code,
    isLater: day > asOf,
  })
  return {
    height,
    zero: lanes.yOf(0),
    ...layOutLines(strip, layout, lanes),
    spans: stated
      .filter(({ first, last }) => first !== last)
      .map((letter) => ({
        ...describe(letter),
        to: at(letter.day),
        from: Math.min(at(letter.first), at(letter.day) - (6 / layout.width) * 100),
      })),
    dots: fanOut(
      stated
        .filter(({ index }) => !inRuns.has(index))
        .map((letter) => ({ ...describe(letter), ring: letter.conditional })),
      radius,
    ),
    ticks: stated.filter(({ index }) => inRuns.has(index)).map(describe),
    runs: labelRuns(
      runs.map(({ letters }) => ({
        from: at(letters[0]!.day),
        to: at(letters.at(-1)!.day),
        count: letters.length,
      })),
      shown.filter(({ level }) => level === null).map(({ day }) => at(day)),
      layout,
    ),
    silences: layOutSilences(strip, shown, layout, lanes),
    moves: strip.moves
      .filter((move) => isShown(move))
      .map(({ day, up, kind, established }) => ({
        at: at(day),
        up,
        established,
        isTurn: kind === 'turn',
      })),
  }
}

type StatedLetter = DrawnStatement & { index: number; level: Level }
type Lanes = { yOf: (level: number) => number; silence: number }

function makeLanes(height: number, radius: number): Lanes {
  const share = height * 0.74
  const middle = height * 0.05 + share / 2
  const pitch = (share - 2 * radius) / 4
  return {
    yOf: (level) => middle - level * pitch,
    silence: height * (height > 30 ? 0.9 : 0.85),
  }
}

type Run = { letters: StatedLetter[] }

function findRuns(
  stated: readonly StatedLetter[],
  at: (letter: StatedLetter) => number,
  nearness: number,
): Run[] {
  const runs: Run[] = []
  for (const letter of stated) {
    const last = runs.at(-1)?.letters
    if (last && at(letter) - at(last.at(-1)!) < nearness) last.push(letter)
    else runs.push({ letters: [letter] })
  }
  return runs.filter(({ letters }) => letters.length >= lettersForRug)
}

function layOutSilences(
  { words }: DrawnStrip,
  shown: readonly (DrawnStatement & { index: number })[],
  { axis, asOf }: StripLayout,
  lanes: Lanes,
): StripMarks['silences'] {
  return shown.flatMap(({ index, day, absence }) => {
    if (!absence) return []
    const held = words.findLast((word) => word.day <= day)
    return [
      {
        index,
        at: shareOfDay(axis, day),
        y: lanes.silence,
        lineY: held ? lanes.yOf(held.level) : null,
        absence,
        isLater: day > asOf,
      },
    ]
  })
}

/** Rows lower than this have no room for words below a run. */
const rowWithLabels = 36
const runLabelSize = 10
const labelGap = 4

/** The words of a run stand below its middle where they meet no other run's and no silence. */
function labelRuns(
  runs: readonly { from: number; to: number; count: number }[],
  silences: readonly number[],
  { height, width }: StripLayout,
): StripMarks['runs'] {
  let taken = -Infinity
  return runs.map((run) => {
    const wide = measureText(`${run.count} letters`, runLabelSize)
    const middle = (((run.from + run.to) / 2) * width) / 100
    const [left, right] = [middle - wide / 2, middle + wide / 2]
    const meets = silences
      .map((at) => (at * width) / 100)
      .some((x) => x > left - labelGap - 5 && x < right + labelGap + 5)
    const isLabelled =
      height >= rowWithLabels && left >= taken + labelGap && left >= 0 && right <= width && !meets
    if (isLabelled) taken = right
    return { ...run, isLabelled }
  })
}

/** Letters of one day and level stand above and below each other, half a dot apart. */
function fanOut(dots: readonly StripDot[], radius: number): StripDot[] {
  const crowds = new Map<string, number>()
  return dots.map((dot) => {
    const key = `${dot.at} ${dot.y}`
    const before = crowds.get(key) ?? 0
    crowds.set(key, before + 1)
    const distance = Math.ceil(before / 2) * radius * 0.9
    return { ...dot, y: dot.y + (before % 2 ? -distance : distance) }
  })
}

/** The line from letter to letter, and the area between it and the line of "mixed". */
function layOutLines(
  { words }: DrawnStrip,
  { axis, asOf }: StripLayout,
  lanes: Lanes,
): Pick<StripMarks, 'areas' | 'lines' | 'jumps'> {
  const drawn: Pick<StripMarks, 'areas' | 'lines' | 'jumps'> = { areas: [], lines: [], jumps: [] }
  const end = asOf < axis.to ? asOf : axis.to
  words.forEach(({ day, level }, index) => {
    const next = words[index + 1]
    const y = lanes.yOf(level)
    const { code } = findLevelRow(nearestLevel(level))
    for (const piece of splitLine(day, next?.day ?? axis.to, {
      end,
      isLast: !next || next.day > end,
    })) {
      const from = shareOfDay(axis, piece.from)
      const to = shareOfDay(axis, piece.to)
      if (to <= from) continue
      drawn.lines.push({ from, to, y, code, kind: piece.kind })
      if (piece.kind === 'later') continue
      const isMixed = code === 'm'
      const top = isMixed ? lanes.yOf(0) - 1.5 : Math.min(y, lanes.yOf(0))
      const height = isMixed ? 3 : Math.abs(y - lanes.yOf(0))
      drawn.areas.push({ from, to, y: top, height, code, kind: piece.kind })
    }
    if (next && next.level !== level && next.day >= axis.from && next.day <= axis.to)
      drawn.jumps.push({
        at: shareOfDay(axis, next.day),
        y1: y,
        y2: lanes.yOf(next.level),
        isLater: next.day > asOf,
      })
  })
  return drawn
}

type LinePiece = { from: Day; to: Day; kind: LineKind }

/** A word holds until the next one or the as-of day, fades after 24 months, and is pale after the as-of day. */
function splitLine(
  day: Day,
  next: Day,
  { end, isLast }: { end: Day; isLast: boolean },
): LinePiece[] {
  if (day > end) return [{ from: day, to: next, kind: 'later' }]
  const until = next < end ? next : end
  const fades = computeFadingDay(day)
  const pieces: LinePiece[] = [
    { from: day, to: fades < until ? fades : until, kind: isLast ? 'carried' : 'held' },
  ]
  if (fades < until) pieces.push({ from: fades, to: until, kind: 'faded' })
  if (next > end) pieces.push({ from: end, to: next, kind: 'later' })
  return pieces.filter(({ from, to }) => dayNumber(to) > dayNumber(from))
}
