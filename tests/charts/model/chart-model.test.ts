import fc from 'fast-check'
import { placeEndLabels } from '#app/charts/model/end-labels.ts'
import { expect, test } from 'vitest'
import {
  listActorIds,
  layOutChart,
  listDots,
  rowToY,
  type ChartModel,
} from '#app/charts/model/chart-model.ts'
import { sortInReadingOrder, findNeighbour } from '#app/charts/model/dot-neighbours.ts'
import { describeDoubts, makeChartRows } from '#app/charts/model/chart-rows.ts'
import { dayToX, levelToY } from '#app/charts/model/scale.ts'
import { clipText, measureText } from '#app/charts/model/text-width.ts'
import { dayNumber, dayFromNumber, type Period } from '#app/domain/days.ts'
import type { Level } from '#app/domain/level.ts'
import {
  autumn,
  chartMilestones,
  chartPeriod,
  drawn,
  facetOf,
  type Saying,
} from '#tests/support/chart-world.ts'
import { worlds } from '#tests/support/worlds.ts'
import { type Density } from '#app/charts/model/layouts.ts'

const johansson = 'Ylva Johansson'
const boratynski = 'Jakub Boratyński'

function modelOf(
  said: readonly Saying[],
  period: Period = chartPeriod,
  density: Density = 'roomy',
) {
  return layOutChart(facetOf(said, period), {
    period,
    asOf: period.to,
    milestones: chartMilestones,
    density,
  })
}

function ticksFrom(from: string, to: string) {
  return modelOf([], { from, to }).ticks.map(({ label }) => label)
}

test('the first letters lie on their days and levels, strongly supports on top', () => {
  const model = modelOf(autumn)
  expect(model.lanes.map(({ level }) => level)).toEqual([2, 1, 0, -1, -2])
  const [first, second] = listDots(model)
  expect(first).toMatchObject({
    actorId: boratynski,
    hollow: true,
    x: dayToX(model.frame, dayNumber('2020-12-21')),
    y: model.lanes[2]!.y,
  })
  expect(second).toMatchObject({
    actorId: johansson,
    hollow: false,
    x: dayToX(model.frame, dayNumber('2020-10-29')),
    y: model.lanes[3]!.y,
  })
  expect(second!.sentence).toBe('Ylva Johansson, 29 Oct 2020: opposes (−1), 1 quote')
  expect(first!.sentence).toBe(
    'Jakub Boratyński, 2 Oct – 21 Dec 2020: mixed (0), conditional, 1 quote',
  )
})

test('an uncertain date is a bar from its first to its last day, a known one is none', () => {
  const { series, frame } = modelOf(autumn)
  expect(series[0]!.whiskers).toMatchObject([
    { x1: dayToX(frame, dayNumber('2020-10-02')), x2: dayToX(frame, dayNumber('2020-12-21')) },
  ])
  expect(series[1]!.whiskers).toEqual([])
})

test('the line of a letter that states two levels lies between their dots', () => {
  const model = modelOf([
    { actor: johansson, on: '2020-10-29', level: 1, letter: 'one' },
    { actor: johansson, on: '2020-10-29', level: 2, letter: 'one' },
  ])
  expect(listDots(model).map(({ y, sentence }) => [y, sentence])).toEqual([
    [model.lanes[1]!.y, 'Ylva Johansson, 29 Oct 2020: supports (+1), 1 quote'],
    [model.lanes[0]!.y, 'Ylva Johansson, 29 Oct 2020: strongly supports (+2), 1 quote'],
  ])
  expect(model.series[0]!.steps[0]!.y1).toBeCloseTo((model.lanes[0]!.y + model.lanes[1]!.y) / 2)
})

