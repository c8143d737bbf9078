import { expect, test } from 'vitest'
import { findPeriodObstacle, fitPeriod } from '#app/domain/timeline-period.ts'
import { attributed } from '#tests/support/attributed.ts'
import { milestones, positions } from '#tests/support/world.ts'

test('the period that fits is the whole months around everything, and one more', () => {
  expect(fitPeriod(attributed(positions), [], '2026-11-22')).toEqual({
    from: '2020-10-01',
    to: '2021-01-31',
  })
  expect(fitPeriod(attributed(positions), milestones, '2026-11-22')).toEqual({
    from: '2020-07-01',
    to: '2021-07-31',
  })
  expect(fitPeriod([], [], '2026-11-22')).toEqual({ from: '2026-01-01', to: '2026-12-31' })
})

test('a period is shown that ends no earlier than it begins and covers at most sixty years', () => {
  expect(findPeriodObstacle({ from: '2020-01-01', to: '2020-01-01' })).toBeNull()
  expect(findPeriodObstacle({ from: '1966-01-02', to: '2026-01-01' })).toBeNull()
  expect(findPeriodObstacle({ from: '2020-01-02', to: '2020-01-01' })).toBe(
    'The period ends before it begins. Put the earlier day first.',
  )
  expect(findPeriodObstacle({ from: '1960-01-01', to: '2026-01-01' })).toBe(
    'The period covers more than 60 years. Choose a shorter one.',
  )
})
