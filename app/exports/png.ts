import { createRequire } from 'node:module'
import { Resvg } from '@resvg/resvg-js'

const family = 'Inter'
const files = ['400Regular', '500Medium', '600SemiBold', '700Bold']

/**
 * Draws an SVG as a PNG, `scale` times its size, on white unless it brings its own ground. Only the fonts that come
 * with the application are used, so that every machine, with or without fonts of its own, draws the same picture.
 */
export function toPng(svg: string, { scale = 2 }: { scale?: number } = {}): Buffer {
  const font = { loadSystemFonts: false, fontFiles: fontFiles(), defaultFontFamily: family }
  return new Resvg(svg, { font, background: 'white', fitTo: { mode: 'zoom', value: scale } })
    .render()
    .asPng()
}

let found: string[] | undefined

function fontFiles(): string[] {
  const { resolve } = createRequire(import.meta.url)
  return (found ??= files.map((weight) =>
    resolve(`@expo-google-fonts/inter/${weight}/Inter_${weight}.ttf`),
  ))
}
