import { expect, test } from 'vitest'
import { countWithheldSigns, describeWithheldSigns } from '#app/domain/text/withheld-signs.ts'

const describe = (text: string) => describeWithheldSigns(countWithheldSigns(text))

test('the share withheld is of the signs that blocks stand for, and what tells no length is not guessed', () => {
  expect(describe('Nothing is withheld here.')).toBeNull()
  expect(describe('Dear [redacted],')).toBe('not known: the redactions tell no length')
  expect(describe('ab █████ cde')).toBe('5 of 10 signs, 50 %')
  expect(describe('ab █████ cde [redacted] [Art. 4(1)(b)]')).toBe(
    '5 of 10 signs, 50 %; how much 2 redactions more withhold is not known',
  )
  expect(describe(`${'a'.repeat(998)} ■■`)).toBe('2 of 1,000 signs, less than 1 %')
})
