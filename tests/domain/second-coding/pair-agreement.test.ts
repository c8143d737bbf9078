import { expect, test } from 'vitest'
import { measurePairAgreement } from '#app/domain/second-coding/pair-agreement.ts'

type Readings = Parameters<typeof measurePairAgreement>[0][number]
type Reading = NonNullable<Readings['first']>

const read = (level: Reading['level'], more: Partial<Reading> = {}): Reading => ({
  ...{ topicId: 'encryption', level, absence: null, conditional: false, condition: null },
  ...{ reported: false, holderIds: ['ada'] },
  quote: { exact: 'x'.repeat(10), prefix: '', suffix: '', start: 0, end: 10 },
  ...more,
})

const both = (first: Reading['level'], second: Reading['level']): Readings => ({
  ...{ first: read(first), second: read(second) },
})
const alone: Readings = { first: read(2), second: null }

test('agreement is told by the same level, within one, and alpha, and which passages both found apart', () => {
  const found = measurePairAgreement([both(2, 2), both(1, 0), both(-2, 1), both(-1, -1), alone])
  expect(found).toMatchObject({
    passages: 4,
    exact: 0.5,
    withinOne: 0.75,
    tooFew: true,
    interval: null,
  })
  // Four passages of five and of four are the same: 2 · 4 / 9.
  expect(found.foundByBoth).toBeCloseTo(8 / 9, 10)
})

test('from ten passages on there is an interval around alpha, the same every time', () => {
  const levels = [2, 1, 0, -1, -2, 2, 1, 0, -1, -2, 2, -2] as const
  const pairs = levels.map((level, at) => both(level, at === 3 ? 0 : level))
  const { alpha, interval, tooFew } = measurePairAgreement(pairs)
  expect(tooFew).toBe(false)
  expect(interval!.low).toBeLessThanOrEqual(alpha!)
  expect(interval!.high).toBeGreaterThanOrEqual(alpha!)
  expect(measurePairAgreement(pairs).interval).toEqual(interval)
})

test('without variation, or without passages, it is said why there is no alpha', () => {
  expect(measurePairAgreement([both(2, 2), both(2, 2)])).toMatchObject({
    ...{ alpha: null, why: 'no variation', exact: 1 },
  })
  expect(measurePairAgreement([])).toMatchObject({ passages: 0, exact: null, foundByBoth: null })
  const apart = (more: Partial<Reading>): Readings => ({ first: read(2), second: read(-2, more) })
  const quote = { ...read(2).quote, start: 9, end: 19 }
  for (const other of [{ topicId: 'detection' }, { holderIds: ['ben'] }, { quote }])
    expect(measurePairAgreement([apart(other)])).toMatchObject({ passages: 0, foundByBoth: 0 })
  const evaded: Readings = { first: read(2), second: read(null, { absence: 'evaded' }) }
  expect(measurePairAgreement([evaded])).toMatchObject({ passages: 0, foundByBoth: 1 })
})
