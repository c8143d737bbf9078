import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { decodeText } from '#app/readers/text/encoding.ts'

const sentences: [string, string][] = [
  ['windows-1251', 'Министерство поддерживает шифрование и ответило на письмо в октябре.'],
  ['cp866', 'Министерство поддерживает шифрование и ответило на письмо в октябре.'],
  ['koi8-r', 'Министерство поддерживает шифрование и ответило на письмо в октябре.'],
  [
    'windows-1253',
    'Το Υπουργείο υποστηρίζει την κρυπτογράφηση και απάντησε στην επιστολή τον Οκτώβριο.',
  ],
  ['windows-1252', 'Le ministère « soutient » le chiffrement — à l’exception de rien – et répond.'],
]

test.each(sentences)(
  'text in %s without a word about it is guessed and the guess is told',
  (encoding, sentence) => {
    const { text, doubt } = decodeText(iconv.encode(sentence, encoding))
    expect(text).toBe(sentence)
    expect(doubt).toContain('not in UTF-8, so it was read as')
  },
)

test.each(['utf-16le', 'utf-16be'])(
  'text in %s without a mark is seen by its NUL bytes',
  (encoding) => {
    expect(
      decodeText(iconv.encode('The Ministry supports it.', encoding, { addBOM: false })).text,
    ).toBe('The Ministry supports it.')
  },
)

test('what a message declares is believed, but for UTF-8 that is none', () => {
  expect(decodeText(iconv.encode('Kovač', 'iso-8859-2'), 'ISO-8859-2')).toEqual({
    text: 'Kovač',
    encoding: 'iso-8859-2',
    doubt: null,
  })
  expect(decodeText(iconv.encode('Décision', 'windows-1252'), 'utf-8').text).toBe('Décision')
})
