import type { PixelPoint } from './scale.ts'

/** Dots in the order of reading: left to right, then downwards. */
export function sortInReadingOrder<D extends PixelPoint & { id: string }>(dots: readonly D[]): D[] {
  return [...dots].sort((a, b) => a.x - b.x || a.y - b.y || (a.id < b.id ? -1 : 1))
}

/**
 * The dot that an arrow key leads to, or null for other keys: left and right go through all dots in the order of
 * time, up and down to the nearest dot that lies higher or lower, Home and End to the first and the last.
 */
export function findNeighbour<D extends PixelPoint & { id: string }>(
  ordered: readonly D[],
  id: string,
  key: string,
): D | null {
  const at = Math.max(
    0,
    ordered.findIndex((dot) => dot.id === id),
  )
  if (key === 'Home') return ordered[0] ?? null
  if (key === 'End') return ordered.at(-1) ?? null
  if (key === 'ArrowLeft') return ordered[Math.max(0, at - 1)] ?? null
  if (key === 'ArrowRight') return ordered[Math.min(ordered.length - 1, at + 1)] ?? null
  if (key !== 'ArrowUp' && key !== 'ArrowDown') return null
  const current = ordered[at]
  if (!current) return null
  const beyond = ordered.filter(({ y }) =>
    key === 'ArrowUp' ? y < current.y - 0.5 : y > current.y + 0.5,
  )
  return findNearest(beyond, current) ?? current
}

function findNearest<D extends PixelPoint>(dots: readonly D[], { x, y }: PixelPoint): D | null {
  let best: D | null = null
  for (const dot of dots)
    if (!best || Math.hypot(dot.x - x, dot.y - y) < Math.hypot(best.x - x, best.y - y)) best = dot
  return best
}

/**
 * Gives each dot, in place, half the way to its nearest neighbour to be hit on: at least `least`
 * pixels, at most 12 (a target of 24).
 */
export function setHitRadii<D extends PixelPoint & { hit: number }>(
  series: readonly (readonly D[])[],
  minRadius: number,
): void {
  const maxRadius = 12
  const ordered = series.flat().sort((a, b) => a.x - b.x)
  const half = new Map<D, number>()
  ordered.forEach((dot, index) => {
    for (
      let next = index + 1;
      next < ordered.length && ordered[next]!.x - dot.x < 2 * maxRadius;
      next += 1
    ) {
      const other = ordered[next]!
      const halfDistance = Math.hypot(other.x - dot.x, other.y - dot.y) / 2
      half.set(dot, Math.min(half.get(dot) ?? maxRadius, halfDistance))
      half.set(other, Math.min(half.get(other) ?? maxRadius, halfDistance))
    }
  })
  for (const dot of ordered) dot.hit = Math.max(minRadius, half.get(dot) ?? maxRadius)
}
