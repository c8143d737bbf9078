import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  describeActorRules,
  formatActorRule,
  parseActorRule,
} from '#app/domain/selection/actor-rules.ts'

test('rules are read from the words of an address, and anything else is none', () => {
  expect(parseActorRule('spoke')).toEqual({ by: 'spoke' })
  expect(parseActorRule('since:2018')).toEqual({ by: 'since', written: '2018', day: '2018-01-01' })
  expect(parseActorRule('kind:unit')).toEqual({ by: 'kind', kind: 'unit' })
  expect(parseActorRule('is:political group=S=D')).toEqual({
    ...{ by: 'attribute', attribute: 'political group', value: 'S=D' },
  })
  expect(parseActorRule('in:01ABC')).toEqual({ by: 'organisation', id: '01ABC' })
  const none = [
    '',
    'in:',
    'saved:',
    'kind:robot',
    'since:soon',
    'is:country',
    'is:=x',
    'is:country=',
    'loud',
    'kind:',
  ]
  expect(none.map(parseActorRule)).toEqual(none.map(() => null))
})

test('whatever an attribute and its value are called, the word of their rule is read again', () => {
  const name = fc.string({ minLength: 1 })
  fc.assert(
    fc.property(name, name, (attribute, value) => {
      const rule = { by: 'attribute', attribute, value } as const
      expect(parseActorRule(formatActorRule(rule))).toEqual(rule)
    }),
  )
})

test('rules are said in one sentence', () => {
  const say = (...words: string[]) =>
    describeActorRules(
      words.flatMap((word) => parseActorRule(word) ?? []),
      '2020-12-21',
    )
  expect(say('spoke')).toBe('all who spoke on it')
  expect(say('since:2018')).toBe('all who spoke since 2018')
  const names = new Map([['abc', 'Watchers']])
  const saved = { by: 'saved', id: 'abc' } as const
  expect(parseActorRule('saved:abc')).toEqual(saved)
  expect(describeActorRules([saved], '2020-12-21', names)).toBe('the saved selection “Watchers”')
  expect(describeActorRules([saved, { by: 'spoke' }], '2020-12-21', names)).toBe(
    'all of the saved selection “Watchers” who spoke on it',
  )
  const told = describeActorRules(
    [
      { by: 'organisation', id: 'c' },
      { by: 'kind', kind: 'person' },
    ],
    '2020-12-21',
    new Map([['c', 'European Commission']]),
  )
  expect(told).toBe('all persons of European Commission who spoke on it')
  expect(say('kind:person', 'since:2018-05-01')).toBe('all persons who spoke since 1 May 2018')
  expect(say('kind:unit', 'is:country=France')).toBe(
    'all units who spoke on it whose country is France on 21 Dec 2020',
  )
})
