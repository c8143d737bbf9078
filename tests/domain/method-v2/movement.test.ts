import { expect, test } from 'vitest'
import { compareMovements, measureMovement } from '#app/domain/method-v2/movement.ts'
import { aSpeakerPosition, lettersOf } from '#tests/support/speaker-positions.ts'

const year = { from: '2020-01-01', to: '2020-12-31' }

test('a movement is how far now at the end lies from the word at the beginning', () => {
  const letters = lettersOf(['2019-06-01', 2], ['2020-03-01', 0], ['2020-09-01', 1])
  expect(measureMovement(letters, year)).toEqual({ distance: 1, turned: false })
})

test('where the period begins without a word, its first one is the beginning', () => {
  const letters = lettersOf(['2020-03-01', -1], ['2020-09-01', 1])
  expect(measureMovement(letters, year).distance).toBe(2)
  const twoOnADay = [...letters, aSpeakerPosition({ letterId: 'b', day: '2020-03-01', level: 0 })]
  expect(measureMovement(twoOnADay, year).distance).toBe(1.5)
  expect(measureMovement([], year)).toEqual({ distance: 0, turned: false })
})

test('a turn that is taken back counts for nothing', () => {
  const letters = lettersOf(
    ['2019-05-01', 1],
    ['2019-06-01', 1],
    ['2020-03-01', -1],
    ['2020-03-02', -1],
    ['2020-04-01', 1],
  )
  expect(measureMovement(letters, year)).toEqual({ distance: 0, turned: false })
  expect(measureMovement(letters.slice(0, -1), year)).toEqual({ distance: 2, turned: true })
})

test('a turn before the period, or of uncertain order, puts nobody first', () => {
  const turnOf = (year: number) =>
    lettersOf(
      [`${year}-01-10`, 1],
      [`${year}-02-10`, 1],
      [`${year}-08-10`, -1],
      [`${year}-09-10`, -1],
    )
  expect(measureMovement(turnOf(2019), year).turned).toBe(false)
  expect(measureMovement(turnOf(2020), year).turned).toBe(true)
  const open = aSpeakerPosition({
    letterId: 'open',
    firstDay: '2020-02-01',
    lastDay: '2020-10-01',
    level: -1,
  })
  expect(measureMovement([...turnOf(2020), open], year).turned).toBe(false)
})

test('established turns come first, then who went farther', () => {
  const far = { distance: 3, turned: false }
  const turned = { distance: 2, turned: true }
  const near = { distance: 1, turned: false }
  expect([near, far, turned].sort(compareMovements)).toEqual([turned, far, near])
})
