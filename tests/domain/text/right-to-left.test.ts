import { expect, test } from 'vitest'
import { isolateRightToLeft } from '#app/domain/text/right-to-left.ts'

test('a name that runs from the right keeps to itself, and numbers beside it stay where they are', () => {
  expect(isolateRightToLeft('ليلى حداد: 2 letters to שרה לוי')).toBe(
    '\u2067ليلى حداد\u2069: 2 letters to \u2067שרה לוי\u2069',
  )
  expect(isolateRightToLeft('Ylva Johansson: 2 letters')).toBe('Ylva Johansson: 2 letters')
})
