import { expect, test } from 'vitest'
import type { AttributedPosition } from '#app/domain/attributed-positions.ts'
import { buildStrip } from '#app/domain/strips/strip.ts'
import type { SpeakerPosition } from '#app/domain/method-v2/counted-positions.ts'
import { aSpeakerPosition, lettersOf } from '#tests/support/speaker-positions.ts'
import { asEvidence } from '#tests/support/strip-world.ts'

const asOf = '2021-12-31'
const build = (positions: readonly SpeakerPosition[], until = asOf) =>
  buildStrip(asEvidence('johansson', positions), { asOf, until })

test('every statement stands on its own day and level, also two of one day and silences', () => {
  const strip = build([
    ...lettersOf(['2021-01-10', 2]),
    aSpeakerPosition({ letterId: 'first', day: '2021-03-10', level: 1 }),
    aSpeakerPosition({ letterId: 'second', day: '2021-03-10', level: -1 }),
    aSpeakerPosition({ letterId: 'third', day: '2021-04-10', absence: 'evaded' }),
  ])
  expect(strip.statements.map(({ day, level, absence }) => [day, level ?? absence])).toEqual([
    ['2021-01-10', 2],
    ['2021-03-10', 1],
    ['2021-03-10', -1],
    ['2021-04-10', 'evaded'],
  ])
  // Rule 3: the day's word is the mean of its letters' words.
  expect(strip.words).toEqual([
    { day: '2021-01-10', level: 2 },
    { day: '2021-03-10', level: 0 },
  ])
})

test('a letter after the as-of day is shown, and makes no move', () => {
  const letters = lettersOf(['2021-01-10', 1], ['2022-02-01', -1])
  const strip = build(letters, '2022-12-31')
  expect(strip.statements.map(({ day }) => day)).toEqual(['2021-01-10', '2022-02-01'])
  expect(strip.moves).toEqual([])
  expect(build(letters).statements).toHaveLength(1)
})

test('a turn stands on its day; it is established by letters of two days before and after', () => {
  const once = build(lettersOf(['2021-01-10', 1], ['2021-05-01', -1]))
  expect(once.moves).toEqual([{ day: '2021-05-01', up: false, kind: 'turn', established: false }])
  const twice = build(
    lettersOf(['2021-01-10', 1], ['2021-02-10', 1], ['2021-05-01', -1], ['2021-06-01', -1]),
  )
  expect(twice.moves).toMatchObject([{ day: '2021-05-01', established: true }])
})

test('a change of tone is no move on a strip', () => {
  expect(build(lettersOf(['2021-01-10', 1], ['2021-05-01', 2])).moves).toEqual([])
})

const unused: AttributedPosition[] = []
test('somebody without a letter has an empty strip', () => {
  expect(buildStrip(unused, { asOf, until: asOf })).toEqual({
    statements: [],
    words: [],
    moves: [],
  })
})
