import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { seriesColours } from '#app/charts/inks.ts'

/** The colours of the house as the style sheet says them, in one theme. */
function readTokens(theme: 'light' | 'dark'): Map<string, string> {
  const css = readFileSync('app/ui/tokens.css', 'utf8')
  const [light, dark] = css.split('@media (prefers-color-scheme: dark)')
  const part = theme === 'light' ? light! : dark!
  const said = new Map([...part.matchAll(/--([\w-]+): ([^;]+);/g)].map((m) => [m[1]!, m[2]!]))
  return new Map(
    [...said].map(([name, value]) => [
      name,
      value.replace(/^var\(--([\w-]+)\)$/, (_, other: string) => said.get(other)!),
    ]),
  )
}

const both = ['light', 'dark'] as const
const series = (tokens: Map<string, string>) =>
  Array.from({ length: 8 }, (_, index) => tokens.get(`series-${index + 1}`)!)

test.each(both)('no pair has a hue within 15 degrees of the sides or the accent: %s', (theme) => {
  const tokens = readTokens(theme)
  const kept = ['so', 'o', 'o-mk', 's', 's-mk', 'ss', 'accent'].map((name) => tokens.get(name)!)
  for (const colour of series(tokens))
    for (const other of kept) {
      expect([colour, other, gapOf(colour, other, hueInOklch) >= 15]).toEqual([colour, other, true])
      expect([colour, other, gapOf(colour, other, hueInHsl) >= 15]).toEqual([colour, other, true])
    }
})

test('a hue that was there before is found to be too near', () => {
  expect(gapOf('#2f4b9b', readTokens('light').get('accent')!, hueInOklch)).toBe(0)
  expect(gapOf('#6a4608', readTokens('light').get('o')!, hueInOklch)).toBeLessThan(15)
  expect(gapOf('#036c4e', readTokens('light').get('ss')!, hueInOklch)).toBeLessThan(25)
})

test.each(both)('marks stand out from card and paper by 3:1, names by 4.5:1: %s', (theme) => {
  const tokens = readTokens(theme)
  for (const ground of ['card', 'paper'].map((name) => tokens.get(name)!)) {
    for (const name of ['so', 'o-mk', 'm-mk', 's-mk', 'ss'])
      expect([name, contrast(tokens.get(name)!, ground) >= 3]).toEqual([name, true])
    for (const colour of [...series(tokens), tokens.get('ink-3')!])
      expect([colour, contrast(colour, ground) >= 4.5]).toEqual([colour, true])
  }
})

test.each(both)(
  'pairs can be told apart, with red, green and blue cones or without: %s',
  (theme) => {
    const colours = series(readTokens(theme))
    for (const [index, one] of colours.entries())
      for (const other of colours.slice(0, index))
        sights.forEach((sight, cones) =>
          expect([one, other, distance(one, other, sight) >= (cones ? 15 : 25)]).toEqual([
            one,
            other,
            true,
          ]),
        )
  },
)

test('pictures outside of pages have the same colours', () => {
  for (const theme of both) expect(seriesColours[theme]).toEqual(series(readTokens(theme)))
})

type Triple = readonly [number, number, number]
const times = (matrix: readonly Triple[], [x, y, z]: Triple) =>
  matrix.map(([a, b, c]) => a * x + b * y + c * z) as unknown as Triple

function linear(colour: string): Triple {
  return [1, 3, 5]
    .map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) =>
      part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
    ) as unknown as Triple
}

/** Relative luminance and contrast (WCAG 2.2). */
function contrast(a: string, b: string): number {
  const [dark, light] = [a, b]
    .map((colour) => times([[0.2126, 0.7152, 0.0722]], linear(colour))[0])
    .sort((x, y) => x - y)
  return (light! + 0.05) / (dark! + 0.05)
}

/** Hue in OKLCH, in degrees (B. Ottosson 2020). */
function hueInOklch(colour: string): number {
  const lms = times(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    linear(colour),
  ).map(Math.cbrt) as unknown as Triple
  const [a, b] = times(
    [
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    lms,
  )
  return (Math.atan2(b, a) * 180) / Math.PI
}

function hueInHsl(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16))
  return (Math.atan2(Math.sqrt(3) * (green! - blue!), 2 * red! - green! - blue!) * 180) / Math.PI
}

function gapOf(a: string, b: string, hue: (colour: string) => number): number {
  const turn = (((hue(a) - hue(b)) % 360) + 360) % 360
  return Math.min(turn, 360 - turn)
}

/** What somebody with all cones sees, and without red, green or blue ones (G. Machado et al. 2009, severity 1). */
const sights: readonly (readonly Triple[])[] = [
  [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
]

/** How far two colours are apart in CIELAB (CIE76). */
function distance(a: string, b: string, sight: readonly Triple[]): number {
  const [one, other] = [a, b].map((colour) => lab(times(sight, linear(colour))))
  return Math.hypot(...one!.map((part, index) => part - other![index]!))
}

function lab(seen: Triple): number[] {
  const clipped = seen.map((part) => Math.min(1, Math.max(0, part))) as unknown as Triple
  const white = [0.95047, 1, 1.08883]
  const [x, y, z] = times(
    [
      [0.4124, 0.3576, 0.1805],
      [0.2126, 0.7152, 0.0722],
      [0.0193, 0.1192, 0.9505],
    ],
    clipped,
  )
    .map((part, index) => part / white[index]!)
    .map((part) => (part > 0.008856 ? Math.cbrt(part) : 7.787 * part + 16 / 116))
  return [116 * y! - 16, 500 * (x! - y!), 200 * (y! - z!)]
}
