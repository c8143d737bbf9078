import { expect, test } from 'vitest'
import { identityKey, memoizeLast, memoizeNewest } from '#app/domain/memoize.ts'

test('the same key is reckoned once, until others that were asked for later need its room', () => {
  const reckoned: string[] = []
  const shout = memoizeNewest(
    2,
    (word: string) => word,
    (word) => (reckoned.push(word), word.toUpperCase()),
  )
  expect(['a', 'b', 'a', 'c', 'a', 'b'].map(shout)).toEqual(['A', 'B', 'A', 'C', 'A', 'B'])
  expect(reckoned).toEqual(['a', 'b', 'c', 'b'])
})

test('what is nothing is remembered too', () => {
  let times = 0
  const nothing = memoizeNewest(
    2,
    () => '',
    () => void (times += 1),
  )
  nothing()
  nothing()
  expect(times).toBe(1)
})

test('for each object the answer to the last word is remembered', () => {
  const reckoned: string[] = []
  const [one, other] = [{ name: 'one' }, { name: 'other' }]
  const said = memoizeLast(
    (thing: { name: string }, word: string) => (
      reckoned.push(`${thing.name} ${word}`),
      `${thing.name} ${word}`
    ),
  )
  for (const [thing, word] of [
    [one, '2020'],
    [other, '2020'],
    [one, '2020'],
    [one, '2021'],
    [one, '2020'],
  ] as const)
    said(thing, word)
  expect(reckoned).toEqual(['one 2020', 'other 2020', 'one 2021', 'one 2020'])
})

test('an object keeps its number, and equal objects have different ones', () => {
  const one = {}
  expect(identityKey(one)).toBe(identityKey(one))
  expect(identityKey(one)).not.toBe(identityKey({}))
})
