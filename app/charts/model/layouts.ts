/** `roomy` beside the text of a desk, `narrow` on a telephone. */
export type Density = 'roomy' | 'narrow'

/** Room in pixels around the plot. */
export type Margin = { top: number; right: number; bottom: number; left: number }

/** Sizes of type in pixels. */
export type Sizes = { lane: number; tick: number; label: number; milestone: number }

export type DensityLayout = {
  width: number
  margin: Omit<Margin, 'top'>
  lane: number
  inset: number
  rows: number
  gap: number
  sizes: Sizes
}

/** The height of a row of milestone words, in pixels. */
export const rowHeight = 14

export const layouts: Record<Density, DensityLayout> = {
  roomy: {
    width: 980,
    margin: { right: 160, bottom: 26, left: 118 },
    lane: 32,
    inset: 12,
    rows: 3,
    gap: 28,
    sizes: { lane: 11, tick: 11, label: 11.5, milestone: 10.5 },
  },
  narrow: {
    width: 358,
    margin: { right: 108, bottom: 26, left: 2 },
    lane: 38,
    inset: 10,
    rows: 4,
    gap: 14,
    sizes: { lane: 10, tick: 11, label: 11, milestone: 10.5 },
  },
}
