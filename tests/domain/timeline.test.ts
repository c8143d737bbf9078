import { expect, test } from 'vitest'
import { findPointFor, buildTimeline, type TimelineQuery } from '#app/domain/timeline.ts'
import { indexEvidence } from '#app/domain/attributed-positions.ts'
import type { PositionWithLetter } from '#app/domain/positions.ts'
import { attributed } from '#tests/support/attributed.ts'
import {
  affiliations,
  aPosition,
  boratynski,
  commission,
  encryption,
  johansson,
  milestones,
  positions,
  topics,
} from '#tests/support/world.ts'

const asked = (changes: Partial<TimelineQuery> = {}): TimelineQuery => ({
  visibleKey: 'everything',
  topics,
  actors: [boratynski, johansson],
  period: { from: '2020-07-01', to: '2020-12-31' },
  asOf: '2020-12-31',
  ...changes,
})
const onEncryption = { topics: [encryption], actors: [johansson] }
const said = (stated: readonly PositionWithLetter[]) =>
  indexEvidence(attributed(stated, affiliations))
const pointsOf = (stated: readonly PositionWithLetter[], changes: Partial<TimelineQuery> = {}) =>
  buildTimeline(said(stated), [], asked({ ...onEncryption, ...changes })).facets[0]!.series[0]
    ?.points ?? []

test('each topic has a facet, each actor who spoke on it a series, each letter a dot', () => {
  const { facets } = buildTimeline(said(positions), milestones, asked())
  expect(
    facets.map(({ topic, series, quotes, letters }) => [
      topic.name,
      series.map(({ short }) => short),
      quotes,
      letters,
    ]),
  ).toEqual([
    ['Encryption', ['J. Boratyński', 'Y. Johansson'], 2, 2],
    ['Voluntary detection', ['J. Boratyński', 'Y. Johansson'], 2, 2],
    ['Interim Regulation', ['J. Boratyński', 'Y. Johansson'], 2, 2],
  ])
})

test('a letter that may be of several days is a dot on the last of them, with the days it may be of', () => {
  const { facets } = buildTimeline(
    said(positions),
    [],
    asked({ actors: [boratynski], topics: [encryption] }),
  )
  expect(facets[0]!.series[0]!.points).toMatchObject([
    { day: '2020-12-21', first: '2020-10-02', last: '2020-12-21', level: 0, conditional: true },
  ])
})

test('a chart that is kept says that its topic is closed as soon as it is, and no longer when it is open again', () => {
  const evidence = said(positions)
  const closedAt = '2026-01-02T09:00:00Z'
  const states = [null, closedAt, null].map(
    (closedAt) =>
      buildTimeline(evidence, [], asked({ topics: [{ ...encryption, closedAt }] })).facets[0]!.topic
        .closedAt,
  )
  expect(states).toEqual([null, closedAt, null])
})

test('a chart that is kept is given to those who see the same, and to nobody else', () => {
  const evidenceOf = said(positions)
  const facetFor = (visibleKey: string) =>
    buildTimeline(evidenceOf, [], asked({ ...onEncryption, visibleKey })).facets[0]
  expect(facetFor('everything')).toBe(facetFor('everything'))
  expect(facetFor('somebody')).not.toBe(facetFor('everything'))
})

test('a letter that states two levels has a dot on each, and the line lies at its word', () => {
  const [series] = buildTimeline(
    said([aPosition({ letterId: 'one', level: 2 }), aPosition({ letterId: 'one', level: -1 })]),
    [],
    asked(onEncryption),
  ).facets[0]!.series
  expect(series!.points).toMatchObject([
    { letterId: 'one', level: 2, quotes: 1 },
    { letterId: 'one', level: -1, quotes: 1 },
  ])
  expect(series!.words).toEqual([{ day: series!.points[0]!.day, level: 0.5 }])
})

test('opposite statements of a month stand on their own days', () => {
  const stated = [
    aPosition({ on: '2020-08-03', level: 2 }),
    aPosition({ on: '2020-08-28', level: -2 }),
  ]
  expect(pointsOf(stated).map(({ day, level }) => [day, level])).toEqual([
    ['2020-08-03', 2],
    ['2020-08-28', -2],
  ])
})

test('an actor without a dot has no series', () => {
  expect(pointsOf([])).toEqual([])
})

test.each(['evaded', 'withheld', 'no_position'] as const)(
  'what is %s is a dot without a level, and no word of the line',
  (absence) => {
    const [series] = buildTimeline(
      said([aPosition({ on: '2020-08-03' }), aPosition({ on: '2020-09-03', absence })]),
      [],
      asked(onEncryption),
    ).facets[0]!.series
    expect(series!.points.map(({ day, level, absence: silent }) => [day, level, silent])).toEqual([
      ['2020-08-03', 1, null],
      ['2020-09-03', null, absence],
    ])
    expect(series!.words).toEqual([{ day: '2020-08-03', level: 1 }])
  },
)

test.each([
  ['reported', { reported: true }],
  ['a draft', { status: 'draft' as const }],
  ['withdrawn', { status: 'withdrawn' as const }],
])('what is %s is not drawn', (_what, changes) => {
  expect(pointsOf([aPosition(changes)])).toEqual([])
})

