import { findShape } from '#app/domain/actor-marks.ts'

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
  [
    [0, -1.35],
    [0.33, -0.45],
    [1.28, -0.42],
    [0.53, 0.17],
    [0.79, 1.09],
    [0, 0.56],
    [-0.79, 1.09],
    [-0.53, 0.17],
    [-1.28, -0.42],
    [-0.33, -0.45],
  ],
  [
    [0.62, -1.15],
    [1.15, -0.62],
    [0.54, 0],
    [1.15, 0.62],
    [0.62, 1.15],
    [0, 0.54],
    [-0.62, 1.15],
    [-1.15, 0.62],
    [-0.54, 0],
    [-1.15, -0.62],
    [-0.62, -1.15],
    [0, -0.54],
  ],
  [
    [-1.2, -1],
    [0, -0.3],
    [1.2, -1],
    [1.2, 1],
    [0, 0.3],
    [-1.2, 1],
  ],
  [
    [-1, -1.2],
    [1, -1.2],
    [0.3, 0],
    [1, 1.2],
    [-1, 1.2],
    [-0.3, 0],
  ],
  [
    [1.2, 0],
    [-0.9, 1.2],
    [-0.9, -1.2],
  ],
  [
    [-1.2, 0],
    [0.9, -1.2],
    [0.9, 1.2],
  ],
  [
    [-0.5, -1.3],
    [0.5, -1.3],
    [0.5, 1.3],
    [-0.5, 1.3],
  ],
  [
    [-1.15, -1.15],
    [1.15, -1.15],
    [1.15, -0.4],
    [0.4, -0.4],
    [0.4, 1.2],
    [-0.4, 1.2],
    [-0.4, -0.4],
    [-1.15, -0.4],
  ],
]

/** The outline of a mark around a spot, as path data: each of the pairs and the first sixteen grey ones has its own. */
export function markerPath(mark: number, x: number, y: number, radius: number): string {
  const shape = markerCorners[findShape(mark)]!
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
