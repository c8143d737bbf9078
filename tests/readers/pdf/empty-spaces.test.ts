import { expect, test } from 'vitest'
import { removeEmptySpaces } from '#app/readers/pdf/empty-spaces.ts'

/** Pieces of a line in Helvetica of 10 points, with the widths that the font's own table gives (Adobe, AFM). */
const table: Record<string, number> = {
  ' ': 278,
  a: 556,
  c: 500,
  d: 556,
  e: 556,
  i: 222,
  l: 222,
  m: 833,
  n: 556,
  o: 556,
  r: 333,
  s: 500,
  t: 278,
  u: 556,
}
const widthOf = (words: string) => [...words].reduce((sum, sign) => sum + table[sign]! / 100, 0)
const piece = (str: string, width = widthOf(str)) => ({
  str,
  width,
  height: 10,
  transform: [10, 0, 0, 10, 0, 0],
  fontName: 'F',
})
const words = ['nation', 'model', 'latest', 'record', 'mends', 'custom', 'doctrine', 'sad', 'lucid']

test('a space that has no width within a word is taken out, and one that has some stays', () => {
  const pieces = [...words, 'cons', ' ider', 'ations', ' are', 'seldom'].map((str) =>
    str === ' ider' ? piece(str, widthOf('ider')) : piece(str),
  )
  expect(removeEmptySpaces(pieces).map(({ str }) => str)).toEqual([
    ...words,
    'cons',
    'ider',
    'ations',
    ' are',
    'seldom',
  ])
})

test('a space stays where the widths of the signs after it are not known', () => {
  const pieces = [piece('cons'), piece(' ider', widthOf('ider'))]
  expect(removeEmptySpaces(pieces)).toEqual(pieces)
})
