/** How a word moved between two days, drawn on five steps: what a picture of it needs, in pixels. */
export type TwoDayTrack = {
  width: number
  height: number
  /** The five steps, from strongly opposes to strongly supports. */
  steps: { x: number; width: number }[]
  from: { x: number; y: number; radius: number }
  to: { x: number; y: number; radius: number }
  /** The line from the one to the other with the head of its arrow; null where they stand too close. */
  arrow: { x1: number; x2: number; head: string } | null
  /** Where they are too close for an arrow: a hollow pointer above the track at the first word; null where equal. */
  pointer: string | null
}

const stepGap = 2
/** Nearer than this many pixels no arrow fits between the circle and the dot. */
const leastArrow = 9
const headLength = 5

/** Level v stands at the middle of its step, fractions between; `from` and `to` are means between -2 and 2. */
export function layOutTwoDays(from: number, to: number, width: number, height = 20): TwoDayTrack {
  const pitch = (width + stepGap) / 5
  const middle = height / 2
  const xOf = (mean: number) => pitch * (mean + 2) + (pitch - stepGap) / 2
  const radius = height * 0.25
  const [x1, x2] = [xOf(from), xOf(to)]
  const distance = Math.abs(x2 - x1)
  const isFar = distance >= leastArrow + 2 * radius
  return {
    width,
    height,
    steps: Array.from({ length: 5 }, (_, index) => ({
      x: pitch * index,
      width: pitch - stepGap,
    })),
    from: { x: x1, y: middle, radius },
    to: { x: x2, y: middle, radius },
    arrow: isFar ? layOutArrow(x1, x2, radius, middle) : null,
    pointer: isFar || distance < 0.5 ? null : `M${x1 - 3} 0.5h6l-3 4.5z`,
  }
}

function layOutArrow(x1: number, x2: number, radius: number, middle: number) {
  const way = Math.sign(x2 - x1)
  const tip = x2 - way * radius
  const back = tip - way * headLength
  return {
    x1: x1 + way * radius,
    x2: back,
    head: `M${tip} ${middle}L${back} ${middle - 3.5}V${middle + 3.5}z`,
  }
}
