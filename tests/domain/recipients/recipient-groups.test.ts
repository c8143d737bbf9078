import { expect, test } from 'vitest'
import type { AttributedPosition } from '#app/domain/attributed-positions.ts'
import {
  describeRecipientGroups,
  findOppositeSides,
  listRecipientKinds,
  listRecipientValues,
  readRecipientGrouping,
  splitByRecipients,
  writeRecipientGrouping,
  type LetterRecipient,
} from '#app/domain/recipients/recipient-groups.ts'

const ann: LetterRecipient = { actorId: 'ann', sort: 'person' }
const firm: LetterRecipient = { actorId: 'firm', sort: 'organisation' }
const withheld: LetterRecipient = { actorId: null, sort: null }

test('a letter counts for each kind of its recipients once, and one to nobody for none', () => {
  expect(listRecipientKinds([ann, firm, { actorId: 'bob', sort: 'person' }])).toEqual([
    'person',
    'organisation',
  ])
  expect(listRecipientKinds([withheld, ann])).toEqual(['withheld', 'person'])
  expect(listRecipientKinds([])).toEqual(['none'])
})

test('by an attribute a letter counts for each value, and for those of whom none is known', () => {
  const valuesOf = (id: string) => (id === 'ann' ? ['LIBE', 'IMCO'] : [])
  expect(listRecipientValues([ann, firm, withheld], valuesOf)).toEqual([
    ...['is LIBE', 'is IMCO', 'unknown', 'withheld'],
  ])
  expect(listRecipientValues([], valuesOf)).toEqual(['none'])
})

test('kinds stand in the order of the table, values by the alphabet, and who cannot be compared last', () => {
  const words = (keys: string[], by: Parameters<typeof describeRecipientGroups>[1]) =>
    describeRecipientGroups(keys, by).map(({ word, isKnown }) => [word, isKnown])
  expect(
    words(['none', 'office', 'withheld', 'organisation', 'person', 'unit'], { by: 'kind' }),
  ).toEqual([
    ...[
      ['Persons', true],
      ['Organisations', true],
      ['Units', true],
      ['Offices', true],
    ],
    ...[
      ['Name withheld', false],
      ['No recipient named', false],
    ],
  ])
  expect(
    words(['none', 'unknown', 'is Österreich', 'is Ελλάδα', 'is none', 'is Sweden'], {
      ...{ by: 'attribute', attribute: 'country' },
    }),
  ).toEqual([
    ...[
      ['none', true],
      ['Österreich', true],
      ['Sweden', true],
      ['Ελλάδα', true],
    ],
    ...[
      ['No country known', false],
      ['No recipient named', false],
    ],
  ])
})

test('what is told apart is read from an address, and what is no way to do so is said', () => {
  const read = (query: string) =>
    readRecipientGrouping(new URLSearchParams(query), ['country', 'political group'])
  expect(read('')).toEqual({ grouping: { by: 'kind' }, errors: {} })
  expect(read('by=kind')).toEqual({ grouping: { by: 'kind' }, errors: {} })
  const group = { by: 'attribute', attribute: 'political group' } as const
  expect(read('by=attribute+political+group')).toEqual({ grouping: group, errors: {} })
  expect(writeRecipientGrouping(group)).toBe('attribute political group')
  expect(read('by=attribute+shoe+size')).toMatchObject({
    grouping: { by: 'kind' },
    errors: { by: expect.stringContaining('“attribute shoe size” is nothing') },
  })
})

test('a letter to two kinds is in what each was told, and the lists stay the same lists', () => {
  const position = (id: string, letterId: string) => ({ id, letterId }) as AttributedPosition
  const evidence = [position('1', 'both'), position('2', 'one'), position('3', 'both')]
  const keysOf = (letterId: string) => (letterId === 'both' ? ['a', 'b'] : ['b'])
  const split = splitByRecipients(evidence, keysOf)
  expect([...split].map(([key, rows]) => [key, rows.map(({ id }) => id)])).toEqual([
    ['a', ['1', '3']],
    ['b', ['1', '2', '3']],
  ])
  expect(splitByRecipients(evidence, keysOf)).toBe(split)
  expect([...splitByRecipients(evidence, () => ['a']).keys()]).toEqual(['a'])
})

test('two are opposite from half a level to either side on; mixed and silent ones are on none', () => {
  const row = (mean: number | null) => ({ mean })
  expect(findOppositeSides([row(0.5), row(-0.4), row(null)])).toBeNull()
  expect(findOppositeSides([row(2), row(0.5), row(0), row(-0.5), row(null)])).toEqual({
    supporting: [row(2), row(0.5)],
    opposing: [row(-0.5)],
  })
})
