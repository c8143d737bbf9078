import { expect, test } from 'vitest'
import { countWithheld, describeWithheldShare } from '#app/domain/coverage/withheld-share.ts'
import { attributed } from '#tests/support/attributed.ts'
import { affiliations, aPosition } from '#tests/support/world.ts'

test('a passage that counts for somebody and their house is one, and a later or reported one is none', () => {
  const rows = attributed(
    [
      aPosition({ on: '2020-10-29', absence: 'withheld' }),
      aPosition({ on: '2020-11-02', level: 1 }),
      aPosition({ on: '2020-11-03', absence: 'evaded' }),
      aPosition({ on: '2020-11-04', absence: 'withheld', reported: true }),
      aPosition({ on: '2021-02-01', absence: 'withheld' }),
    ],
    affiliations,
  )
  const ofActor = (id: string) => rows.filter(({ actorId }) => actorId === id)
  const evidence = ['johansson', 'commission'].map(ofActor)
  expect(evidence.map((list) => list.length)).toEqual([5, 5])
  expect(countWithheld(evidence, '2020-12-31')).toEqual({ passages: 3, withheld: 1 })
  // By a later day, and of another list, it is another share.
  expect(countWithheld(evidence, '2021-12-31')).toEqual({ passages: 4, withheld: 2 })
  expect(countWithheld([ofActor('johansson').slice(1)], '2020-12-31')).toEqual({
    ...{ passages: 2, withheld: 0 },
  })
})

test('a share is said in numbers, and of nothing there is none', () => {
  expect(describeWithheldShare({ passages: 1200, withheld: 180 })).toBe('180 of 1,200, 15 %')
  expect(describeWithheldShare({ passages: 0, withheld: 0 })).toBe(null)
})
