import { expect, test } from 'vitest'
import { compareStances } from '#app/domain/method-v2/stance-comparison.ts'
import { aSpeakerPosition, lettersOf } from '#tests/support/speaker-positions.ts'

const letters = lettersOf(['2020-01-01', 1], ['2020-06-01', -1])

test('two days are compared by their words', () => {
  expect(compareStances(letters, '2020-05-31', '2020-06-01')).toEqual({
    from: 1,
    to: -1,
    change: -2,
    sameEvidence: false,
    absenceSince: null,
  })
})

test('a newer letter that says the same is a change of nought, and none is the same evidence', () => {
  const repeated = [...letters, ...lettersOf(['2020-08-01', -1])]
  expect(compareStances(repeated, '2020-07-01', '2020-09-01')).toMatchObject({ change: 0 })
  for (const from of ['2020-06-01', '2020-07-01'])
    expect(compareStances(letters, from, '2020-09-01')).toMatchObject({
      change: null,
      sameEvidence: true,
    })
})

test('what was evaded in between is told', () => {
  const evaded = aSpeakerPosition({ day: '2020-08-01', absence: 'evaded' })
  expect(compareStances([...letters, evaded], '2020-07-01', '2020-09-01')).toMatchObject({
    change: null,
    absenceSince: { absence: 'evaded', day: '2020-08-01' },
  })
  expect(compareStances([...letters, evaded], '2020-08-01', '2020-09-01').absenceSince).toBeNull()
})

test('before the first letter there is nothing to compare with', () => {
  expect(compareStances(letters, '2019-12-31', '2020-06-01')).toMatchObject({
    from: null,
    to: -1,
    change: null,
    sameEvidence: false,
  })
})
