import { hasColour } from '#app/domain/actor-marks.ts'

/** Every colour a chart of lines is drawn in, as custom properties. */
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

/** The colour of an actor’s mark: that of its pair, otherwise grey. */
export function seriesInk(inks: Inks, slot: number): string {
  return hasColour(slot) ? inks.series[slot]! : inks.ink3
}
