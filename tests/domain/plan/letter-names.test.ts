import { expect, test } from 'vitest'
import { listLetterNames } from '#app/domain/plan/letter-names.ts'

test('each name of the parties and of whose the positions are is listed once, without space around it', () => {
  expect(
    listLetterNames(
      [
        { name: ' Jakub Boratyński', organisation: 'European Commission', unit: 'DG HOME' },
        { name: null, organisation: 'European Commission', unit: '' },
      ],
      [{ holders: ['Ylva Johansson', 'Jakub Boratyński'] }, { holders: [] }],
    ),
  ).toEqual(['Jakub Boratyński', 'European Commission', 'DG HOME', 'Ylva Johansson'])
})
