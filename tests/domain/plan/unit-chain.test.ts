import { expect, test } from 'vitest'
import { nameUnits, readBelonging, splitUnits } from '#app/domain/plan/unit-chain.ts'

test.each([
  [
    'DG HOME, Directorate D: Internal Security / Unit D.4: Cybercrime',
    ['DG HOME', 'Directorate D: Internal Security', 'Unit D.4: Cybercrime'],
  ],
  [
    'DG CNECT, Digital Society / Cybersecurity Policy',
    ['DG CNECT', 'Digital Society', 'Cybersecurity Policy'],
  ],
  [
    'Communications Networks, Content and Technology',
    ['Communications Networks, Content and Technology'],
  ],
  ['Abteilung CI, Referat CI 3', ['Abteilung CI', 'Referat CI 3']],
  [
    'Direction générale des affaires européennes, unité A2',
    ['Direction générale des affaires européennes', 'unité A2'],
  ],
  ['Security & Emergencies Group', ['Security & Emergencies Group']],
  ['Διεύθυνση Α΄ / Τμήμα 2', ['Διεύθυνση Α΄', 'Τμήμα 2']],
])('the line “%s” is so many units', (line, units) => {
  expect(splitUnits(line)).toEqual(units)
})

test('a unit that is a code alone is called by what it is within too', () => {
  expect(nameUnits('DG HOME / Unit D.4')).toEqual(['DG HOME', 'DG HOME · Unit D.4'])
  expect(nameUnits('DG JUST / Unit D.4')).toEqual(['DG JUST', 'DG JUST · Unit D.4'])
  expect(nameUnits('DG HOME / Directorate D / Unit 2')).toEqual([
    'DG HOME',
    'DG HOME · Directorate D',
    'DG HOME · Directorate D · Unit 2',
  ])
  expect(nameUnits('DG HOME / Unit D.4: Cybercrime')).toEqual(['DG HOME', 'Unit D.4: Cybercrime'])
  expect(nameUnits('Unit D.4')).toEqual(['Unit D.4'])
})

test('a line says who is within whom, and is one unit where it is known as one', () => {
  const line = { organisation: 'European Commission', unit: 'DG HOME / Cybercrime' }
  expect(readBelonging(line, () => false)).toEqual({
    units: [
      { member: 'DG HOME', house: 'European Commission' },
      { member: 'Cybercrime', house: 'DG HOME' },
    ],
    nearest: 'Cybercrime',
  })
  expect(readBelonging(line, (words) => words === 'DG HOME / Cybercrime')).toEqual({
    units: [{ member: 'DG HOME / Cybercrime', house: 'European Commission' }],
    nearest: 'DG HOME / Cybercrime',
  })
  expect(readBelonging({ organisation: null, unit: 'DG HOME' }, () => false)).toBeNull()
  expect(readBelonging({ organisation: 'Microsoft', unit: null }, () => false)).toEqual({
    units: [],
    nearest: 'Microsoft',
  })
})
