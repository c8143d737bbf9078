import { expect, test } from 'vitest'
import { exceptionsOfRegulation, type Exception } from '#app/domain/exceptions.ts'
import { readPrintedExceptions } from '#app/domain/text/printed-exceptions.ts'
import { findRedactions } from '#app/domain/text/quotes.ts'

const own: Exception = {
  ...{ id: 'own', act: 'Freedom of Information Act 2000', citation: 'section 40(2)' },
  ...{ name: 'personal data', words: 'personal data of third parties', retired: false },
}

const read = (text: string) => {
  const [mark] = findRedactions(text)
  return mark ? readPrintedExceptions(text, mark, [...exceptionsOfRegulation, own]) : null
}

test.each([
  ['To [Art. 4(1)(b)], Brussels', ['1049-4-1-b']],
  ['To [Article 4.1(b)], Brussels', ['1049-4-1-b']],
  ['To [redacted, Art. 4 (1) (b)]', ['1049-4-1-b']],
  ['To █████ (Art. 4.1(b)), Brussels', ['1049-4-1-b']],
  ['To █████ (Art. 4(1)(b)), Brussels', ['1049-4-1-b']],
  ['To █████ Article 4(3), second subparagraph', ['1049-4-3-2']],
  ['[Article 4(2), first indent of Regulation (EC) No 1049/2001]', ['1049-4-2-1']],
  ['[Art. 4(1)(a) third indent, Art. 4(1)(b)]', ['1049-4-1-a-3', '1049-4-1-b']],
  ['[redacted] (Section 40(2) FOIA)', ['own']],
])('a mark that prints its exception proposes it: %s', (text, ids) => {
  expect(read(text)).toEqual(ids)
})

test.each([
  'To [redacted], Brussels. See Article 4(1)(b).',
  'To [Art. 4(2)], Brussels',
  'To [Art. 4(1)(a)], Brussels',
  '█████ as Article 4(1)(b) says',
  '[redacted]\nArt. 4(1)(b)',
])('what a mark does not print for certain is not proposed: %s', (text) => {
  expect(read(text)).toEqual([])
})

test('an exception in brackets is a mark of redaction only where it stands alone in them', () => {
  expect(findRedactions('We refer to Article 4(1)(b) [Article 4(5) of the act, 2020].')).toEqual([])
  expect(findRedactions('see [Article 4(1) and the annex]')).toEqual([])
  const text = 'Dear [Art. 4(1)(b)],'
  expect(findRedactions(text).map(({ start, end }) => text.slice(start, end))).toEqual([
    '[Art. 4(1)(b)]',
  ])
})
