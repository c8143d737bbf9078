import { expect, test } from 'vitest'
import {
  answerShortForms,
  buildShortFormLookup,
  findDefinedShortForms,
} from '#app/domain/plan/short-forms.ts'

const nobody = () => false
const organisation = (id: string, name: string, aliases: string[] = []) => ({
  ...{ id, kind: 'organisation' as const, name, aliases },
})

test('a head that gives both names answers for the short form and for the name alone', () => {
  const line = 'European Commission (EC)'
  const defined = findDefinedShortForms(['EC', line, 'Council'], nobody)
  expect(answerShortForms(defined, nobody)).toEqual({ ec: line, 'european commission': line })
  expect(answerShortForms(defined, (name) => name === 'European Commission')).toEqual({ ec: line })
})

test('letters that two claim for different names are of none of them, and neither are those of somebody known', () => {
  const lines = ['European Commission (EC)', 'Election Committee (EC)']
  expect([...findDefinedShortForms(lines, nobody).keys()]).toEqual([])
  expect([...findDefinedShortForms(lines.slice(0, 1), (name) => name === 'EC').keys()]).toEqual([])
  expect([
    ...findDefinedShortForms(['European Commission (EC)', 'EC – European Commission'], nobody),
  ]).toEqual([['ec', 'European Commission (EC)']])
})

test('organisations are found by the first letters of their words, and by their short forms', () => {
  const find = buildShortFormLookup([
    organisation('commission', 'European Commission'),
    organisation('justice', 'Department of Justice'),
    organisation('un', 'UN'),
    { id: 'person', kind: 'person', name: 'Emma Clark', aliases: [] },
  ])
  expect(find('EC')).toEqual(['commission'])
  expect([find('DoJ'), find('DJ')]).toEqual([['justice'], ['justice']])
  expect(find('United Nations')).toEqual(['un'])
  expect([find('Ec'), find('Council'), find('European Council')]).toEqual([[], [], []])
})
