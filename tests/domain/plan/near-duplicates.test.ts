import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  computeSimilarity,
  computeMinhash,
  makeShingles,
} from '#app/domain/plan/near-duplicates.ts'

const letter = (name: string) =>
  readFileSync(new URL(`../../../seeds/letters/${name}`, import.meta.url), 'utf8')
const [boratynski, johansson] = [
  letter('000_89448a235952524b.txt'),
  letter('001_f2200ba1914715f3.txt'),
]

const alike = (one: string, other: string) =>
  computeSimilarity(makeShingles(one), makeShingles(other))
const found = (one: string, other: string) =>
  computeMinhash(makeShingles(one)).some(
    (key, place) => key === computeMinhash(makeShingles(other))[place],
  )

test('a letter is like itself whatever its lines, case and accents', () => {
  expect(alike(johansson, johansson.toUpperCase().replaceAll('\n', ' \n '))).toBe(1)
})

test('two letters of the Commission are hardly alike', () => {
  expect(alike(boratynski, johansson)).toBeLessThan(0.05)
  expect(found(boratynski, johansson)).toBe(false)
})

test('a letter with a sentence more is found by its print and nearly the same', () => {
  const longer = `${johansson}\n\nThis sentence was added to the copy that somebody else received.`
  expect(alike(johansson, longer)).toBeGreaterThan(0.9)
  expect(alike(johansson, longer)).toBeLessThan(1)
  expect(found(johansson, longer)).toBe(true)
})

test('by hand: of texts of six and seven words that begin alike, two of three passages are shared', () => {
  expect(alike('one two three four five six', 'one two three four five six seven')).toBeCloseTo(
    2 / 3,
  )
})

test('texts without five words are the same or not', () => {
  expect([
    alike('Thank you.', 'thank you'),
    alike('Thank you.', 'No.'),
    alike('', ''),
    computeMinhash(makeShingles('…')),
  ]).toEqual([1, 0, 0, []])
})

test('likeness is between 0 and 1, the same both ways, and 1 for a text and itself', () => {
  const text = fc
    .array(
      fc.constantFrom('we', 'support', 'the', 'interim', 'regulation', 'and', 'oppose', 'it'),
      { minLength: 1, maxLength: 40 },
    )
    .map((words) => words.join(' '))
  fc.assert(
    fc.property(text, text, (one, other) => {
      const found = alike(one, other)
      expect([found >= 0 && found <= 1, alike(other, one), alike(one, one)]).toEqual([
        true,
        found,
        1,
      ])
    }),
  )
})
