import { expect, test } from 'vitest'
import { measurePairAgreement } from '#app/domain/second-coding/pair-agreement.ts'

type Reading = Parameters<typeof measurePairAgreement>[0][number]

const both = (firstLevel: Reading['firstLevel'], secondLevel: Reading['secondLevel']): Reading => ({
  ...{ kind: firstLevel === secondLevel ? 'same' : 'level', firstLevel, secondLevel },
  ...{ positionId: 'a', secondPositionId: 'b' },
})
const alone: Reading = { ...both(2, null), kind: 'alone', secondPositionId: null }

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
  const other: Reading = { ...both(2, -2), kind: 'topic' }
  expect(measurePairAgreement([other])).toMatchObject({ passages: 0, foundByBoth: 0 })
})
