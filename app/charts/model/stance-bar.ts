import { findLevelRow, levels, nearestLevel, type Absence } from '#app/domain/level.ts'
import type { StanceMark } from '#app/domain/stance-mark.ts'

/** Everything is in pixels from the top left corner. `code` names the level by which a part is coloured. */
export type StanceBar = {
  width: number
  height: number
  /** `outlined` where somebody only was silent, `dotted` where there is no letter at all. */
  ground: 'steps' | 'outlined' | 'dotted'
  steps: { x: number; y: number; width: number; height: number; code: string }[]
  /** Where somebody stands now. */
  dot: { x: number; y: number; radius: number; code: string; ring: boolean } | null
  /** The record. */
  tick: { x: number; y1: number; y2: number } | null
  /** How sure the record is: an interval has caps of this height on either side, a range has none. */
  hairline: { x1: number; x2: number; y: number; cap: number | null } | null
  /** How far dot, tick and hairline have faded: 1 is fresh. */
  opacity: number
  silences: { absence: Absence; x: number; y: number; scale: number }[]
  /** Those who spoke for an organisation, a square each, or a column a step where there are more than fit. */
  members: { x: number; y: number; width: number; height: number; code: string }[]
  /** Another day's word: where it lay, and whether an arrow leads from there or a pointer stands above the track. */
  before: { x: number; y: number; shape: 'arrow' | 'pointer'; tip: number } | null
}

/** `ranges`: a range is drawn also where there is no room for an interval. */
export type StanceBarSize = { width: number; height: number; ranges?: boolean }

/** Where a bar stands; `end` closes a strip, `beside` one of several topics, `pinned` a pinned actor's. In pixels. */
export const stanceBarSizes = {
  least: { width: 52, height: 12 },
  letter: { width: 52, height: 14, ranges: true },
  chip: { width: 64, height: 12 },
  end: { width: 108, height: 20 },
  beside: { width: 84, height: 20 },
  pinned: { width: 108, height: 22 },
  cell: { width: 128, height: 19 },
  wide: { width: 190, height: 24 },
  card: { width: 960, height: 96 },
} as const satisfies Record<string, StanceBarSize>

/** The narrowest bar that has room for a hairline. */
const hairlineWidth = 84
/** The opacity from five years on, and in how many years it is reached after two. */
const faded = { opacity: 0.38, after: 2, over: 3 } as const
/** Two days whose words lie nearer than this have a pointer instead of an arrow. */
const arrowLength = 9
const memberSize = 2

/**
 * The bar of one stance. `before` is the word on an earlier day that it is compared with; the record is then left out.
 * Beside the track lies room for the glyph of a silence since now, so the bar may be wider than its size says.
 */
export function layOutStanceBar(
  mark: StanceMark,
  { width, height, ranges = false }: StanceBarSize,
  before: number | null = null,
): StanceBar {
  const track = makeTrack(width, height)
  const ground = findGround(mark)
  const { now } = mark
  const isCompared = before !== null
  return {
    width: track.right + (now !== null && mark.silences.length ? glyphRoom(height) : 0),
    height,
    ground,
    steps: layOutSteps(track, ground),
    dot: now === null ? null : layOutDot(mark, now, track),
    tick:
      mark.record === null || isCompared
        ? null
        : { x: findX(track, mark.record), y1: 0, y2: height },
    hairline: isCompared ? null : layOutHairline(mark, track, ranges),
    opacity: computeOpacity(mark.age),
    silences: layOutSilences(mark, track),
    members: isCompared ? [] : layOutMembers(mark.members, track),
    before: now === null || before === null ? null : layOutBefore(before, now, track),
  }
}

type Track = { right: number; height: number; y: number; step: number; gap: number; thick: number }

function makeTrack(width: number, height: number): Track {
  const gap = width >= 80 ? 2 : 1
  return {
    right: width,
    height,
    y: height / 2,
    gap,
    step: (width - gap * (levels.length - 1)) / levels.length,
    thick: Math.max(3, Math.round(height * 0.34)),
  }
}

/** The middle of a level's step; fractions lie between. */
function findX({ step, gap }: Track, value: number): number {
  return step / 2 + (value - levels[0].level) * (step + gap)
}

function findCode(value: number): string {
  return findLevelRow(nearestLevel(value)).code
}

