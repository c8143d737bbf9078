import { createRequire } from 'node:module'
import { Resvg } from '@resvg/resvg-js'

const fontFamily = 'Inter'
const fontWeights = ['400Regular', '500Medium', '600SemiBold', '700Bold']

/** A sign of a script for which no font comes with the application. */
const foreignSign =
  /[^\p{scx=Latin}\p{scx=Greek}\p{scx=Cyrillic}\p{scx=Arabic}\p{scx=Hebrew}\p{sc=Common}\p{sc=Inherited}\p{C}]/gu

/** So many different signs of a picture are tried. */
const mostTried = 4

/**
 * Draws an SVG as a PNG, `scale` times its size, on white unless it brings its own ground. Only the fonts that come
 * with the application are used, so that every machine, with or without fonts of its own, draws the same picture; where
 * words are in another script, the machine's own fonts are used too.
 */
export function svgToPng(svg: string, { scale = 2 }: { scale?: number } = {}): Buffer {
  const loadSystemFonts = svg.search(foreignSign) >= 0
  const font = { loadSystemFonts, fontFiles: listFontFiles(), defaultFontFamily: fontFamily }
  return new Resvg(svg, { font, background: 'white', fitTo: { mode: 'zoom', value: scale } })
    .render()
    .asPng()
}

/**
 * Of the first signs in other scripts, those that no font on this machine has: a box would stand in the place of each.
 * Empty where all of them are drawn.
 */
export function findSignsWithoutFont(svg: string): string[] {
  const signs = [...new Set(svg.match(foreignSign))].slice(0, mostTried)
  return signs.filter((sign) => drawSign(sign).equals(drawSign(noSign)))
}

/** The last sign of the last plane, which no font may have. */
const noSign = '\u{10FFFD}'

function drawSign(sign: string): Buffer {
  const font = {
    loadSystemFonts: true,
    fontFiles: listFontFiles(),
    defaultFontFamily: fontFamily,
  }
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><text x="4" y="30" font-family="${fontFamily}" font-size="24">${sign}</text></svg>`
  return new Resvg(svg, { font, background: 'white' }).render().asPng()
}

let foundFiles: string[] | undefined

/** Inter, which has Latin, Greek and Cyrillic, and what stands in for it where it lacks a script. */
function listFontFiles(): string[] {
  const { resolve } = createRequire(import.meta.url)
  return (foundFiles ??= fontWeights.flatMap((weight) => [
    resolve(`@expo-google-fonts/inter/${weight}/Inter_${weight}.ttf`),
    resolve(`@expo-google-fonts/noto-sans-arabic/${weight}/NotoSansArabic_${weight}.ttf`),
    resolve(`@expo-google-fonts/noto-sans-hebrew/${weight}/NotoSansHebrew_${weight}.ttf`),
  ]))
}
