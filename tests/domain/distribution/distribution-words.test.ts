import { expect, test } from 'vitest'
import {
  describeCounts,
  describeMajority,
  describeUnknown,
  writeDistributionLead,
} from '#app/domain/distribution/distribution-words.ts'

test('counts are said of all voices, or as shares of them with the counts', () => {
  const counted = { counts: [1, 2, 0, 2, 1], unknown: 2, voices: 8 } as const
  expect(describeCounts(counted, 'counts')).toBe(
    '3 of 8 support, 1 of them strongly; 3 oppose, 1 of them strongly; 2 unknown',
  )
  expect(describeCounts(counted, 'shares')).toBe(
    '38 % (3 of 8) support, 13 % strongly; 38 % (3) oppose, 13 % strongly; 25 % (2) unknown',
  )
  expect(describeCounts({ counts: [0, 1, 1, 1, 0], unknown: 0, voices: 3 }, 'counts')).toBe(
    '1 of 3 supports; 1 mixed; 1 opposes',
  )
  expect(describeCounts({ counts: [0, 0, 0, 0, 0], unknown: 2, voices: 2 }, 'counts')).toBe(
    '0 of 2 support; 2 unknown',
  )
})

test('the first sentence leaves out what is 0, and says where nobody has a word', () => {
  const sum = { voices: 45, supporting: 12, mixed: 0, opposing: 1, unknown: 32 }
  expect(writeDistributionLead('Encryption', sum)).toBe(
    'Encryption: of 45 voices 12 support, 1 opposes, 32 are unknown.',
  )
  expect(
    writeDistributionLead('Encryption', {
      ...{ voices: 1, supporting: 0, mixed: 0, opposing: 0, unknown: 1 },
    }),
  ).toBe('Encryption: of 1 voice none has a word.')
})

test('a majority is said with how many it is of, and that there is none', () => {
  expect(describeMajority({ side: -1, count: 6, of: 9 })).toBe('opposes, 6 of 9 with a word')
  expect(describeMajority(null)).toBe('no side has more than half of those with a word')
})

test('those without a word are said by the reason', () => {
  expect(describeUnknown({ stale: 1, silent: 2, unheard: 0 })).toBe(
    '1 last heard more than 24 months ago, 2 only silence',
  )
})
