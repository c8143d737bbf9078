import { expect, test } from 'vitest'
import {
  findAttributesOn,
  findContradiction,
  findNameOn,
  findSameFacts,
  findSuccessorCircle,
  findUsualAttribute,
  nameOnDay,
  type ActorFactForm,
} from '#app/domain/actor-facts.ts'
import { parseStoredDate } from '#app/domain/days.ts'

let made = 0

/** A row of an attribute, or of a name where the attribute is “name”, between two dates as they are written. */
function row(attribute: string, value: string, from = '', to = ''): ActorFactForm & { id: string } {
  made += 1
  const kind = attribute === 'name' ? ('name' as const) : ('attribute' as const)
  return {
    id: `row-${String(made).padStart(4, '0')}`,
    ...{ kind, attribute: kind === 'name' ? null : attribute, value, successorId: null },
    ...{ fromEdtf: from || null, toEdtf: to || null, letterId: null, source: null },
    firstDay: from ? parseStoredDate(from).first : null,
    lastDay: to ? parseStoredDate(to).last : null,
  }
}

test.each([
  [
    'two countries on one day',
    row('country', 'Sweden', '2019'),
    row('Country', 'Spain', '2021'),
    true,
  ],
  ['the same country', row('country', 'Sweden'), row('country', 'sweden', '2021'), false],
  [
    'one after the other',
    row('party', 'S', '', '2019-05-01'),
    row('party', 'M', '2019-05-02'),
    false,
  ],
  ['both on one day', row('party', 'S', '', '2019-05-01'), row('party', 'M', '2019-05-01'), true],
  [
    'within a year that is all one knows',
    row('name', 'A', '', '2019'),
    row('name', 'B', '2019'),
    false,
  ],
  ['two names', row('name', 'A', '2018', '2020'), row('name', 'B', '2019-06'), true],
  ['two committees', row('committee', 'LIBE'), row('committee', 'IMCO'), false],
  ['two values of one’s own attribute', row('wing', 'left'), row('wing', 'green'), false],
  ['a name and a country', row('name', 'Sweden'), row('country', 'Spain'), false],
])('whether rows contradict each other: %s', (_what, one, other, contradicts) => {
  expect(findContradiction([one], other, null)?.id ?? null).toBe(contradicts ? one.id : null)
  expect(findContradiction([other], one, null) !== null).toBe(contradicts)
  expect(findContradiction([one], other, one.id)).toBeNull()
})

test('rows that say the same of the same days are found, and others are not', () => {
  const rows = [row('sector', 'Energy', '2015', '2017'), row('sector', 'Energy', '2020')]
  expect(findSameFacts(rows, row('Sector', 'ENERGY', '2016', '2018'), null)).toEqual([rows[0]])
  expect(findSameFacts(rows, row('sector', 'Energy'), rows[0]!.id)).toEqual([rows[1]])
  expect(findSameFacts(rows, row('sector', 'Transport'), null)).toEqual([])
})

test('on a day an actor has one country, its committees, and whatever else was said of it', () => {
  const rows = [
    row('country', 'Sweden', '2010', '2019'),
    row('country', 'Spain', '2019'),
    row('committee', 'LIBE'),
    row('committee', 'IMCO', '2018'),
    row('committee', 'libe', '2017'),
    row('name', 'Ana', '2010'),
  ]
  const on = (day: string) =>
    findAttributesOn(rows, day).map(({ attribute, value }) => `${attribute}: ${value}`)
  expect(on('2009-12-31')).toEqual(['committee: LIBE'])
  expect(on('2015-01-01')).toEqual(['committee: LIBE', 'country: Sweden'])
  // Of a year in which both may be right, the later one is taken; each day has one.
  expect(on('2019-07-01')).toEqual(['committee: IMCO', 'committee: libe', 'country: Spain'])
  expect(on('2026-01-01')).toEqual(['committee: IMCO', 'committee: libe', 'country: Spain'])
})

test('on a day an actor is called what a row says, and otherwise what it is called now', () => {
  const rows = [row('name', 'EACEA', '2006', '2009-06-30'), row('name', 'Agency', '2009-07-01')]
  expect(
    ['2005-12-31', '2007-01-01', '2009-06-30', '2009-07-01'].map((day) => findNameOn(rows, day)),
  ).toEqual([...[null, 'EACEA', 'EACEA', 'Agency']])
})

test('a usual attribute is known whatever its case, and another is as it was written', () => {
  expect(
    ['COUNTRY', ' Political  Group', 'Wing'].map((words) => findUsualAttribute(words.trim())),
  ).toEqual([...['country', 'political group', 'Wing']])
})

test('a circle of successors is told with those who make it', () => {
  const after = new Map([
    ['b', ['c', 'd']],
    ['d', ['a']],
  ])
  expect(findSuccessorCircle(after, 'a', 'b')).toEqual(['b', 'd', 'a'])
  expect(findSuccessorCircle(after, 'a', 'c')).toBeNull()
  expect(
    findSuccessorCircle(
      new Map([
        ['c', ['d']],
        ['d', ['c']],
      ]),
      'a',
      'c',
    ),
  ).toBeNull()
})

test('beside a letter an actor is called as it was on its day, with the name of today where that is another', () => {
  const rows = [row('name', 'Twitter', '', '2023-07-23'), row('name', 'X', '2023-07-24')]
  expect(nameOnDay('X', rows, '2020-10-29')).toBe('Twitter (now X)')
  expect(nameOnDay('X', rows, '2024-01-01')).toBe('X')
  expect(nameOnDay('x', rows, '2024-01-01')).toBe('x')
  expect(nameOnDay('X', undefined, '2020-10-29')).toBe('X')
})