test('silence is a dot in a strip below the plot, above the axis, and there is none without it', () => {
  const spoken: Saying = { actor: johansson, on: '2020-10-29', level: 1 }
  const model = modelOf([spoken, { actor: johansson, on: '2020-11-29', level: null }])
  const [, silent] = listDots(model)
  expect([silent!.y, silent!.sentence]).toEqual([
    model.silence!.y,
    'Ylva Johansson, 29 Nov 2020: evaded, 1 quote',
  ])
  expect(silent!.y).toBeGreaterThan(model.plot.bottom)
  expect(model.axisY).toBeGreaterThan(silent!.y)
  expect(model.silence!.label.text).toBe('Silence')
  const without = modelOf([spoken])
  expect([without.silence, without.axisY]).toEqual([null, without.plot.bottom])
})

test('whoever was only silent has a dot and no line', () => {
  const { series } = modelOf([{ actor: johansson, on: '2020-11-29', level: null }])
  expect([series[0]!.dots.length, series[0]!.steps]).toEqual([1, []])
})

test.each([
  ['2020-07-01', '2021-07-31', ['Jul 2020', 'Oct', 'Jan 2021', 'Apr', 'Jul']],
  ['2020-07-01', '2020-12-31', ['Jul 2020', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']],
  ['2020-10-01', '2020-10-31', ['1 Oct 2020', '8 Oct', '15 Oct', '22 Oct']],
  [
    '2018-03-01',
    '2021-12-31',
    ['Jul 2018', 'Jan 2019', 'Jul', 'Jan 2020', 'Jul', 'Jan 2021', 'Jul'],
  ],
  ['1994-05-01', '2024-05-31', ['1995', '2000', '2005', '2010', '2015', '2020']],
  ['2020-10-02', '2020-10-05', ['2 Oct 2020', '3 Oct', '4 Oct', '5 Oct']],
  ['2020-10-29', '2020-10-29', ['29 Oct 2020']],
])('from %s to %s the ticks fit', (from, to, labels) => {
  expect(ticksFrom(from, to)).toEqual(labels)
})

test('a stance holds from one letter to the next at the earlier level, then is carried to the end of the plot', () => {
  const { series, frame, plot } = modelOf([
    { actor: johansson, on: '2020-08-01', level: -1 },
    { actor: johansson, on: '2020-11-01', level: 2 },
  ])
  const [held, carried] = series[0]!.steps
  expect(held).toMatchObject({
    kind: 'held',
    x1: dayToX(frame, dayNumber('2020-08-01')),
    x2: dayToX(frame, dayNumber('2020-11-01')),
    y1: levelToY(frame, -1),
    y2: levelToY(frame, 2),
  })
  expect(carried).toMatchObject({
    kind: 'carried',
    x2: plot.right,
    y1: levelToY(frame, 2),
    y2: levelToY(frame, 2),
  })
})

test('nothing is drawn before the first letter', () => {
  const { series } = modelOf(autumn)
  for (const { steps, dots } of series)
    expect(Math.min(...steps.map(({ x1 }) => x1))).toBe(dots[0]!.x)
})

test('after 24 months without a letter a stance fades, at the end and in between', () => {
  const period = { from: '2015-01-01', to: '2024-12-31' }
  const { series, frame, plot } = modelOf(
    [
      { actor: johansson, on: '2016-01-01', level: 1 },
      { actor: johansson, on: '2020-01-01', level: 1 },
    ],
    period,
  )
  expect(series[0]!.steps.map(({ kind }) => kind)).toEqual(['held', 'faded', 'carried', 'faded'])
  expect(series[0]!.steps[1]!.x1).toBeCloseTo(dayToX(frame, dayNumber('2017-12-31')))
  expect(series[0]!.steps[3]).toMatchObject({
    x1: dayToX(frame, dayNumber('2021-12-31')),
    x2: plot.right,
  })
})

test('a letter before the period has a line into it and no dot; the table says so', () => {
  const said: Saying[] = [{ actor: johansson, on: '2019-12-01', level: 1 }]
  const { series, plot } = modelOf(said)
  expect(series[0]!.dots).toEqual([])
  expect(series[0]!.steps[0]).toMatchObject({ kind: 'carried', x1: plot.left, x2: plot.right })
  expect(makeChartRows(facetOf(said), chartPeriod)).toMatchObject([
    { earlier: true, when: '1 Dec 2019', word: 'supports (+1)' },
  ])
})

test('a milestone with an interval is a band, and all say what they are', () => {
  const { milestones, frame } = modelOf(autumn)
  expect(milestones.map(({ title }) => title)).toContain(
    'Apr – Jun 2021: Long-term legislation announced',
  )
  const band = milestones.at(-1)!
  expect([band.x1, band.x2]).toEqual([
    dayToX(frame, dayNumber('2021-04-01')),
    dayToX(frame, dayNumber('2021-06-30')),
  ])
  expect(milestones.map(({ label }) => label?.text)).toEqual([
    '24 Jul · EU strategy',
    '10 Sep · proposal',
    '21 Dec · ePrivacy scope',
    'Apr – Jun 2021 · long-term legislation',
  ])
})

test('two actors at the same level lie several pixels apart', () => {
  const said: Saying[] = [
    { actor: boratynski, on: '2020-10-29', level: 2 },
    { actor: johansson, on: '2020-10-29', level: 2 },
  ]
  const [a, b] = listDots(modelOf(said))
  expect(a!.x).toBe(b!.x)
  expect(b!.y - a!.y).toBeGreaterThanOrEqual(6)
})

test('twelve actors on one spot can all be told apart', () => {
  const said = Array.from({ length: 12 }, (_, index): Saying => ({
    actor: `Actor ${index}`,
    on: '2020-10-29',
    level: 2,
  }))
  const ys = listDots(modelOf(said))
    .map(({ y }) => y)
    .sort((a, b) => a - b)
  expect(Math.min(...ys.slice(1).map((y, index) => y - ys[index]!))).toBeGreaterThan(2.5)
})

test('letters of one actor on one day fan out', () => {
  const said = [1, 2, 3].map((nth): Saying => ({
    actor: johansson,
    on: '2020-10-29',
    level: 0,
    letter: `letter ${nth}`,
  }))
  expect(new Set(listDots(modelOf(said)).map(({ y }) => y)).size).toBe(3)
})

test('an actor keeps its slot on every topic', () => {
  const { facets } = drawn([
    ...autumn,
    { actor: johansson, topic: 'Age checks', on: '2021-01-01', level: 1 },
  ])
  const asked = {
    period: chartPeriod,
    asOf: chartPeriod.to,
    milestones: [],
    actorMarks: Object.fromEntries(listActorIds(facets).map((id, index) => [id, index])),
  }
  expect(layOutChart(facets[3]!, asked).series.map(({ slot }) => slot)).toEqual([1])
})

test('with forty actors some labels are left out, said so, and all are in the table', () => {
  const said = Array.from({ length: 40 }, (_, index): Saying => ({
    actor: `Actor ${index}`,
    on: `2020-${String(7 + (index % 6)).padStart(2, '0')}-03`,
    level: ((index % 5) - 2) as Level,
  }))
  const model = modelOf(said)
  expect(model.series).toHaveLength(40)
  expect(model.unlabelled).toBe(model.series.filter(({ label }) => !label).length)
  expect(model.unlabelled).toBeGreaterThan(0)
  expect(makeChartRows(facetOf(said), chartPeriod)).toHaveLength(40)
})

test('a thousand letters of nine actors are drawn as no more dots than can be read, all within the picture', () => {
  const said = Array.from({ length: 1000 }, (_, index): Saying => ({
    actor: `Actor ${index % 9}`,
    on: dayFromNumber(dayNumber('2015-01-01') + ((index * 37) % 3600)),
    level: (((index * 7) % 5) - 2) as Level,
  }))
  const period = { from: '2015-01-01', to: '2024-12-31' }
  const facet = facetOf(said, period)
  const model = layOutChart(facet, { period, asOf: period.to, milestones: chartMilestones })
  // 80 dots can be read; each actor has its newest 8, and the others as ticks on their days.
  expect(listDots(model)).toHaveLength(9 * 8)
  const ticks = model.series.flatMap(({ tickRows }) => tickRows.flatMap(({ spans }) => spans))
  for (const { from, to } of ticks) {
    expect(dayToX(model.frame, from.day)).toBeGreaterThanOrEqual(model.plot.left)
    expect(dayToX(model.frame, to.day)).toBeLessThanOrEqual(model.plot.right)
  }
  const tickDays = new Set(ticks.map(({ from }) => from.day))
  const ownDays = said.filter(({ actor }) => actor === 'Actor 0').map(({ on }) => dayNumber(on))
  for (const day of ownDays.sort((a, b) => a - b).slice(0, -8)) expect(tickDays).toContain(day)
  expectNumbers(model)
  expect(describeDoubts(facet)).toBe(
    'The newest 72 of 1,000 statements are dots, each earlier one a tick on its day.',
  )
  expect(describeDoubts(facetOf(autumn))).toBeNull()
})

test('a dot, its row and the chart say what is to be looked at again, ticks too', () => {
  const said = [
    ...autumn.slice(0, 1),
    { ...autumn[1]!, recheck: true },
    { actor: johansson, on: '2020-11-04', level: 2 as Level },
  ]
  const facet = facetOf(said)
  expect(describeDoubts(facet)).toBe(
    '1 of 3 quotes is to re-check: the topic means something else since they were coded.',
  )
  expect(makeChartRows(facet, chartPeriod).map(({ word }) => word)).toEqual([
    'opposes (−1), to re-check',
    'strongly supports (+2)',
    'mixed (0), conditional',
  ])
  expect(
    listDots(layOutChart(facet, { period: chartPeriod, asOf: chartPeriod.to, milestones: [] })).map(
      ({ qualifiers, sentence }) => [qualifiers, sentence],
    ),
  ).toContainEqual([
    ['to re-check'],
    'Ylva Johansson, 29 Oct 2020: opposes (−1), to re-check, 1 quote',
  ])
  const crowded = Array.from({ length: 200 }, (_, index): Saying => ({
    actor: johansson,
    on: dayFromNumber(dayNumber('2020-07-02') + index),
    level: 1,
    recheck: index < 2,
  }))
  expect(describeDoubts(facetOf(crowded))).toMatch(
    / tick on its day\. 2 of 200 quotes are to re-check/,
  )
})

test('arrow keys lead through the dots in the order of time, and up and down to the nearest', () => {
  const dots = sortInReadingOrder(listDots(modelOf(autumn)))
  expect(dots.map(({ actorId }) => actorId)).toEqual([johansson, boratynski])
  expect(findNeighbour(dots, dots[0]!.id, 'ArrowRight')).toBe(dots[1])
  expect(findNeighbour(dots, dots[0]!.id, 'ArrowUp')).toBe(dots[1])
  expect(findNeighbour(dots, dots[0]!.id, 'ArrowLeft')).toBe(dots[0])
  expect(findNeighbour(dots, dots[0]!.id, 'End')).toBe(dots[1])
  expect(findNeighbour(dots, dots[0]!.id, 'a')).toBeNull()
})

test('names that would be clipped to the same words are told apart by their ends', () => {
  const wanted = ['Open Messaging', 'Family Counselling'].map((house, index) => {
    const name = `Legal Department, Joint Office for ${house}`
    return { short: name, name, lineY: 20 + index * 40, newest: 0 }
  })
  const area = { x: 0, top: 0, bottom: 100, width: 110, size: 11 }
  const texts = placeEndLabels(wanted, area).map((label) => label!.text)
  expect(texts[0]).toMatch(/^Leg.*….*ing$/)
  expect(texts[1]).toMatch(/^Leg.*….*ling$/)
  for (const text of texts) expect(measureText(text, 11)).toBeLessThanOrEqual(110)
  // One that stands alone is clipped at its end, as before.
  expect(placeEndLabels(wanted.slice(0, 1), area)[0]!.text).toMatch(/^Legal.*…$/)
})

test('words that are clipped fit and end in an ellipsis', () => {
  expect(clipText('J. Boratyński', 200, 11)).toBe('J. Boratyński')
  const short = clipText('Асоциация за защита на личните данни', 80, 11)
  expect(short).toMatch(/…$/)
  expect(measureText(short, 11)).toBeLessThanOrEqual(80)
})

const days = fc
  .integer({ min: dayNumber('2012-01-01'), max: dayNumber('2022-12-31') })
  .map(dayFromNumber)
const sayings = fc.array(
  fc.record({
    actor: fc.constantFrom(
      'Иван Стоянов',
      'Μαρία Παπαδοπούλου',
      johansson,
      boratynski,
      'A'.repeat(80),
      ...Array.from({ length: 15 }, (_, index) => `Actor ${index}`),
    ),
    on: fc.oneof(
      days,
      days.map((day) => day.slice(0, 7)),
      days.map((day) => day.slice(0, 4)),
    ),
    level: fc.constantFrom<Level>(-2, -1, 0, 1, 2),
    conditional: fc.boolean(),
  }),
  { maxLength: 60 },
)
const periods = fc
  .tuple(days, fc.oneof(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 11_000 })))
  .map(([from, length]) => ({ from, to: dayFromNumber(dayNumber(from) + length) }))
