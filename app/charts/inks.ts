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
 * Colours of actors by slot. Each stands out from the card by 4.5:1 or more, and any two stay apart (CIE76 15 or more)
 * for people without red, green or blue cones (G. Machado et al. 2009); shapes and names tell them apart as well.
 * charts.css holds the same colours as --series-1 to --series-8.
 */
export const seriesColours = {
  light: ['#2f4b9b', '#8a3b78', '#6a4608', '#036c4e', '#0a6ce4', '#787b07', '#2d2f3a', '#e01f66'],
  dark: ['#7f7dfb', '#d989e2', '#f8a618', '#63d799', '#d6f7fd', '#f1f88c', '#868d93', '#ff4a66'],
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

export function seriesInk(inks: Inks, slot: number): string {
  return inks.series[slot % inks.series.length]!
}
