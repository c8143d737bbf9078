import { expect, test } from 'vitest'
import { findContradictions } from '#app/domain/method-v2/contradictions.ts'
import {
  describeContradiction,
  describeMove,
  listMoveQualifiers,
} from '#app/domain/method-v2/move-words.ts'
import { findMoves } from '#app/domain/method-v2/moves.ts'
import { aSpeakerPosition, lettersOf } from '#tests/support/speaker-positions.ts'

const told = (...letters: Parameters<typeof lettersOf>) =>
  findMoves(lettersOf(...letters), '2021-12-31').map((move) =>
    [describeMove(move), ...listMoveQualifiers(move)].join(', '),
  )

test('a move is told with its kind, its day and both words', () => {
  expect(told(['2021-03-01', -1], ['2021-09-16', 1])).toEqual([
    'turn on 16 Sep 2021, from opposes (−1) to supports (+1), once so far',
  ])
  expect(told(['2021-03-01', 1], ['2021-09-16', 2])).toEqual([
    'change of tone on 16 Sep 2021, from supports (+1) to strongly supports (+2), once so far',
  ])
  expect(told(['2021-03-01', -1], ['2021-09-16', 0])).toEqual([
    'step on 16 Sep 2021, from opposes (−1) to mixed (0), once so far',
  ])
})

test('a move that the next one leads back is taken back, and one of two days on each side is established', () => {
  expect(
    told(
      ['2021-01-01', -1],
      ['2021-02-01', -1],
      ['2021-03-01', 1],
      ['2021-03-10', 1],
      ['2021-04-01', -1],
    ),
  ).toEqual([
    'turn on 1 Mar 2021, from opposes (−1) to supports (+1), taken back',
    'turn on 1 Apr 2021, from supports (+1) to opposes (−1), once so far',
  ])
})

test('a contradiction is told with its days; where no author stands at both ends, members differ', () => {
  const describe = (...positions: Parameters<typeof findContradictions>[0]) =>
    findContradictions(positions, '2021-12-31').map(describeContradiction)
  expect(describe(...lettersOf(['2021-03-01', -1], ['2021-04-01', 1]))).toEqual([
    'contradiction between 1 Mar 2021 and 1 Apr 2021',
  ])
  expect(
    describe(
      aSpeakerPosition({ letterId: 'one', day: '2021-03-01', level: -1, speakerIds: ['ada'] }),
      aSpeakerPosition({ letterId: 'two', day: '2021-03-01', level: 2, speakerIds: ['bo'] }),
    ),
  ).toEqual(['members differ on 1 Mar 2021'])
})
