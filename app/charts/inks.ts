import { hasColour } from '#app/domain/actor-marks.ts'

/** Every colour a chart is drawn in. In a page they are custom properties, in a file of its own they are literal. */
export type Inks = {
  card: string
  ink: string
  ink2: string
  ink3: string
  rule: string
  lanes: Record<string, string>
  series: readonly string[]
}

/**
 * Colours of the eight pairs. Each stands out from card and paper by 4.5:1 or more, no hue (OKLCH) lies within 15
 * degrees of a side's brown or teal or of the program's blue, and any two stay apart (CIE76 25 or more, 15 for people
 * without red, green or blue cones, G. Machado et al. 2009); shapes and names tell them apart as well. tokens.css holds
 * the same colours as --series-1 to --series-8.
 */
export const seriesColours = {
  light: ['#611ba7', '#870037', '#025884', '#6c760a', '#187e36', '#c6099f', '#b227de', '#224808'],
  dark: ['#9d7ffc', '#fa416e', '#25d2fc', '#e4df2c', '#6cae1b', '#da5dad', '#fda9b8', '#baf1a0'],
} as const

export const webInks: Inks = {
  card: 'var(--card)',
  ink: 'var(--ink)',
  ink2: 'var(--ink-2)',
  ink3: 'var(--ink-3)',
  rule: 'var(--rule)',
  lanes: { so: 'var(--so)', o: 'var(--o)', m: 'var(--m)', s: 'var(--s)', ss: 'var(--ss)' },
  series: seriesColours.light.map((_, index) => `var(--series-${index + 1})`),
}

const light: Inks = {
  card: '#ffffff',
  ink: '#1d2129',
  ink2: '#565d69',
  ink3: '#6b7280',
  rule: '#e4e2dd',
  lanes: { so: '#9a4b0c', o: '#d79b52', m: '#9aa0a8', s: '#5fb3a8', ss: '#0b6e63' },
  series: seriesColours.light,
}

const dark: Inks = {
  card: '#1b1e25',
  ink: '#e8e9ec',
  ink2: '#b0b6c1',
  ink3: '#979eab',
  rule: '#343944',
  lanes: { so: '#d98a4a', o: '#d79b52', m: '#8d949f', s: '#5fb3a8', ss: '#3fa596' },
  series: seriesColours.dark,
}

export const themes = { light, dark } as const
export type Theme = keyof typeof themes

/** The colour of an actor’s mark: that of its pair, otherwise grey. */
export function seriesInk(inks: Inks, slot: number): string {
  return hasColour(slot) ? inks.series[slot]! : inks.ink3
}
