import { expect, test } from 'vitest'
import { writeAskList, writeCoverageLead } from '#app/domain/coverage/gap-words.ts'
import { findGap } from '#app/domain/coverage/gaps.ts'
import { attributed } from '#tests/support/attributed.ts'
import { aPosition, encryption, topics } from '#tests/support/world.ts'

const asOf = '2026-11-29'

test('the first sentence counts the gaps among all pairs, of one topic among its actors', () => {
  expect(writeCoverageLead({ topics, pairs: 312, gaps: 20, asOf })).toBe(
    '20 of 312 pairs of an actor and a topic are without a word since 29 Nov 2025.',
  )
  expect(writeCoverageLead({ topics: [encryption], pairs: 3, gaps: 1, asOf })).toBe(
    'On Encryption, 1 of 3 actors is without a word since 29 Nov 2025.',
  )
  expect(writeCoverageLead({ topics: [encryption], pairs: 3, gaps: 0, asOf })).toBe(
    'On Encryption, no actor is without a word since 29 Nov 2025.',
  )
})

test('an ask list says of each whom to ask on what, the last word and why', () => {
  const evidence = attributed([aPosition({ on: '2020-10-29', level: -1 })])
  const gap = findGap('johansson', 'encryption', evidence, {
    ...{ asOf, asks: [], uncoded: [], isTopicAsked: true },
  })!
  expect(writeAskList([{ actor: 'Ylva Johansson', topic: 'Encryption', gap }], asOf)).toBe(
    'To ask, as of 29 Nov 2026:\n' +
      '- Ylva Johansson on Encryption: last heard on 29 Oct 2020: opposes; not asked since.',
  )
})
