import { expect, test } from 'vitest'
import { compareUnits, readUnit } from '#app/domain/plan/unit-likeness.ts'

const compare = (one: string, other: string, isWithin = true) =>
  compareUnits(readUnit(one), readUnit(other), isWithin)

test.each([
  ['Unit D.4', 'DG HOME · Referat D 4', 'the same code in the same house'],
  ['unité D4', 'Unit D.4: Cybercrime', 'the same code in the same house'],
  ['HOME.D.4', 'Unit D.4', 'the same code in the same house'],
  ['Direktion D', 'Directorate D: Internal Security', 'the same code in the same house'],
  ['Referat Cyberkriminalität', 'Unit Cyberkriminalität', 'the same name in another language'],
  ['DG HOME', 'Directorate-General for Migration and Home Affairs', 'nearly the same name'],
  ['DG HOME', 'DG Home Affairs', 'nearly the same name'],
  ['Cybercrime Unit', 'Cybercrme Unit', 'nearly the same name'],
  ['CERT', 'Computer Emergency Response Team (CERT)', 'the first letters of the name'],
  ['Unit D.4', 'Unit D.5', null],
  ['Directorate D: Internal Security', 'Directorate B: Internal Security', null],
  ['Directorate D', 'Unit D', null],
  ['DG HOME', 'DG JUST', null],
  ['Cabinet', 'Legal Service', null],
])('“%s” and “%s” may be one: %s', (one, other, why) => {
  expect(compare(one, other)).toBe(why)
  expect(compare(other, one)).toBe(why)
})

test('a code is of one unit only within the same house', () => {
  expect(compare('Unit D.4: Cybercrime', 'Unit D.4: Migration', false)).toBeNull()
})
