import { within } from './scale.ts'
import { clipped, textWidth } from './text-width.ts'

/** A series' name at the right end of its line; `lineY` is where the line ends, `y` the middle of the words. */
export type EndLabel = {
  text: string
  title: string
  x: number
  y: number
  lineY: number
  width: number
}

export type Wanted = { short: string; name: string; lineY: number; newest: number }

/** Pixels from one label's middle to the next one's. */
export const labelHeight = 14

type Room = { x: number; top: number; bottom: number; width: number; size: number }

/**
 * Labels moved apart as little as keeps them in order and off each other. Where there are more than fit, those with
 * the newest evidence are kept and the others are null.
 */
export function endLabels(wanted: readonly Wanted[], room: Room): (EndLabel | null)[] {
  const most = Math.max(0, Math.floor((room.bottom - room.top) / labelHeight))
  const kept = [...wanted.keys()]
    .sort((a, b) => wanted[b]!.newest - wanted[a]!.newest || a - b)
    .slice(0, most)
  const ordered = kept.sort((a, b) => wanted[a]!.lineY - wanted[b]!.lineY || a - b)
  const ys = apart(
    ordered.map((index) => wanted[index]!.lineY),
    room.top + labelHeight / 2,
    room.bottom - labelHeight / 2,
  )
  const labels: (EndLabel | null)[] = wanted.map(() => null)
  ordered.forEach((index, place) => {
    const { short, name, lineY } = wanted[index]!
    const text = clipped(short, room.width, room.size)
    labels[index] = {
      text,
      title: name,
      x: room.x,
      y: ys[place]!,
      lineY,
      width: textWidth(text, room.size),
    }
  })
  return labels
}

/** Heights in order, each at least a label below the one before, as near as possible to where they want to be (pool adjacent violators). */
function apart(wanted: readonly number[], least: number, most: number): number[] {
  const blocks: { sum: number; count: number }[] = []
  wanted.forEach((y, index) => {
    blocks.push({ sum: y - index * labelHeight, count: 1 })
    while (blocks.length > 1 && meanOf(blocks.at(-2)!) > meanOf(blocks.at(-1)!)) {
      const { sum, count } = blocks.pop()!
      blocks.at(-1)!.sum += sum
      blocks.at(-1)!.count += count
    }
  })
  const last = most - (wanted.length - 1) * labelHeight
  return blocks
    .flatMap((block) =>
      Array<number>(block.count).fill(within(meanOf(block), least, Math.max(least, last))),
    )
    .map((y, index) => y + index * labelHeight)
}

function meanOf({ sum, count }: { sum: number; count: number }): number {
  return sum / count
}
