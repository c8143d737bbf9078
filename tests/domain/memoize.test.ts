import { expect, test } from 'vitest'
import { identityKey, memoizeByObject, memoizeLast, memoizeNewest } from '#app/domain/memoize.ts'

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

test('what is made of an object is made once, and another of an equal object', () => {
  const made: number[] = []
  const count = memoizeByObject(
    ({ letters }: { letters: number[] }) => (made.push(letters.length), letters.length),
  )
  const one = { letters: [1, 2] }
  expect([count(one), count(one), count({ letters: [1, 2] })]).toEqual([2, 2, 2])
  expect(made).toEqual([2, 2])
})
