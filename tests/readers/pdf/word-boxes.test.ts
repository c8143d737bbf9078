import { expect, test } from 'vitest'
import { findWordBoxes } from '#app/readers/pdf/word-boxes.ts'

const upright = { str: 'We do support it', dir: 'ltr', transform: [10, 0, 0, 10, 100, 700] }
const size = { width: 160, height: 10 }

test('words are boxed by their share of an upright piece, and not at all in one that is turned or runs from the right', () => {
  // Sixteen signs over 160 units: "support" is the seventh to the thirteenth.
  expect(findWordBoxes([{ ...upright, ...size }], 'support')).toEqual([[160, 697.5, 230, 709.5]])
  for (const piece of [
    { ...upright, ...size, transform: [0, 10, -10, 0, 100, 700] },
    { ...upright, ...size, dir: 'rtl' },
    { ...upright, ...size, dir: 'ttb' },
  ])
    expect(findWordBoxes([piece], 'support')).toEqual([])
})
