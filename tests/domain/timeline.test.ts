import { expect, test } from 'vitest'
import { fittingPeriod, timeline, type TimelineAsked } from '#app/domain/timeline.ts'
import { affiliations, aPosition, boratynski, commission, encryption, johansson, milestones, positions, topics } from '#tests/support/world.ts'

const asked = (changes: Partial<TimelineAsked> = {}): TimelineAsked => ({ topics, actors: [boratynski, johansson], period: { from: '2020-07-01', to: '2020-12-31' }, asOf: '2020-12-31', ...changes })
const onEncryption = { topics: [encryption], actors: [johansson] }
const pointsOf = (stated: Parameters<typeof timeline>[0], changes: Partial<TimelineAsked> = {}) => timeline(stated, affiliations, [], asked({ ...onEncryption, ...changes })).facets[0]!.series[0]?.points ?? []

test('each topic has a facet, each actor who spoke on it a series, each letter a dot', () => {
  const { facets } = timeline(positions, affiliations, milestones, asked())
  expect(facets.map(({ topic, series, quotes, letters }) => [topic.name, series.map(({ short }) => short), quotes, letters])).toEqual([
    ['Encryption', ['J. Boratyński', 'Y. Johansson'], 2, 2], ['Voluntary detection', ['J. Boratyński', 'Y. Johansson'], 2, 2], ['Interim Regulation', ['J. Boratyński', 'Y. Johansson'], 2, 2],
  ])
})

test('a letter that may be of several days is a dot on the last of them, with the days it may be of', () => {
  const { facets } = timeline(positions, affiliations, [], asked({ actors: [boratynski], topics: [encryption] }))
  expect(facets[0]!.series[0]!.points).toMatchObject([{ day: '2020-12-21', first: '2020-10-02', last: '2020-12-21', level: 0, conditional: true }])
})

test('a dot is the mean of the levels of its letter', () => {
  expect(pointsOf([aPosition({ letterId: 'one', level: 2 }), aPosition({ letterId: 'one', level: -1 })])).toMatchObject([{ letterId: 'one', level: 0.5, positionIds: ['one-encryption-2', 'one-encryption--1'] }])
})

test('an actor without a dot has no series, and silence is no dot', () => {
  expect(pointsOf([])).toEqual([])
  expect(pointsOf([aPosition({ absence: 'evaded' })])).toEqual([])
})

test.each([['reported', { reported: true }], ['a draft', { status: 'draft' as const }], ['withdrawn', { status: 'withdrawn' as const }]])('what is %s is not drawn', (_what, changes) => {
  expect(pointsOf([aPosition(changes)])).toEqual([])
})

test('letters after the period or after the as-of day are not drawn', () => {
  expect(pointsOf([aPosition({ on: '2021-01-05' })], { asOf: '2021-12-31' })).toEqual([])
  expect(pointsOf([aPosition({ on: '2020-10-29' })], { asOf: '2020-10-28' })).toEqual([])
})

test('an organisation’s dots are the letters of its people', () => {
  const { facets } = timeline(positions, affiliations, [], asked({ actors: [commission], topics: [encryption] }))
  expect(facets[0]!.series[0]!.points.map(({ day, level }) => [day, level])).toEqual([['2020-10-29', -1], ['2020-12-21', 0]])
})

test('a stance is carried for 24 months after its newest letter', () => {
  const { facets } = timeline([aPosition({ on: '2020-10-29' })], [], [], asked(onEncryption))
  expect(facets[0]!.series[0]).toMatchObject({ fadesOn: '2022-10-29' })
})

test('milestones within the period come in order of time, an interval that reaches into it too', () => {
  const named = (from: string, to: string) => timeline([], [], milestones, asked({ period: { from, to } })).milestones.map(({ label }) => label)
  expect([named('2020-07-01', '2020-12-31'), named('2021-05-01', '2021-05-31'), named('2020-09-11', '2021-03-31')]).toEqual([['Strategy', 'Proposal'], ['Long-term'], []])
})

test('the period that fits is the whole months around everything, and one more', () => {
  expect(fittingPeriod(positions, [], '2026-11-22')).toEqual({ from: '2020-10-01', to: '2021-01-31' })
  expect(fittingPeriod(positions, milestones, '2026-11-22')).toEqual({ from: '2020-07-01', to: '2021-07-31' })
  expect(fittingPeriod([], [], '2026-11-22')).toEqual({ from: '2026-01-01', to: '2026-12-31' })
})
