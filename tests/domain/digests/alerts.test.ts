import { expect, test } from 'vitest'
import { compareWithKnown, listRecentlyStored } from '#app/domain/digests/alerts.ts'

test('what is found and was not is told, and what is lost is forgotten and told when it is back', () => {
  expect(compareWithKnown(['c', 'b', 'a'], ['a', 'lost'], null)).toEqual({
    told: ['c', 'b'],
    known: ['c', 'b', 'a'],
  })
  expect(compareWithKnown(['lost', 'a'], ['a'], null)).toEqual({
    told: ['lost'],
    known: ['lost', 'a'],
  })
})

test('a mail that may have been taken is made again of the same letters, and the others wait', () => {
  expect(compareWithKnown(['d', 'c', 'b', 'a'], ['a'], ['c', 'b', 'hidden'])).toEqual({
    told: ['c', 'b'],
    known: ['c', 'b', 'a'],
  })
})

test('the history holds what was stored in ninety days', () => {
  const letters = ['2026-09-02T12:00:00.000Z', '2026-09-01T11:59:59.999Z'].map(
    (storedAt, place) => ({
      ...{ id: String(place), storedAt },
    }),
  )
  expect(listRecentlyStored(letters, '2026-11-30T12:00:00.000Z').map(({ id }) => id)).toEqual(['0'])
})
