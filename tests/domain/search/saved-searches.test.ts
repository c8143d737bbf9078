import { expect, test } from 'vitest'
import {
  findSearchObstacle,
  searchNameSchema,
  toSearchQuery,
} from '#app/domain/search/saved-searches.ts'

test('a search is kept with all that narrows it, in one order and without its page', () => {
  expect(
    toSearchQuery(
      new URLSearchParams('page=3&to=2020-01-01&kind=&q=+encrypt+-law&dossier=chat&x=1'),
    ),
  ).toBe('q=encrypt+-law&dossier=chat&to=2020-01-01')
})

test('the order of what was found and the forms of words are kept with the words, and mean nothing without', () => {
  const kept = (query: string) => toSearchQuery(new URLSearchParams(query))
  expect(kept('order=fit&q=encrypt&forms=en')).toBe('q=encrypt&forms=en&order=fit')
  expect(kept('order=fit&q=+')).toBe('')
})

test('neither all letters nor what no address holds is kept', () => {
  expect(findSearchObstacle(toSearchQuery(new URLSearchParams('page=2&q=')))).toMatch(
    /^This shows all/,
  )
  expect(findSearchObstacle(`q=${'a'.repeat(2000)}`)).toMatch(/too long/)
  expect(findSearchObstacle('q=a')).toBeNull()
})

test('a name is a line of at most eighty letters', () => {
  const isName = (name: string) => searchNameSchema.safeParse(name).success
  expect([isName(' '), isName('é'.repeat(80)), isName('é'.repeat(81))]).toEqual([
    false,
    true,
    false,
  ])
})
