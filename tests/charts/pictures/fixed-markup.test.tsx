import { expect, test } from 'vitest'
import { renderFixed } from '#app/charts/pictures/fixed-markup.server.ts'
import { breakLines } from '#app/charts/pictures/picture-lines.ts'

test('shares of a place become pixels, and words that look like them stay', () => {
  expect(
    renderFixed(
      <g>
        <line x1="25%" x2="100%" y1="0" y2="100%" />
        <rect x="12.5%" width="50%" height="100%" />
        <text x="50%">width="50%" of 45 %</text>
      </g>,
      { width: 300, height: 36 },
    ),
  ).toBe(
    '<g><line x1="75" x2="300" y1="0" y2="36"></line>' +
      '<rect x="37.5" width="150" height="36"></rect>' +
      '<text x="150">width=&quot;50%&quot; of 45 %</text></g>',
  )
})

test('words break between words, and of too many lines the last one says that there is more', () => {
  const words = 'one two three four five six seven eight nine ten'
  const lines = breakLines(words, { width: 100, size: 12, most: 9 })
  expect(lines.join(' ')).toBe(words)
  expect(lines.length).toBeGreaterThan(2)
  expect(breakLines(words, { width: 100, size: 12, most: 2 })).toEqual([lines[0], `${lines[1]} …`])
})
