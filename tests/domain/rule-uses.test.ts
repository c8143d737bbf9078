import { expect, test } from 'vitest'
import { getCachedStanceParts } from '#app/domain/memoized-stance.ts'
import { methodRules } from '#app/domain/method-rules.ts'
import { findRuleUses } from '#app/domain/rule-uses.ts'
import { saidOf } from '#tests/support/said.ts'

type Said = Parameters<typeof saidOf>[1]

const asOf = '2026-06-01'

function usesOf(rows: Said[], { today = asOf, twice = [] as string[] } = {}) {
  const evidence = saidOf('ann', ...rows)
  const parts = getCachedStanceParts(evidence, { asOf, today })
  const uses = findRuleUses(evidence, parts, { asOf, today }, new Set(twice))
  return Object.fromEntries(uses.map(({ rule, letterIds }) => [rule, letterIds]))
}

test('one letter of today needs its word of now, the record and the words for a mean, and nothing else', () => {
  const only = [{ letterId: 'only', day: '2026-05-01', level: 2 as const }]
  expect(usesOf(only)).toEqual({ now: ['only'], record: ['only'], words: ['only'] })
})

test('a turn needs the rule of moves, a later letter that of what counts, an older day that of as-of days', () => {
  const uses = usesOf(
    [
      { letterId: 'first', day: '2025-05-01', level: 2 },
      { letterId: 'turn', day: '2026-05-01', level: -2 },
      { letterId: 'later', day: '2026-07-01', level: -2 },
    ],
    { today: '2027-01-01', twice: ['turn', 'later'] },
  )
  expect(uses).toEqual({
    'what counts': ['later'],
    now: ['turn'],
    record: ['first', 'turn'],
    words: ['turn'],
    consensus: ['first', 'turn'],
    moves: ['first', 'turn'],
    'as-of day': ['turn'],
    agreement: ['turn'],
  })
})

test('levels on opposite sides on one day need the rules of a day’s word and of contradictions', () => {
  const uses = usesOf([
    { letterId: 'one', day: '2026-05-01', level: 2 },
    { letterId: 'two', day: '2026-05-01', level: -2 },
  ])
  expect(uses['words of letters']).toEqual(['one', 'two'])
  expect(uses.contradictions).toEqual(['one', 'two'])
})

test('nothing needs a rule where nothing was said, and each rule has a name of its own', () => {
  expect(usesOf([])).toEqual({})
  const names = methodRules.map(({ name }) => name)
  expect(new Set(names).size).toBe(13)
})
