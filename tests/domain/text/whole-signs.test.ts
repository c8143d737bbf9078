import fc from 'fast-check'
import { expect, test } from 'vitest'
import { quoteAt } from '#app/domain/text/quotes.ts'
import {
  findSignEdge,
  hasHalfSigns,
  replaceHalfSigns,
  widenToWholeSigns,
} from '#app/domain/text/whole-signs.ts'

test.each([
  ['an emoji', 'so 😀 it', 4, 5, '😀'],
  ['the end of one', 'so 😀 it', 0, 4, 'so 😀'],
  ['a family', 'so 👨‍👩‍👧 it', 5, 8, '👨‍👩‍👧'],
  ['a flag', 'so 🇪🇺 it', 5, 7, '🇪🇺'],
  ['a letter with its accent', 'so e\u0301 it', 4, 8, 'e\u0301 it'],
  ['plain words', 'so it is', 3, 5, 'it'],
])('an edge within %s is widened to the whole', (_, text, start, end, whole) => {
  const span = widenToWholeSigns(text, { start, end })
  expect(text.slice(span.start, span.end)).toBe(whole)
})

const awkward = fc
  .array(fc.constantFrom('😀', '👨‍👩‍👧', '🇪🇺', 'a', ' ', 'é', '検', 'e\u0301', '\n'), {
    minLength: 1,
    maxLength: 90,
  })
  .map((pieces) => pieces.join(''))

test('no quote holds half a sign, wherever a selection ends, and none is narrower than it', () => {
  fc.assert(
    fc.property(awkward, fc.nat(), fc.nat(), (text, a, b) => {
      const [start, end] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y)
      const quote = quoteAt(text, start!, end!)
      expect([quote.exact, quote.prefix, quote.suffix].filter(hasHalfSigns)).toEqual([])
      expect(quote.start <= start! && quote.end >= end!).toBe(true)
      expect(text.slice(0, quote.start).endsWith(quote.prefix)).toBe(true)
      expect(text.startsWith(quote.suffix, quote.end)).toBe(true)
    }),
  )
})

test('halves are found and replaced, whole signs are not', () => {
  expect(['😀', 'a\uD83D', '\uDE00b', '\uDE00\uD83D'].map(hasHalfSigns)).toEqual([
    false,
    true,
    true,
    true,
  ])
  expect(replaceHalfSigns('a\uD83D😀\uDE00')).toBe('a\uFFFD😀\uFFFD')
  expect(findSignEdge('a😀', 2, -1)).toBe(1)
})
