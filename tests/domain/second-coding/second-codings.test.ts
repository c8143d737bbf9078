import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import {
  countDrawn,
  describeLeftOut,
  drawLetters,
  findSecondCoderObstacle,
} from '#app/domain/second-coding/second-codings.ts'

const free = {
  letterId: 'a',
  isFinished: true,
  isTaken: false,
  isSeen: true,
  hasCoded: false,
  hasOpened: false,
}

test('whoever coded a letter, opened its coding or may not see it is not its second coder, and reads why', () => {
  const why = (changes: Partial<typeof free>) =>
    findSecondCoderObstacle({ ...free, ...changes }, 'Ben Maas')
  expect(why({})).toBeNull()
  expect(why({ isFinished: false })).toMatch(/Nobody has finished/)
  expect(why({ isTaken: true })).toMatch(/a second coder already/)
  expect(why({ isSeen: false })).toBe('Ben Maas may not see this letter.')
  expect(why({ hasCoded: true })).toMatch(/^Ben Maas coded this letter/)
  expect(why({ hasOpened: true })).toMatch(/^Ben Maas has opened this letter/)
})

test('a share is of all finished letters, rounded up, less what was drawn before', () => {
  expect([
    countDrawn(55, 10, 0),
    countDrawn(55, 10, 4),
    countDrawn(55, 10, 9),
    countDrawn(0, 10, 0),
    countDrawn(3, 100, 1),
  ]).toEqual([6, 2, 0, 0, 2])
})

const hash = (words: string) => createHash('sha256').update(words).digest('hex')

test('the same seed and list draw the same letters in whatever order, and another seed others', () => {
  const pool = Array.from({ length: 200 }, (_, at) => `letter ${at}`)
  const drawn = drawLetters(pool, 20, 'one', hash)
  expect(drawLetters([...pool].reverse(), 20, 'one', hash)).toEqual(drawn)
  expect(drawLetters(pool, 20, 'two', hash)).not.toEqual(drawn)
  expect(new Set(drawn).size).toBe(20)
  expect(drawLetters(pool, 500, 'one', hash)).toHaveLength(200)
  // What anybody can check with other means: the smallest SHA-256 of seed and id.
  const smallest = pool.map((id) => hash(`one ${id}`)).sort()[0]
  expect(hash(`one ${drawn[0]}`)).toBe(smallest)
})

test('each letter is drawn about as often as every other', () => {
  const pool = ['a', 'b', 'c', 'd']
  const counts = new Map(pool.map((id) => [id, 0]))
  for (let seed = 0; seed < 2000; seed += 1)
    for (const id of drawLetters(pool, 1, String(seed), hash)) counts.set(id, counts.get(id)! + 1)
  for (const count of counts.values()) expect(Math.abs(count - 500)).toBeLessThan(90)
})

test('pages say how many letters they leave out', () => {
  expect(describeLeftOut(1)).toBe('One letter is left out: you are coding it')
  expect(describeLeftOut(3)).toBe('3 letters are left out: you are coding them')
})
