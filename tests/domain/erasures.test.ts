import { expect, test } from 'vitest'
import {
  eraseWordsWithin,
  makeErasedName,
  makeWordEraser,
  parseErasedWords,
} from '#app/domain/erasures.ts'

test.each([
  ['Ylva Johansson wrote.', '████ █████████ wrote.'],
  ['YLVA\n johansson’s letter', '████\n █████████’s letter'],
  ['Ylvas and Johanssons', 'Ylvas and Johanssons'],
  ['“Ylva Johansson”', '“████ █████████”'],
])('a name is overwritten as whole words, sign by sign: %s', (text, erased) => {
  const found = makeWordEraser(['Ylva Johansson'])(text)
  expect(found).toBe(erased)
  expect(found).toHaveLength(text.length)
})

test('words may begin and end with other signs, and the longer goes first', () => {
  const erase = makeWordEraser(['+32 2 123', 'Johansson', 'Ylva Johansson (DG)'])
  expect(erase('Call +32 2 123. Ylva Johansson (DG), Johansson')).toBe(
    'Call ███ █ ███. ████ █████████ ████, █████████',
  )
})

test('words are overwritten in whatever JSON holds, and nothing else is', () => {
  const erase = makeWordEraser(['Ana Kovač'])
  expect(
    eraseWordsWithin({ by: ['Ana Kovač', 3, null], 'ana kovač': { level: true } }, erase),
  ).toEqual({ by: ['███ █████', 3, null], '███ █████': { level: true } })
  expect(makeWordEraser([' '])('as it was')).toBe('as it was')
})

test('words that are too short or too many are refused', () => {
  expect(parseErasedWords(' Zwiebelgasse 17 \r\n\n+32 2 123\n')).toEqual({
    ok: true,
    words: ['Zwiebelgasse 17', '+32 2 123'],
  })
  expect(parseErasedWords('of').ok).toBe(false)
  expect(parseErasedWords('word\n'.repeat(51)).ok).toBe(false)
})

test('erased people are told apart by the ends of their ids', () => {
  expect(makeErasedName('person', '0193-4f2a')).toBe('Erased person 4f2a')
})
