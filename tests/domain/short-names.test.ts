import { expect, test } from 'vitest'
import { shortenNames } from '#app/domain/short-names.ts'

const shorten = (...names: string[]) => [
  ...shortenNames(names.map((name) => ({ id: name, kind: 'person' as const, name }))).values(),
]

test('a short name has one letter of the first name as long as that tells everybody apart', () => {
  expect(shorten('Owen Smith', 'Ursula von der Leyen', 'Ana Smith')).toEqual([
    'O. Smith',
    'U. von der Leyen',
    'A. Smith',
  ])
})

test('those who would be called the same get as many letters as it takes, and nobody else does', () => {
  const names = shortenNames(
    ['Owen Smith', 'Ana Kovač', 'Olga Smith'].map((name) => ({ id: name, kind: 'person', name })),
  )
  expect([names.get('Owen Smith'), names.get('Olga Smith'), names.get('Ana Kovač')]).toEqual([
    'Ow. Smith',
    'Ol. Smith',
    'A. Kovač',
  ])
  expect(shorten('Olga Smith', 'Olgierd Smith')).toEqual(['Olga Smith', 'Olgi. Smith'])
  expect(shorten('Ξένια Παππά', 'Ξενοφών Παππά')).toEqual(['Ξένι. Παππά', 'Ξενο. Παππά'])
})

test('where the first names are the same the whole names stand', () => {
  expect(shorten('Olga Maria Smith', 'Olga Ruth Smith')).toEqual([
    'Olga Maria Smith',
    'Olga Ruth Smith',
  ])
})
