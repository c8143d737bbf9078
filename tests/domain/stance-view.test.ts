import { expect, test } from 'vitest'
import type { Level } from '#app/domain/level.ts'
import { getCachedStanceParts } from '#app/domain/memoized-stance.ts'
import { buildStanceView } from '#app/domain/stance-view.ts'
import { attributed } from '#tests/support/attributed.ts'
import { aPosition } from '#tests/support/world.ts'

test('a page has the newest five contradictions, and how many there were before them', () => {
  const levels: Level[] = [2, -2, 2, -2, 2, -2, 2]
  const evidence = attributed(
    levels.map((level, index) => aPosition({ on: `2020-10-0${index + 1}`, level })),
  )
  const parts = getCachedStanceParts(evidence, { asOf: '2020-12-31', today: '2020-12-31' })
  const view = buildStanceView(parts, 3, new Map())
  expect(view.contradictions).toEqual([
    'Contradiction between 2 Oct 2020 and 3 Oct 2020',
    'Contradiction between 3 Oct 2020 and 4 Oct 2020',
    'Contradiction between 4 Oct 2020 and 5 Oct 2020',
    'Contradiction between 5 Oct 2020 and 6 Oct 2020',
    'Contradiction between 6 Oct 2020 and 7 Oct 2020',
  ])
  expect(view.earlierContradictions).toBe(1)
})
