import { expect, test } from 'vitest'
import { describeStrips } from '#app/domain/strips/strips-summary.ts'

const sum = (supporting: number, opposing: number) =>
  ({ supporting, opposing, mixed: 0, unknown: 0, cohesion: null }) as never
const axis = { from: '2020-01-01', to: '2021-06-01' } as const
const topics = [{ id: 'e', name: 'Encryption' }]

test('what strips show is read out in two sentences', () => {
  const group = { name: 'All', rows: [1, 2, 3], sums: [{ topicId: 'e', sum: sum(2, 1) }] }
  expect(describeStrips({ topics, axis, asOf: '2021-01-01', groups: [group] })).toBe(
    '3 rows on Encryption, 1 Jan 2020 to 1 Jun 2021. As of 1 Jan 2021: 2 support · 1 opposes.',
  )
})

test('groups and topics are told apart, and how many more there are', () => {
  const groups = Array.from({ length: 8 }, (_, place) => ({
    ...{ name: `Group ${place}`, rows: [], sums: [{ topicId: 'e', sum: sum(1, 0) }] },
  }))
  expect(describeStrips({ topics, axis, asOf: '2021-01-01', groups })).toMatch(
    /Group 0 1 supports; Group 1 1 supports.* and 2 more\.$/,
  )
  const two = [...topics, { id: 'd', name: 'Detection' }]
  expect(
    describeStrips({ topics: two, axis, asOf: '2021-01-01', groups: groups.slice(0, 1) }),
  ).toContain('As of 1 Jan 2021: Encryption 1 supports.')
})
