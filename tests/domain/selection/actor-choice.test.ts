import { expect, test } from 'vitest'
import { writeActorChoice } from '#app/domain/selection/actor-choice.ts'
import { parseActorRule } from '#app/domain/selection/actor-rules.ts'

const rule = (word: string) => parseActorRule(word)!
const many = (count: number, letter: string) =>
  Array.from({ length: count }, (_, index) => `${letter}${index}`)
const nobody = { ruled: [], grouped: [], all: [] }

test('up to forty are named by their ids, also where a group gave them', () => {
  const ids = many(38, 'a')
  expect(
    writeActorChoice(
      { rules: [], groups: [rule('kind:unit'), rule('kind:person')], ids },
      { ruled: [], grouped: [['u'], ['p']], all: [...ids, 'u', 'p'] },
    ),
  ).toEqual({ who: [], actor: [...ids, 'u', 'p'] })
  expect(writeActorChoice({ rules: [], groups: [], ids: [] }, nobody)).toEqual({
    who: [],
    actor: [],
  })
})

test('a rule stays one, and names only those whom it does not give', () => {
  const ruled = many(900, 'r')
  expect(
    writeActorChoice(
      { rules: [rule('since:2018'), rule('kind:person')], groups: [], ids: ['r1', 'x'] },
      { ruled, grouped: [], all: [...ruled, 'x'] },
    ),
  ).toEqual({ who: ['since:2018', 'kind:person'], actor: ['x'] })
})

test('a group of more than forty is a rule where it was ticked alone, and nothing else is', () => {
  const group = many(41, 'g')
  const one = { rules: [], groups: [rule('is:country=France')], ids: ['g3', 'x'] }
  expect(writeActorChoice(one, { ruled: [], grouped: [group], all: [...group, 'x'] })).toEqual({
    who: ['is:country=France'],
    actor: ['x'],
  })
  expect(
    writeActorChoice(
      { ...one, groups: [...one.groups, rule('kind:unit')] },
      { ruled: [], grouped: [group, ['u']], all: [...group, 'x', 'u'] },
    ),
  ).toBeNull()
  const ids = many(41, 'a')
  expect(
    writeActorChoice({ rules: [], groups: [], ids }, { ruled: [], grouped: [], all: ids }),
  ).toBeNull()
  expect(
    writeActorChoice(
      { ...one, rules: [rule('kind:person')] },
      { ruled: ['x'], grouped: [group], all: [...group, 'x'] },
    ),
  ).toBeNull()
})
