import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { findSignsWithoutFont, svgToPng } from '#app/exports/png.ts'

const svg = (words: string, family = 'Inter') =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="120" height="40" viewBox="0 0 120 40"><text x="4" y="26" font-family="${family}" font-size="16" font-weight="700">${words}</text></svg>`
const hash = (png: Buffer) => createHash('sha256').update(png).digest('hex')
const sizeOf = (png: Buffer) => [png.readUInt32BE(16), png.readUInt32BE(20)]

test('the picture is a PNG of the asked scale', () => {
  const png = svgToPng(svg('Opposes'), { scale: 3 })
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  expect(sizeOf(png)).toEqual([360, 120])
})

test('words are drawn with the fonts that come along, whatever family is asked for', () => {
  const blank = hash(svgToPng(svg('')))
  expect(hash(svgToPng(svg('Boratyński')))).not.toBe(blank)
  expect(hash(svgToPng(svg('Η Шифр')))).not.toBe(blank)
  for (const family of ['system-ui, sans-serif', 'Georgia, serif', 'monospace', 'No Such Font']) {
    expect(hash(svgToPng(svg('Opposes', family)))).toBe(hash(svgToPng(svg('Opposes'))))
  }
})

test.each([
  ['Arabic', 'نعم', 'لاب'],
  ['Hebrew', 'שלו', 'אבג'],
])('words in %s are drawn, and not a box for each letter', (_script, one, other) => {
  expect(hash(svgToPng(svg(one)))).not.toBe(hash(svgToPng(svg(other))))
})

test('weights look different and the same drawing gives the same bytes', () => {
  const weights = ['400', '500', '600', '700'].map((weight) =>
    hash(svgToPng(svg('Opposes').replace('700', weight))),
  )
  expect(new Set(weights).size).toBe(4)
  expect(hash(svgToPng(svg('Opposes')))).toBe(hash(svgToPng(svg('Opposes'))))
})

test('words in other scripts are drawn by the fonts of the machine, or named as without one', () => {
  const [one, other] = [svg('検知'), svg('義務')]
  const areDrawn = hash(svgToPng(one)) !== hash(svgToPng(other))
  expect(findSignsWithoutFont(one)).toEqual(areDrawn ? [] : ['検', '知'])
  expect(findSignsWithoutFont(svg('Boratyński Η Шифр نعم שלו 12 – “”'))).toEqual([])
})
