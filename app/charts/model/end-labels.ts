import { clamp } from './scale.ts'
import { clipMiddle, clipText, measureText } from './text-width.ts'

/** A series' name at the right end of its line; `lineY` is where the line ends, `y` the middle of the words. */
export type PlacedEndLabel = {
  text: string
  title: string
  x: number
  y: number
  lineY: number
  width: number
}

export type WantedLabel = { short: string; name: string; lineY: number; newest: number }

/** Pixels from one label's middle to the next one's. */
const labelHeight = 14

type LabelArea = { x: number; top: number; bottom: number; width: number; size: number }

/**
 * Labels moved apart as little as keeps them in order and off each other. Where there are more than fit, those with
 * the newest evidence are kept and the others are null.
 */
export function placeEndLabels(
  wantedLabels: readonly WantedLabel[],
  area: LabelArea,
): (PlacedEndLabel | null)[] {
  const maxLabels = Math.max(0, Math.floor((area.bottom - area.top) / labelHeight))
  const keptIndexes = [...wantedLabels.keys()]
    .sort((a, b) => wantedLabels[b]!.newest - wantedLabels[a]!.newest || a - b)
    .slice(0, maxLabels)
  const ordered = keptIndexes.sort(
    (a, b) => wantedLabels[a]!.lineY - wantedLabels[b]!.lineY || a - b,
  )
  const ys = spreadApart(
    ordered.map((index) => wantedLabels[index]!.lineY),
    area.top + labelHeight / 2,
    area.bottom - labelHeight / 2,
  )
  const texts = clipApart(
    wantedLabels.map(({ short }) => short),
    area,
  )
  const labels: (PlacedEndLabel | null)[] = wantedLabels.map(() => null)
  ordered.forEach((index, place) => {
    const { name, lineY } = wantedLabels[index]!
    const text = texts[index]!
    labels[index] = {
      text,
      title: name,
      x: area.x,
      y: ys[place]!,
      lineY,
      width: measureText(text, area.size),
    }
  })
  return labels
}

/**
 * Heights in order, each at least a label below the one before, as near as possible to where they
 * want to be (pool adjacent violators).
 */
function spreadApart(wantedYs: readonly number[], top: number, bottom: number): number[] {
  const blocks: { sum: number; count: number }[] = []
  wantedYs.forEach((y, index) => {
    blocks.push({ sum: y - index * labelHeight, count: 1 })
    while (blocks.length > 1 && computeMean(blocks.at(-2)!) > computeMean(blocks.at(-1)!)) {
      const { sum, count } = blocks.pop()!
      blocks.at(-1)!.sum += sum
      blocks.at(-1)!.count += count
    }
  })
  const last = bottom - (wantedYs.length - 1) * labelHeight
  return blocks
    .flatMap((block) =>
      Array<number>(block.count).fill(clamp(computeMean(block), top, Math.max(top, last))),
    )
    .map((y, index) => y + index * labelHeight)
}

function computeMean({ sum, count }: { sum: number; count: number }): number {
  return sum / count
}

/** Names that fit; those that would be clipped to the same words show their ends as well. */
function clipApart(names: readonly string[], { width, size }: LabelArea): string[] {
  const clipped = names.map((name) => clipText(name, width, size))
  return names.map((name, index) =>
    clipped.some((other, at) => other === clipped[index] && names[at] !== name)
      ? clipMiddle(name, width, size)
      : clipped[index]!,
  )
}