const densities = fc.constantFrom<Density>('roomy', 'narrow')

test('whatever is said, every mark lies within the plot and every number is one', () => {
  fc.assert(
    fc.property(sayings, periods, densities, (said, period, density) => {
      const model = modelOf(said, period, density)
      expectNumbers(model)
      const { left, right, top, bottom } = model.plot
      const spots = model.series.flatMap(({ dots, steps, whiskers }) => [
        ...dots.map(({ x, y }) => [x - 5, y - 5, x + 5, y + 5]),
        ...steps.map(({ x1, y1, x2, y2 }) => [x1, Math.min(y1, y2), x2, Math.max(y1, y2)]),
        ...whiskers.map(({ x1, x2, y }) => [x1, y, x2, y]),
      ])
      for (const [x1, y1, x2, y2] of [
        ...spots,
        ...model.milestones.map((mark) => [mark.x1, top, mark.x2, bottom]),
      ]) {
        expect(
          Math.min(x1! - left, right - x2!, y1! - top, bottom - y2!, x2! - x1!),
        ).toBeGreaterThan(-1e-6)
      }
    }),
    worlds(150),
  )
})

test('whatever is said, no label covers another or leaves the picture', () => {
  fc.assert(
    fc.property(sayings, periods, densities, (said, period, density) => {
      const model = modelOf(said, period, density)
      const boxes = labelBoxes(model)
      for (const box of boxes)
        expect(
          Math.min(box.left, box.top, model.width - box.right, model.height - box.bottom),
        ).toBeGreaterThan(-1e-6)
      boxes.forEach((a, index) =>
        boxes
          .slice(index + 1)
          .forEach((b) =>
            expect(
              a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom,
              `${a.text} / ${b.text}`,
            ).toBe(false),
          ),
      )
    }),
    worlds(150),
  )
})

function labelBoxes(model: ChartModel) {
  const around = (text: string, left: number, width: number, middle: number, height: number) => ({
    text,
    left,
    right: left + width,
    top: middle - height / 2 + 1e-6,
    bottom: middle + height / 2 - 1e-6,
  })
  return [
    ...model.series.flatMap(({ label }) =>
      label ? [around(label.text, label.x, label.width, label.y, 14)] : [],
    ),
    ...model.ticks.map(({ label, labelX, width }) =>
      around(label, labelX - width / 2, width, model.plot.bottom + 13, 14),
    ),
    ...model.milestones.flatMap(({ label }) =>
      label
        ? [
            around(
              label.text,
              label.left,
              label.right - label.left,
              rowToY(model, label.row) - 4,
              13,
            ),
          ]
        : [],
    ),
  ]
}

function expectNumbers(model: ChartModel) {
  const all: number[] = []
  JSON.stringify(
    model,
    (_, value: unknown) => (typeof value === 'number' && all.push(value), value),
  )
  expect(all.every(Number.isFinite)).toBe(true)
  expect(model.ticks.length).toBeGreaterThan(0)
}