function findGround({ now, silences }: StanceMark): StanceBar['ground'] {
  if (now !== null) return 'steps'
  return silences.length ? 'outlined' : 'dotted'
}

function layOutSteps(track: Track, ground: StanceBar['ground']): StanceBar['steps'] {
  if (ground === 'dotted') return []
  return levels.map(({ level, code }) => ({
    x: findX(track, level) - track.step / 2,
    y: track.y - track.thick / 2,
    width: track.step,
    height: track.thick,
    code,
  }))
}

function findRadius(height: number): number {
  return Math.max(2.6, height * 0.27)
}

function layOutDot({ conditional }: StanceMark, now: number, track: Track): StanceBar['dot'] {
  return {
    x: findX(track, now),
    y: track.y,
    radius: findRadius(track.height),
    code: findCode(now),
    ring: conditional,
  }
}

function layOutHairline(
  { spread }: StanceMark,
  track: Track,
  ranges: boolean,
): StanceBar['hairline'] {
  if (!spread || (track.right < hairlineWidth && !ranges)) return null
  return {
    x1: findX(track, spread.low),
    x2: findX(track, spread.high),
    y: track.y,
    cap: spread.kind === 'interval' ? track.height * 0.18 : null,
  }
}

/** Full up to two years, then in a straight line to 0.38 at five. */
export function computeOpacity(age: number | null): number {
  if (age === null || age <= faded.after) return 1
  return Math.max(faded.opacity, 1 - ((age - faded.after) / faded.over) * (1 - faded.opacity))
}

function glyphRoom(height: number): number {
  return 4 + glyphScale(height) * 12
}

function glyphScale(height: number): number {
  return (height / 20) * (height > 16 ? 0.95 : 1.15)
}

/** Behind the track the silence since now; in its middle those of somebody who never took a side. */
function layOutSilences({ now, silences }: StanceMark, track: Track): StanceBar['silences'] {
  const scale = glyphScale(track.height)
  const pitch = 15 * scale
  const middle = now === null ? track.right / 2 : track.right + 4 + scale * 6
  return silences.map((absence, index) => ({
    absence,
    x: middle + (index - (silences.length - 1) / 2) * pitch,
    y: track.y,
    scale,
  }))
}

/** Below the track, side by side on the step of their word; where too many stand on one, columns of their shares. */
function layOutMembers(means: readonly number[], track: Track): StanceBar['members'] {
  const top = track.y + track.thick / 2 + 2
  const room = track.height - top
  if (room < memberSize || !means.length) return []
  const byLevel = levels.map(({ level, code }) => ({
    level,
    code,
    count: means.filter((mean) => nearestLevel(mean) === level).length,
  }))
  const pitch = memberSize + 1
  const across = Math.max(1, Math.floor((track.step + 1) / pitch))
  const rows = Math.max(1, Math.floor((room + 1) / pitch))
  if (byLevel.every(({ count }) => count <= across * rows))
    return byLevel.flatMap(({ level, code, count }) =>
      Array.from({ length: count }, (_, index) => {
        const inRow = Math.min(across, count - Math.floor(index / across) * across)
        return {
          x: findX(track, level) + ((index % across) - (inRow - 1) / 2) * pitch - memberSize / 2,
          y: top + Math.floor(index / across) * pitch,
          width: memberSize,
          height: memberSize,
          code,
        }
      }),
    )
  const most = Math.max(...byLevel.map(({ count }) => count))
  return byLevel
    .filter(({ count }) => count > 0)
    .map(({ level, code, count }) => ({
      x: findX(track, level) - track.step / 2,
      y: top,
      width: track.step,
      height: Math.max(1, (room * count) / most),
      code,
    }))
}

function layOutBefore(before: number, now: number, track: Track): StanceBar['before'] {
  const [from, to] = [findX(track, before), findX(track, now)]
  const distance = Math.abs(to - from)
  if (distance < 1) return null
  if (distance <= arrowLength)
    return { x: from, y: track.y - track.height * 0.27 - 5.5, shape: 'pointer', tip: from }
  const direction = Math.sign(to - from)
  return {
    x: from,
    y: track.y,
    shape: 'arrow',
    tip: to - direction * (findRadius(track.height) + 1),
  }
}
