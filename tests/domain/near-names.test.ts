import { expect, test } from 'vitest'
import { areNamesNear, listNamePieces } from '#app/domain/near-names.ts'

test.each([
  ['Ylva Johansson', 'ylva JOHANSSON'],
  ['Ylva Johansson', 'Johansson, Ylva'],
  ['Ylva Johansson', 'Y. Johansson'],
  ['Ylva Johansson', 'Ylva Johanson'],
  ['Ylva Johansson', 'Ylwa Johansson'],
  ['Ylva Johansson', 'Ylva Maria Johansson'],
  ['European Commission', 'Commission'],
  ['European Digital Rights (EDRi)', 'European Digital Rights'],
  ['Ευρωπαϊκή Επιτροπή', 'Ευρωπαικη Επιτροπη'],
])('%s and %s are near', (one, other) => {
  expect([areNamesNear(one, other), areNamesNear(other, one)]).toEqual([true, true])
})

test.each([
  ['Ylva Johansson', 'Anna Johansson'],
  ['Ylva Johansson', 'Y. Karlsson'],
  ['European Commission', 'European Parliament'],
  ['DG HOME', 'DG CNECT'],
  ['Unit D.4', 'Unit D.2'],
  ['S', 'M'],
])('%s and %s are not', (one, other) => {
  expect([areNamesNear(one, other), areNamesNear(other, one)]).toEqual([false, false])
})

test('a name is looked for by how its longer words begin and end', () => {
  expect(listNamePieces('Ylva Johansson')).toEqual(['joha', 'sson', 'ylva'])
  expect(listNamePieces('…')).toEqual([])
})
