import { expect, test } from 'vitest'
import { joinPhrases } from '#app/domain/briefing/phrases.ts'
import { phraseSide, unwrittenSides, writeSideSentence } from '#app/domain/topic-sides.ts'
import { aBriefing, encryption, johansson } from '#tests/support/world.ts'

const proposition = 'End-to-end encryption should be protected.'
const sides = {
  supports: { en: 'protecting encryption', de: 'den Schutz von Verschlüsselung', fr: '' },
  opposes: { en: 'exceptions from encryption', de: '', fr: '' },
}

test('each side is said by what it supports, in the language of the document', () => {
  expect(phraseSide('strongly supports', { sides, proposition }, 'en')).toEqual({
    verb: 'strongly supports',
    object: 'protecting encryption',
  })
  expect(phraseSide('opposes', { sides, proposition }, 'en')).toEqual({
    verb: 'supports',
    object: 'exceptions from encryption',
  })
  expect(phraseSide('supports', { sides, proposition }, 'de')?.object).toBe(
    'den Schutz von Verschlüsselung',
  )
})

test('a form that is missing falls back to English in quotation marks, then to the proposition', () => {
  expect(phraseSide('strongly opposes', { sides, proposition }, 'de')).toEqual({
    verb: 'strongly supports',
    object: '“exceptions from encryption”',
  })
  expect(phraseSide('opposes', { sides: unwrittenSides, proposition }, 'fr')).toEqual({
    verb: 'opposes',
    object: '“End-to-end encryption should be protected”',
  })
})

test('a stance that is on no side has no such sentence', () => {
  const words = ['mixed', 'no letter', 'only silence (1 evaded)']
  expect(words.map((word) => phraseSide(word, { sides, proposition }, 'en'))).toEqual([
    null,
    null,
    null,
  ])
  const mixed = { word: 'mixed', conditional: true }
  expect(writeSideSentence('Ada', mixed, { sides, proposition }, 'en')).toBeNull()
  const supports = { word: 'supports', conditional: true }
  expect(writeSideSentence('Ada', supports, { sides, proposition }, 'en')).toBe(
    'Ada supports, on condition, protecting encryption.',
  )
})

test('a stance summary says what its topic’s short form says', () => {
  const made = aBriefing({ actors: [johansson], topics: [{ ...encryption, sides }] })
  expect(made.summary.map(({ sentence }) => joinPhrases(sentence))).toEqual([
    'On the evidence of one letter, Ylva Johansson supports exceptions from encryption.',
  ])
})
