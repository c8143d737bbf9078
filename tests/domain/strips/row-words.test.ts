import { expect, test } from 'vitest'
import { fitQualifiers } from '#app/domain/strips/row-words.ts'

const fit = (qualifiers: string[], letters: number, conditional = false) =>
  fitQualifiers({ qualifiers, letters, mark: { conditional } })

test('what fits beside a strip is said whole, with how many letters weigh', () => {
  expect(fit(['divided'], 7)).toBe('divided · 7 letters')
  expect(fit(['stale'], 1, true)).toBe('conditional · stale · 1 letter')
  // 34 letters with the last part, and a line holds 32.
  expect(fit(['one letter'], 1, true)).toBe('conditional · one letter')
})

test('what does not fit is left out from the end, the letters first, and counted', () => {
  expect(fit(['one letter', 'stale', 'coders differ'], 1)).toBe('one letter · stale +1 more')
  expect(fit(['says both', '2 of 3 unanswered'], 4)).toBe('says both · 2 of 3 unanswered')
})

test('a qualifier that is longer than the line is not cut', () => {
  expect(fit(['most members: opposes (9 of 12)', 'stale'], 4)).toBe(
    'most members: opposes (9 of 12) +1 more',
  )
})
