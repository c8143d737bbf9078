import { expect, test } from 'vitest'
import { findPeriodObstacle, fitPeriod } from '#app/domain/timeline-period.ts'
import { attributed } from '#tests/support/attributed.ts'
import { milestones, positions } from '#tests/support/world.ts'

const at = (firstDay: string) => ({ firstDay })

test('the period that fits begins with the month of the oldest letter and ends at the as-of day', () => {
  expect(fitPeriod(attributed(positions), [], '2021-01-15')).toEqual({
    from: '2020-10-01',
    to: '2021-01-15',
  })
  expect(fitPeriod(attributed(positions), milestones, '2021-01-15')).toEqual({
    from: '2020-07-01',
    to: '2021-01-15',
  })
  expect(fitPeriod([], [], '2026-11-22')).toEqual({ from: '2026-01-01', to: '2026-11-22' })
})

test('a letter whose year was mistyped does not move the period, nor one after the as-of day', () => {
  expect(fitPeriod([at('2062-03-01'), at('2025-03-09')], [], '2026-11-22')).toEqual({
    from: '2025-03-01',
    to: '2026-11-22',
  })
})

test('of a long time the last months are shown, sixty years at most', () => {
  const rows = [at('1901-05-05'), at('2026-05-05')]
  expect(fitPeriod(rows, [], '2026-11-22', 36)).toEqual({ from: '2023-12-01', to: '2026-11-22' })
  const whole = fitPeriod(rows, [], '2026-11-22')
  expect(whole).toEqual({ from: '1966-12-01', to: '2026-11-22' })
  expect(findPeriodObstacle(whole)).toBeNull()
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
