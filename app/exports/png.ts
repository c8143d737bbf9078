import { createRequire } from 'node:module'
import { Resvg } from '@resvg/resvg-js'

const fontFamily = 'Inter'
const fontWeights = ['400Regular', '500Medium', '600SemiBold', '700Bold']

/**
 * Draws an SVG as a PNG, `scale` times its size, on white unless it brings its own ground. Only the fonts that come
 * with the application are used, so that every machine, with or without fonts of its own, draws the same picture.
 */
export function svgToPng(svg: string, { scale = 2 }: { scale?: number } = {}): Buffer {
  const font = { loadSystemFonts: false, fontFiles: listFontFiles(), defaultFontFamily: fontFamily }
  return new Resvg(svg, { font, background: 'white', fitTo: { mode: 'zoom', value: scale } })
    .render()
    .asPng()
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
