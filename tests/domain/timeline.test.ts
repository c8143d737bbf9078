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

test('a chart that is kept is given to those who see the same, and to nobody else', () => {
  const evidenceOf = said(positions)
  const facetFor = (visibleKey: string) =>
    buildTimeline(evidenceOf, [], asked({ ...onEncryption, visibleKey })).facets[0]
  expect(facetFor('everything')).toBe(facetFor('everything'))
  expect(facetFor('somebody')).not.toBe(facetFor('everything'))
})

test('a dot is the mean of the levels of its letter', () => {
  expect(
    pointsOf([aPosition({ letterId: 'one', level: 2 }), aPosition({ letterId: 'one', level: -1 })]),
  ).toMatchObject([{ letterId: 'one', level: 0.5, letters: 1, quotes: 2 }])
})

test('an actor without a dot has no series, and silence is no dot', () => {
  expect(pointsOf([])).toEqual([])
  expect(pointsOf([aPosition({ absence: 'evaded' })])).toEqual([])
})

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

test.each([
  [
    'letter',
    6,
    ['2020-01-10', '2020-01-20', '2020-02-03', '2020-05-01', '2020-12-01', '2021-01-02'],
  ],
  ['month', 5, ['2020-01-20', '2020-02-03', '2020-05-01', '2020-12-01', '2021-01-02']],
  ['quarter', 4, ['2020-02-03', '2020-05-01', '2020-12-01', '2021-01-02']],
  ['year', 3, ['2020-12-01', '2021-01-02']],
])('where there are more dots than can be read, each stands for a %s', (grain, mostDots, days) => {
  const stated = [
    '2020-01-10',
    '2020-01-20',
    '2020-02-03',
    '2020-05-01',
    '2020-12-01',
    '2021-01-02',
  ].map((on) => aPosition({ on }))
  const [facet] = buildTimeline(
    said(stated),
    [],
    asked({
      ...onEncryption,
      period: { from: '2020-01-01', to: '2021-12-31' },
      asOf: '2021-12-31',
      maxDots: mostDots,
    }),
  ).facets
  expect([facet!.grain, facet!.series[0]!.points.map(({ day }) => day)]).toEqual([grain, days])
})

test('a dot of several letters is the mean of the letters, conditional where one is, and leads to the newest', () => {
  const stated = [
    aPosition({ on: '2020-07-10', level: 2 }),
    aPosition({ on: '2020-07-10', level: 0, conditional: true, condition: 'with safeguards' }),
    aPosition({ on: '2020-07-20', level: -1 }),
    aPosition({ on: '2020-09-20', level: 1 }),
  ]
  expect(pointsOf(stated, { maxDots: 2 })[0]).toMatchObject({
    letterId: 'letter-2020-07-20',
    positionId: 'letter-2020-07-20-encryption--1',
    level: 0,
    letters: 2,
    quotes: 3,
    conditional: true,
    first: '2020-07-10',
    last: '2020-07-20',
  })
})

test('a position is found at the dot of its own letter, or of the stretch of time it counts from', () => {
  const stated = [
    aPosition({ letterId: 'one', on: '2020-07-10' }),
    aPosition({ letterId: 'other', on: '2020-07-10', level: -2 }),
    aPosition({ on: '2020-07-20' }),
    aPosition({ on: '2020-09-20' }),
  ]
  const rows = attributed(stated, [])
  const dayAndLevel = (mostDots: number, index: number) => {
    const point = findPointFor(
      buildTimeline(indexEvidence(rows), [], asked({ ...onEncryption, maxDots: mostDots })),
      rows[index]!,
    )
    return [point?.day, point?.level]
  }
  expect([0, 1, 2].map((index) => dayAndLevel(9, index))).toEqual([
    ['2020-07-10', 1],
    ['2020-07-10', -2],
    ['2020-07-20', 1],
  ])
  expect([0, 1, 3].map((index) => dayAndLevel(2, index))).toEqual([
    ['2020-07-20', 0],
    ['2020-07-20', 0],
    ['2020-09-20', 1],
  ])
  expect(
    findPointFor(buildTimeline(indexEvidence(rows), [], asked(onEncryption)), {
      ...rows[0]!,
      actorId: 'nobody',
    }),
  ).toBeNull()
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
