import { expect, test } from 'vitest'
import {
  describeOpposites,
  describeUntold,
  writeAudienceLead,
} from '#app/domain/recipients/audience-words.ts'

test('the first sentence names three topics on which two were told opposite things, and counts the others', () => {
  expect(writeAudienceLead('Ann', ['Fish', 'Milk'], 4)).toBe(
    'Ann told two audiences opposite things on Fish, Milk',
  )
  expect(writeAudienceLead('Ann', ['A', 'B', 'C', 'D', 'E'], 5)).toBe(
    'Ann told two audiences opposite things on A, B, C and 2 more',
  )
})

test('where nobody was told the opposite it is said whether there was anything to compare', () => {
  expect(writeAudienceLead('Ann', [], 1)).toBe('Ann told no two audiences opposite things')
  expect(writeAudienceLead('Ann', [], 0)).toBe('Ann has no two audiences to compare on any topic')
})

test('each audience stands with its word, what belongs to it and its day, supporters first', () => {
  const row = (within: string, day: string, ...words: string[]) => ({ within, words, day })
  expect(
    describeOpposites({
      supporting: [row('persons', '2020-10-29', 'supports', 'conditional', 'one letter')],
      opposing: [
        row('units', '2020-11-02', 'strongly opposes'),
        row('offices', '2018-11-03', 'opposes', 'stale'),
      ],
    }),
  ).toBe(
    'To persons: supports, conditional, one letter, 29 Oct 2020. ' +
      'To units: strongly opposes, 2 Nov 2020. To offices: opposes, stale, 3 Nov 2018.',
  )
})

test('topics on which nothing was said are named', () => {
  expect(describeUntold('Ann', [])).toBeNull()
  expect(describeUntold('Ann', ['Fish', 'Milk'])).toBe(
    'Ann said nothing that counts on Fish and Milk.',
  )
})
