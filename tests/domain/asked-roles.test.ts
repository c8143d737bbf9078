import { expect, test } from 'vitest'
import { chooseAskedRole } from '#app/domain/asked-roles.ts'

test('where nobody is said to have written a letter, the first empty row asks for its author', () => {
  expect(chooseAskedRole([], 0)).toBe('author')
  expect(chooseAskedRole([{ role: 'recipient' }, { role: 'cc' }], 2)).toBe('author')
  expect(chooseAskedRole([], 1)).toBe('recipient')
})

test('where somebody is, it asks for a recipient', () => {
  expect(chooseAskedRole([{ role: 'author' }], 1)).toBe('recipient')
})
