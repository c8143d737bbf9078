import { expect, test } from 'vitest'
import { findSilence, nameSilence, silences } from '#app/domain/coverage/silences.ts'

test('each silence is read as it is written, and what is none is none', () => {
  for (const { silence, word } of silences) {
    expect(findSilence(silence)).toBe(silence)
    expect(nameSilence(silence)).toBe(word)
  }
  expect([findSilence('quiet'), findSilence(null)]).toEqual([null, null])
})
