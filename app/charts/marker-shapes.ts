/** A marker's outline as the corners of a shape of radius 1, or a circle where there are none. */
const markerCorners: readonly (readonly (readonly [number, number])[] | null)[] = [
  null,
  [
    [-0.88, -0.88],
    [0.88, -0.88],
    [0.88, 0.88],
    [-0.88, 0.88],
  ],
  [
    [0, -1.25],
    [1.25, 0],
    [0, 1.25],
    [-1.25, 0],
  ],
  [
    [0, -1.2],
    [1.2, 0.9],
    [-1.2, 0.9],
  ],
  [
    [0, 1.2],
    [1.2, -0.9],
    [-1.2, -0.9],
  ],
  [
    [0, -1.15],
    [1.1, -0.35],
    [0.68, 0.95],
    [-0.68, 0.95],
    [-1.1, -0.35],
  ],
  [
    [-0.4, -1.2],
    [0.4, -1.2],
    [0.4, -0.4],
    [1.2, -0.4],
    [1.2, 0.4],
    [0.4, 0.4],
    [0.4, 1.2],
    [-0.4, 1.2],
    [-0.4, 0.4],
    [-1.2, 0.4],
    [-1.2, -0.4],
    [-0.4, -0.4],
  ],
  [
    [-1.3, 0],
    [-0.6, -1.05],
    [0.6, -1.05],
    [1.3, 0],
    [0.6, 1.05],
    [-0.6, 1.05],
  ],
]

/**
 * The outline of a slot's marker around a spot, as path data. From the ninth slot on colours come back with another
 * shape, so that 64 actors have a marker of their own.
 */
export function markerPath(slot: number, x: number, y: number, radius: number): string {
  const shape =
    markerCorners[(slot + Math.floor(slot / markerCorners.length)) % markerCorners.length]!
  if (!shape)
    return (
      `M${roundPixels(x - radius)} ${roundPixels(y)}a${radius} ${radius} 0 1 0 ${2 * radius} ` +
      `0a${radius} ${radius} 0 1 0 ${-2 * radius} 0Z`
    )
  return `M${shape.map(([dx, dy]) => `${roundPixels(x + dx * radius)} ${roundPixels(y + dy * radius)}`).join('L')}Z`
}

/** Two decimals: a hundredth of a pixel. */
export function roundPixels(pixels: number): number {
  return Math.round(pixels * 100) / 100
}
