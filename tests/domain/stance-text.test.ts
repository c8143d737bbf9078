import { expect, test } from 'vitest'
import type { AttributedPosition } from '#app/domain/attributed-positions.ts'
import { getCachedStanceParts } from '#app/domain/memoized-stance.ts'
import type { SpeakerPosition } from '#app/domain/method-v2/counted-positions.ts'
import { describeBeside, describeInterval, describeStance } from '#app/domain/stance-text.ts'
import { aSpeakerPosition, lettersOf } from '#tests/support/speaker-positions.ts'

const days = { asOf: '2021-12-31', today: '2021-12-31' }

function tell(
  positions: readonly SpeakerPosition[],
  { today = days.today, ...more }: Partial<AttributedPosition> & { today?: string } = {},
) {
  const evidence = positions.map((position, place) => ({
    ...position,
    id: `position-${place}`,
    actorId: 'johansson',
    topicId: 'encryption',
    edtf: position.lastDay,
    conditional: false,
    joint: false,
    belongingUncertain: false,
    recheck: false,
    storedAt: `${position.lastDay}T12:00:00.000Z`,
    ...more,
  }))
  return describeStance(getCachedStanceParts(evidence, { ...days, today }))
}

test('now is the word, and the record stands beside it with what qualifies both', () => {
  const told = tell(lettersOf(['2021-01-10', 2], ['2021-03-10', 2], ['2021-09-16', -1]))
  expect(told).toMatchObject({
    label: 'Opposes',
    level: -1,
    nowText: '−1',
    record: 1,
    recordText: 'record supports, divided',
  })
  expect(describeBeside(told)).toBe('changed, since 16 Sep 2021; record supports, divided')
})

test('a word of one letter long ago says so, as of the day on which somebody looks', () => {
  const told = tell(lettersOf(['2021-01-10', 1]), { today: '2026-11-28' })
  expect(describeBeside(told)).toBe(
    'one letter, stale, since 10 Jan 2021 or earlier; record supports',
  )
})

test('a condition and a doubt about belonging are said with the word', () => {
  expect(tell(lettersOf(['2021-01-10', 0]), { conditional: true }).label).toBe(
    'Mixed · conditional',
  )
  expect(tell(lettersOf(['2021-01-10', 0]), { belongingUncertain: true }).qualifiers).toContain(
    'belonging uncertain',
  )
})

test('what rests on a position to be looked at again says so with its word', () => {
  const text = tell(lettersOf(['2021-01-10', 1]), { recheck: true })
  expect(text.qualifiers).toContain('to re-check')
  expect(describeBeside(text)).toContain('to re-check')
  expect(tell(lettersOf(['2021-01-10', 1])).qualifiers).not.toContain('to re-check')
})

test('a capped word is coloured as the word it shows', () => {
  const told = tell([
    aSpeakerPosition({ day: '2021-01-10', level: 2 }),
    aSpeakerPosition({ day: '2021-02-10', absence: 'evaded' }),
  ])
  expect(told).toMatchObject({ word: 'supports', level: 1, now: 2, absenceCounts: ['1 evaded'] })
  expect(told.qualifiers).toEqual([
    'one letter',
    '1 of 2 unanswered',
    'capped',
    'since then: evaded, 10 Feb 2021',
  ])
})

test('how many speak for an organisation, on which side, is told of organisations alone', () => {
  const votes = ([-1, 1, 2, 0] as const).map((level, place) =>
    aSpeakerPosition({
      letterId: `vote ${place}`,
      day: '2021-01-10',
      level,
      speakerIds: [`member ${place}`],
    }),
  )
  // Consensus of -1, 1, 2 and 0, whose mean is 0.5: 1 + (2 log2(1 - 1.5 / 4) + 2 log2(1 - 0.5 / 4)) / 4.
  const cohesion = 1 + (Math.log2(0.625) + Math.log2(0.875)) / 2
  expect(tell(votes).members).toBe(
    `4 speakers: 2 support, 1 is mixed, 1 opposes; cohesion ${cohesion.toFixed(2)}`,
  )
  expect(tell(votes).contradictions).toEqual(['Members differ on 10 Jan 2021'])
  expect(tell(lettersOf(['2021-01-10', 1])).members).toBeNull()
})

test('silence and what is dated later are told with their counts', () => {
  const silent = tell([aSpeakerPosition({ day: '2021-02-10', absence: 'withheld' })])
  expect([silent.label, silent.level, describeBeside(silent)]).toEqual([
    'Only silence (1 withheld)',
    null,
    '1 of 1 unanswered, capped',
  ])
  expect(tell(lettersOf(['2022-01-10', 1]))).toMatchObject({
    label: 'No letter',
    notYet: 'one passage not counted yet, dated later',
  })
})

test('the interval of the record is its range below four letters', () => {
  const [few, many] = [
    tell(lettersOf(['2021-01-10', 1], ['2021-02-10', 2])),
    tell(lettersOf(['2021-01-10', 1], ['2021-02-10', 2], ['2021-03-10', 1], ['2021-04-10', 2])),
  ]
  expect(describeInterval(few)).toBe('range +1 to +2')
  expect(describeInterval(many)).toMatch(/^95 % interval \+1.* to \+/)
  expect(describeInterval(tell(lettersOf(['2021-01-10', 1])))).toBeNull()
})
