import { expect, test } from 'vitest'
import { collectFieldErrors } from '#app/domain/form-refusal.ts'
import { isSameWording, mayTakePen, minutesOfRest } from '#app/domain/topic-wording.ts'
import { wordingSchema } from '#app/domain/topic-wording-form.ts'
import { aWording, wordingForm } from '#tests/support/wordings.ts'

const sides = {
  supports: {
    en: 'protecting encryption',
    de: 'den Schutz der Verschlüsselung',
    fr: 'la protection',
  },
  opposes: { en: 'access to messages', de: '', fr: '' },
}

test('the fields of a wording are read as that wording', () => {
  const wording = aWording({ sides, cues: ['end-to-end encrypt*', 'lawful access'] })
  const { chosen, ...rest } = wordingSchema.parse(wordingForm(wording))
  expect({ ...rest, examples: wording.examples }).toEqual(wording)
  expect(chosen[1]).toEqual({ example: null, counter: null })
})

test('cue phrases are words, one phrase a line, each once, the last sign of a word may be a star', () => {
  const read = (cues: string) => wordingSchema.parse({ ...wordingForm(), cues }).cues
  expect(read(' encrypt*  end \r\n\nEncrypt* end\nχρυπτο*\n')).toEqual(['Encrypt* end', 'χρυπτο*'])
})

test.each([
  ['en*crypt', '“en*crypt” is no cue phrase'],
  ['*', '“*” is no cue phrase'],
  ['a**', '“a**” is no cue phrase'],
  ['x'.repeat(81), 'at most 80 characters'],
  [Array.from({ length: 51 }, (_, at) => `word${at}`).join('\n'), 'at most 50 cue phrases'],
])('%j is refused among the cues', (cues, sentence) => {
  const parsed = wordingSchema.safeParse({ ...wordingForm(), cues })
  expect(parsed.success ? {} : collectFieldErrors(parsed.error)).toEqual({
    cues: expect.stringContaining(sentence) as string,
  })
})

test('two wordings are the same where every word, side, cue and example is', () => {
  const one = aWording({ sides })
  const withExample = (positionId: string) =>
    aWording({
      examples: { ...one.examples, 1: { example: { positionId, stance: '1' }, counter: null } },
    })
  expect(isSameWording(one, structuredClone(one))).toBe(true)
  expect(isSameWording(withExample('a'), withExample('a'))).toBe(true)
  for (const other of [aWording(), aWording({ sides, cues: ['x'] }), withExample('b')])
    expect(isSameWording(one, other)).toBe(false)
  expect(isSameWording(withExample('a'), withExample('b'))).toBe(false)
})

test('the pen stays with its holder, and may be taken after ten minutes of rest', () => {
  const draft = { holder: { id: 'ana', name: 'Ana' }, keptAt: '2026-11-28T10:00:00.000Z' }
  const at = (time: string) => `2026-11-28T${time}Z`
  expect([
    mayTakePen(draft, 'ana', at('10:00:01.000')),
    mayTakePen(draft, 'ben', at('10:09:59.999')),
    mayTakePen(draft, 'ben', at('10:10:00.000')),
    mayTakePen(draft, 'ben', at('09:00:00.000')),
  ]).toEqual([true, false, true, false])
  expect(minutesOfRest(draft, at('10:07:59.000'))).toBe(7)
})
