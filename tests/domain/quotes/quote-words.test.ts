import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hashQuoteWords } from '#app/domain/quotes/quote-words.ts'

const wordsOf = (text: string) => [...hashQuoteWords(text)].sort((a, b) => a - b)
const shared = (one: string, other: string) => {
  const known = new Set(hashQuoteWords(other))
  return hashQuoteWords(one).filter((word) => known.has(word)).length
}

test('a word counts as often as it stands, whatever its case, accents and signs around it', () => {
  // “the” and “rights” stand twice each.
  const words = hashQuoteWords(
    'The proposed Regulation respects fundamental rights, including the rights to privacy.',
  )
  expect([words.length, new Set(words).size]).toEqual([11, 11])
  expect(shared('the rights', 'The rights! THE RIGHTS')).toBe(2)
  expect(shared('the rights', 'the')).toBe(1)
  expect(wordsOf('« Père Noël » — dé-jà')).toEqual(wordsOf('pere noel de ja'))
})

test('words of Greek, Bulgarian and Arabic are told apart by their spaces, without accents and vowel marks', () => {
  expect(wordsOf('Η Επιτροπή στηρίζει τον Κανονισμό.')).toEqual(
    wordsOf('η επιτροπη ΣΤΗΡΙΖΕΙ ΤΟΝ ΚΑΝΟΝΙΣΜΟ'),
  )
  expect(hashQuoteWords('Комисията подкрепя временния регламент.')).toHaveLength(4)
  expect(wordsOf('تَدْعَمُ المفوضيةُ اللائحةَ')).toEqual(wordsOf('تدعم المفوضية اللائحة'))
})

test('where no spaces are written each sign is a word, beside words of other scripts', () => {
  expect(hashQuoteWords('委员会支持临时条例。')).toHaveLength(9)
  expect(shared('委员会支持临时条例', '委员会反对临时条例')).toBe(7)
  expect(hashQuoteWords('委员会支持GDPR条例')).toHaveLength(8)
  expect(hashQuoteWords('委員会はEUを支持する')).toHaveLength(10)
})

test('a text without words has none', () => {
  expect([...hashQuoteWords(''), ...hashQuoteWords('… — !')]).toEqual([])
})

test('the order of words changes nothing of what there is', () => {
  const words = fc.array(fc.constantFrom('we', 'support', 'the', 'interim', 'Regulation', '条'))
  fc.assert(
    fc.property(words, (list) => {
      expect(wordsOf([...list].reverse().join(' '))).toEqual(wordsOf(list.join(' ')))
    }),
  )
})
