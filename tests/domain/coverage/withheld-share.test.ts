import { expect, test } from 'vitest'
import {
  countWithheld,
  describeWithheldShare,
  selectCountedPassages,
} from '#app/domain/coverage/withheld-share.ts'
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
  const listed = ['johansson', 'commission'].flatMap((id) =>
    selectCountedPassages(ofActor(id), '2020-12-31'),
  )
  expect(listed).toHaveLength(6)
  expect(countWithheld(listed)).toEqual({ passages: 3, withheld: 1 })
})

test('a share is said in numbers, and of nothing there is none', () => {
  expect(describeWithheldShare({ passages: 1200, withheld: 180 })).toBe('180 of 1,200, 15 %')
  expect(describeWithheldShare({ passages: 0, withheld: 0 })).toBe(null)
})
