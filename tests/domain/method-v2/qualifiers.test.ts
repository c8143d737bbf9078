import { expect, test } from 'vitest'
import { deriveStance } from '#app/domain/method-v2/derived-stance.ts'
import { describeNow, describeRecord, listNowQualifiers } from '#app/domain/method-v2/qualifiers.ts'
import { aSpeakerPosition, lettersOf } from '#tests/support/speaker-positions.ts'

const asOf = '2020-12-31'
const described = (positions: Parameters<typeof deriveStance>[0]) => {
  const stance = deriveStance(positions, asOf)
  return [describeNow(stance), ...listNowQualifiers(stance), describeRecord(stance)]
}
const evaded = (day: string) => aSpeakerPosition({ day, absence: 'evaded' })
const open = aSpeakerPosition({
  letterId: 'open',
  firstDay: '2020-10-02',
  lastDay: '2020-12-21',
  level: 0,
})

test.each([
  ['nothing', [], ['no letter', null]],
  [
    'refusals alone',
    [evaded('2020-01-01'), evaded('2020-02-01'), aSpeakerPosition({ absence: 'withheld' })],
    ['only silence (2 evaded, 1 withheld)', '3 of 3 unanswered', 'capped', null],
  ],
  ['one letter', lettersOf(['2020-01-01', 1]), ['supports', 'one letter', 'record supports']],
  [
    'one old letter',
    lettersOf(['2015-01-01', 2]),
    ['strongly supports', 'one letter', 'stale', 'record too old to weigh'],
  ],
  [
    'a turn',
    lettersOf(['2020-01-01', 2], ['2020-02-01', -2]),
    ['strongly opposes', 'changed', 'record mixed, divided'],
  ],
  [
    'silence since',
    [...lettersOf(['2020-01-01', 2], ['2020-02-01', 2], ['2020-03-01', 2]), evaded('2020-12-21')],
    [
      'strongly supports',
      '1 of 4 unanswered',
      'since then: evaded, 21 Dec 2020',
      'record strongly supports',
    ],
  ],
  [
    'an interval',
    [open, aSpeakerPosition({ level: -1 })],
    ['mixed', 'order uncertain', 'record opposes'],
  ],
  [
    'both sides on one day',
    [aSpeakerPosition({ level: 2 }), aSpeakerPosition({ level: -1, letterId: 'other' })],
    ['supports', 'says both', 'record supports, divided'],
  ],
  [
    'coders who differ',
    [evaded('2020-10-29'), aSpeakerPosition({ coder: 'Ben', level: 2 })],
    [
      'only silence (1 evaded)',
      '1 of 1 unanswered',
      'capped',
      'coders differ (evaded or strongly supports)',
      null,
    ],
  ],
] as const)('the word says what belongs to it: %s', (_what, positions, words) => {
  expect(described([...positions])).toEqual(words)
})

test('coders who differ on several passages are told by how many', () => {
  const coded = (coder: string, level: 1 | 2) => [
    aSpeakerPosition({ coder, level }),
    aSpeakerPosition({ coder, level, letterId: 'other' }),
  ]
  expect(described([...coded('Ada', 1), ...coded('Ben', 2)])).toContain(
    'coders differ (on 2 passages)',
  )
})

test('an organisation’s word says where most of its members stand', () => {
  const stance = deriveStance(lettersOf(['2020-01-01', -1], ['2020-02-01', -1]), asOf)
  expect(listNowQualifiers(stance, { side: 1, count: 9, of: 12 })).toEqual([
    'most members: supports (9 of 12)',
  ])
})
