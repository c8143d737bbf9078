import { expect, test } from 'vitest'
import { countPeers, sayPeerCount } from '#app/domain/nearness/peers.ts'

test('of each topic on which the actor has a word voices are counted by their side, or as without one', () => {
  const own = { encryption: -1, detection: 0 }
  const voices = [
    { encryption: -2, detection: 2 },
    { encryption: 1, detection: 0.4 },
    { encryption: 0, other: 1 },
    {},
  ]
  expect(countPeers(own, voices)).toEqual([
    { topicId: 'encryption', same: 1, mixed: 1, opposite: 1, unknown: 1 },
    { topicId: 'detection', same: 1, mixed: 1, opposite: 0, unknown: 2 },
  ])
})

test('what does not occur is left out, and where nobody has a word that is said', () => {
  const none = { topicId: 'a', same: 0, mixed: 0, opposite: 0, unknown: 0 }
  expect(sayPeerCount({ ...none, same: 2, opposite: 1, unknown: 4 })).toEqual({
    words: '2 of 3 on the same side',
    beside: '1 on the opposite side, 4 without a word',
  })
  expect(sayPeerCount({ ...none, unknown: 3 })).toEqual({ words: 'nobody has a word', beside: '' })
})
