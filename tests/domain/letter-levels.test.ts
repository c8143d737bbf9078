import { expect, test } from 'vitest'
import { describeLevelSpan, type LetterLevel } from '#app/domain/letter-levels.ts'

const said = (changes: Partial<LetterLevel>): LetterLevel => ({
  ...{ letterId: 'L', topicId: 'T', level: null, absence: null, conditional: false },
  ...changes,
})

test('one level is a dot, several are a range with both ends in words', () => {
  expect(describeLevelSpan('T', [said({ level: 2 }), said({ level: 2 })])).toMatchObject({
    mark: { now: 2, spread: null },
    short: '+2',
    words: 'strongly supports',
  })
  expect(
    describeLevelSpan('T', [said({ level: 2 }), said({ level: -1, conditional: true })]),
  ).toMatchObject({
    mark: { now: 0.5, conditional: true, spread: { low: -1, high: 2, kind: 'range' } },
    short: '−1 to +2',
    words: 'opposes to strongly supports, conditional',
  })
})

test('who was only silent has no dot, and the silence in words', () => {
  const span = describeLevelSpan('T', [said({ absence: 'evaded' })])
  expect(span.mark).toMatchObject({ now: null, silences: ['evaded'] })
  expect(span.words).toMatch(/evaded/)
})
