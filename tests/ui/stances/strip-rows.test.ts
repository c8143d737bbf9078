import { expect, test } from 'vitest'
import { noStrip } from '#app/domain/strips/packed-strip.ts'
import { pickTopicRows, splitByTopic, type StripTableGroup } from '#app/ui/stances/strip-rows.ts'

const stance = {} as StripTableGroup['rows'][number]['cells'][number]['stance']
const rowOf = (id: string) => ({
  ...{ actor: { id, name: id }, house: '', top: id },
  cells: ['encryption', 'detection'].map((topicId) => ({ topicId, strip: noStrip, stance })),
})
const groups: StripTableGroup[] = [
  {
    key: 'all',
    name: 'All',
    isOpen: true,
    actors: 2,
    sums: [],
    rows: [rowOf('ann'), rowOf('ben')],
  },
]

const inRows = (picked: StripTableGroup[]) =>
  picked.flatMap(({ rows }) =>
    rows.map(({ actor, cells }) => [actor.id, ...cells.map(({ topicId }) => topicId)]),
  )

test('of a topic each row has one cell, and of some actors there is no other row', () => {
  expect(inRows(pickTopicRows(groups, 'detection'))).toEqual([
    ['ann', 'detection'],
    ['ben', 'detection'],
  ])
  expect(inRows(pickTopicRows(groups, 'encryption', ['ben']))).toEqual([['ben', 'encryption']])
})

test('one actor has a row for each topic, headed by it and leading to what is said on it', () => {
  const topics = [
    { id: 'detection', name: 'Detection' },
    { id: 'encryption', name: 'Encryption' },
  ]
  const rows = splitByTopic([{ ...groups[0]!, rows: [rowOf('ann')] }], topics).flatMap(
    (group) => group.rows,
  )
  expect(rows.map(({ heading, cells }) => [heading, cells.map(({ topicId }) => topicId)])).toEqual([
    [{ words: 'Detection', href: '#topic-detection' }, ['detection']],
    [{ words: 'Encryption', href: '#topic-encryption' }, ['encryption']],
  ])
})
