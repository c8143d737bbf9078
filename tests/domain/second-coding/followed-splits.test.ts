import { expect, test } from 'vitest'
import { followSplits } from '#app/domain/second-coding/followed-splits.ts'

const quote = { exact: 'x', prefix: '', suffix: '', start: 0, end: 10 }
const passage = { level: 1, absence: null, conditional: false, condition: null } as const
const whose = { reported: false, holderIds: ['ada'], quote }
const first = { ...passage, ...whose, id: 'first', topicId: 'part' }
const second = { ...passage, ...whose, id: 'second', topicId: 'whole', saidAt: '2026-01-01' }
const move = { positionId: 'first', fromTopicId: 'whole', at: '2026-02-01' }

test('a passage that was coded before its topic was split goes with the first coder’s to the part', () => {
  expect(followSplits([first], [second], [move])).toEqual(new Map([['second', first]]))
})

test.each([
  ['coded since', [first], { ...second, saidAt: '2026-03-01' }],
  ['of another topic', [first], { ...second, topicId: 'other' }],
  ['elsewhere', [first], { ...second, quote: { ...quote, start: 50, end: 60 } }],
  ['of somebody else', [first], { ...second, holderIds: ['ben'] }],
  ['beside one that stayed', [first, { ...first, id: 'stays', topicId: 'whole' }], second],
])('what is %s stays where it is', (_what, firsts, passageThere) => {
  expect(followSplits(firsts, [passageThere], [move]).size).toBe(0)
})
