import { expect, test } from 'vitest'
import { measureText } from '#app/charts/model/text-width.ts'
import { breakLines } from '#app/charts/pictures/picture-lines.ts'

const [width, size] = [120, 12]

test('no line is wider than its place, whatever the words', () => {
  for (const words of [
    'w'.repeat(80),
    `${'x'.repeat(90)} and more`,
    'to be or not to be, so he asks',
  ])
    for (const most of [1, 2, 9])
      for (const line of breakLines(words, { width, size, most }))
        expect(measureText(line, size)).toBeLessThanOrEqual(width)
})

test('nothing is lost where there are lines enough, and an ellipsis says where something is', () => {
  const words = `${'x'.repeat(40)} and more`
  expect(breakLines(words, { width, size, most: 9 }).join('').replaceAll(' ', '')).toBe(
    words.replaceAll(' ', ''),
  )
  expect(breakLines(words, { width, size, most: 1 })).toEqual([expect.stringMatching(/^x+…$/)])
})