test('letters after the period or after the as-of day are not drawn', () => {
  expect(pointsOf([aPosition({ on: '2021-01-05' })], { asOf: '2021-12-31' })).toEqual([])
  expect(pointsOf([aPosition({ on: '2020-10-29' })], { asOf: '2020-10-28' })).toEqual([])
})

test('an organisation’s dots are the letters of its people', () => {
  const { facets } = buildTimeline(
    said(positions),
    [],
    asked({ actors: [commission], topics: [encryption] }),
  )
  expect(facets[0]!.series[0]!.points.map(({ day, level }) => [day, level])).toEqual([
    ['2020-10-29', -1],
    ['2020-12-21', 0],
  ])
})

test('where there are more dots than can be read the newest are dots and the others ticks on their days', () => {
  const stated = [
    aPosition({ on: '2020-07-10', level: 2 }),
    aPosition({ on: '2020-07-11', level: 2 }),
    aPosition({ on: '2020-07-13', level: 2 }),
    aPosition({ on: '2020-07-13', level: -2, letterId: 'other' }),
    aPosition({ on: '2020-07-14', absence: 'evaded' }),
    aPosition({ on: '2020-09-20', level: 1 }),
    aPosition({ on: '2020-10-20', level: 1 }),
  ]
  const [facet] = buildTimeline(said(stated), [], asked({ ...onEncryption, maxDots: 2 })).facets
  const [series] = facet!.series
  expect([facet!.statements, series!.points.map(({ day }) => day)]).toEqual([
    7,
    ['2020-09-20', '2020-10-20'],
  ])
  // In days after the 1st of July.
  expect(series!.ticks).toEqual([
    { level: null, spans: [[13, 13]] },
    { level: -2, spans: [[12, 12]] },
    {
      level: 2,
      spans: [
        [9, 10],
        [12, 12],
      ],
    },
  ])
  expect(series!.words.map(({ day }) => day)).toEqual(['2020-09-20', '2020-10-20'])
  expect(pointsOf(stated, { maxDots: 7 })).toHaveLength(7)
})

test('dots that are too many are shared out among the actors', () => {
  const stated = ['2020-07-10', '2020-07-11', '2020-07-12'].flatMap((on, index) => [
    aPosition({ on, letterId: `j${index}` }),
    aPosition({ on, letterId: `b${index}`, holderIds: [boratynski.id] }),
  ])
  const { series } = buildTimeline(said(stated), [], asked({ topics: [encryption], maxDots: 4 }))
    .facets[0]!
  expect(series.map(({ points, ticks }) => [points.length, ticks.length])).toEqual([
    [2, 1],
    [2, 1],
  ])
})

test('a position is found at the dot of its letter and level, and nowhere where it is a tick', () => {
  const stated = [
    aPosition({ letterId: 'one', on: '2020-07-10' }),
    aPosition({ letterId: 'other', on: '2020-07-10', level: -2 }),
    aPosition({ letterId: 'other', on: '2020-07-10', absence: 'withheld' }),
    aPosition({ on: '2020-09-20' }),
  ]
  const rows = attributed(stated, [])
  const find = (index: number, maxDots: number, changes = {}) => {
    const point = findPointFor(
      buildTimeline(indexEvidence(rows), [], asked({ ...onEncryption, maxDots })),
      { ...rows[index]!, ...changes },
    )
    return point && [point.letterId, point.level, point.absence]
  }
  expect([0, 1, 2].map((index) => find(index, 9))).toEqual([
    ['one', 1, null],
    ['other', -2, null],
    ['other', null, 'withheld'],
  ])
  expect([find(0, 1), find(0, 9, { actorId: 'nobody' })]).toEqual([null, null])
})

test('of the letters before the period the newest stays, as it is carried into it', () => {
  const stated = [
    aPosition({ on: '2019-01-10' }),
    aPosition({ on: '2020-06-30', level: -1 }),
    aPosition({ on: '2020-07-02', level: 2 }),
  ]
  expect(pointsOf(stated).map(({ day }) => day)).toEqual(['2020-06-30', '2020-07-02'])
  expect(pointsOf(stated.slice(0, 2)).map(({ day }) => day)).toEqual(['2020-06-30'])
})

test('a stance is carried for 24 months after its newest letter', () => {
  const { facets } = buildTimeline(said([aPosition({ on: '2020-10-29' })]), [], asked(onEncryption))
  expect(facets[0]!.series[0]).toMatchObject({ fadesOn: '2022-10-29' })
})

test('milestones within the period come in order of time, an interval that reaches into it too', () => {
  const named = (from: string, to: string) =>
    buildTimeline(said([]), milestones, asked({ period: { from, to } })).milestones.map(
      ({ label }) => label,
    )
  expect([
    named('2020-07-01', '2020-12-31'),
    named('2021-05-01', '2021-05-31'),
    named('2020-09-11', '2021-03-31'),
  ]).toEqual([['Strategy', 'Proposal'], ['Long-term'], []])
})
