import { expect, test } from 'vitest'
import {
  describeCoderAgreement,
  measureCoderAgreement,
  type PassageCoding,
} from '#app/domain/coder-agreement.ts'
import type { Level } from '#app/domain/level.ts'

/** Codings of one passage of a letter, by Ana, Bo and Cleo in turn; null where one gave no level. */
const passage = (letterId: string, levels: readonly (Level | null)[], start = 0): PassageCoding[] =>
  levels.map((level, place) => ({
    ...{ letterId, topicId: 'encryption', level, start, end: start + 40 },
    coder: ['ana', 'bo', 'cleo'][place]!,
  }))

const say = (...codings: PassageCoding[][]) =>
  describeCoderAgreement(measureCoderAgreement(codings.flat()))

test('by hand: two coders who say the contrary on both of two passages are worse than chance', () => {
  // Between −1 and +1 lie 4 codings less half of both ends: 2, squared 4. Expected (2 × 2 × 4 × 2) / 3, observed 16.
  const found = measureCoderAgreement([...passage('one', [1, -1]), ...passage('two', [-1, 1])])
  expect(found).toEqual({ alpha: -0.5, units: 2, coders: 2, why: null })
  expect(say(passage('one', [1, 1]), passage('two', [-2, -2]))).toBe(
    'Krippendorff’s alpha is 1.000, over 2 passages that two coders or more gave a level, by 2 coders. ' +
      '1 is perfect agreement, 0 what chance would give.',
  )
})

test('passages that lie apart, one coder’s own, and silences are no second codings', () => {
  const none = 'No second codings yet: no passage was given a level by two coders.'
  const [ana, bo] = [passage('one', [1]), passage('one', [null, -1], 100).slice(1)]
  expect(say(ana, bo)).toBe(none)
  expect(say(passage('one', [1, null]))).toBe(none)
  expect(say(ana, ana)).toBe(none)
  expect(say(passage('one', [1]), passage('two', [null, 1]).slice(1))).toBe(none)
})

test('where all gave the same level it is said that there is no variation', () => {
  expect(say(passage('one', [1, 1, 1]))).toBe(
    'Krippendorff’s alpha is undefined, because there is no variation: all gave the same level, over one passage ' +
      'that two coders or more gave a level, by 3 coders.',
  )
})
