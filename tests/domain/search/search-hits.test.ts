import { expect, test } from 'vitest'
import { buildEntryWords } from '#app/domain/search/search-entry.ts'
import { cutHitPassages, findHits } from '#app/domain/search/search-hits.ts'
import { parseSearch } from '#app/domain/search/search-query.ts'

const hitsIn = (text: string, typed: string) =>
  findHits(text, parseSearch(typed), 50).map(({ start, end }) => text.slice(start, end))

test.each([
  ['We protect encryption; encrypted mail.', 'encrypt', ['encryption', 'encrypted']],
  ['Die Verschlüsselung schützt.', 'verschluesselung', ['Verschlüsselung']],
  ['Die Verschlüsselung schützt.', 'verschlusselung', ['Verschlüsselung']],
  ['Die Verschluesselung schuetzt.', 'Verschlüsselung', ['Verschluesselung']],
  ['Valuation has value.', 'value', ['value']],
  ['Ende-zu-Ende-Verschlüsselung', '*schlüssel', ['Ende-zu-Ende-Verschlüsselung']],
  ['Write an e-mail or email.', 'email', ['e-mail', 'email']],
  ['Write an e-mail or email.', 'e-mail', ['e-mail', 'email']],
  ['the en\u00ADcryp\u00ADtion', 'encryption', ['en\u00ADcryp\u00ADtion']],
  ['the encryp-\ntion of it', 'encryption', ['encryp-\ntion']],
  ['a ﬁnal word', '"final word"', ['ﬁnal word']],
  [
    'data protection, Data\nProtection',
    '"data protection"',
    ['data protection', 'Data\nProtection'],
  ],
  ['cats, dogs and mice', 'cats OR dogs -birds', ['cats', 'dogs']],
  ['Η κρυπτογράφησης', 'ΚΡΥΠΤΟΓΡΑΦΗΣΗΣ', ['κρυπτογράφησης']],
  ['حماية الأَطفال', 'الاطفال', ['الأَطفال']],
  ['cats eat; dogs do. Dogs chase cats.', 'cats NEAR/0 dogs', []],
  ['cats eat; dogs do. Dogs chase cats.', 'cats NEAR/1 dogs', ['cats', 'dogs', 'Dogs', 'cats']],
  ['cats sleep and dogs do', 'dogs NEAR/1 cats', []],
  ['one cat and one cat', 'cat NEAR cat', ['cat', 'cat']],
  ['only one cat', 'cat NEAR cat', []],
  ['on child-protection law', '"child" NEAR/0 protection', ['child-protection']],
  ['an e-mail für Müller', 'email NEAR/1 mueller', ['e-mail', 'Müller']],
  ['an e-mail now\n\nfor dogs', 'email NEAR/1 dogs', []],
  [
    'data protection rules for all cats',
    '"data protection" NEAR/3 *ats',
    ['data protection', 'cats'],
  ],
])('in %j %j stands at %j', (text, typed, expected) => {
  expect(hitsIn(text, typed)).toEqual(expected)
})

test('a passage shows its hit in the middle, marked, with whole words and a sign where the text goes on', () => {
  const text = `${'before '.repeat(30)}the encryption of\nmail ${'after '.repeat(30)}`
  const [passage] = cutHitPassages(text, parseSearch('encryption'), 3)
  expect(passage!.pieces.find(({ isHit }) => isHit)).toEqual({ text: 'encryption', isHit: true })
  const words = passage!.pieces.map((piece) => piece.text).join('')
  expect(words).toMatch(/^…(before )+the encryption of mail (after )+after…$/)
  expect(text.slice(passage!.start)).toMatch(/^encryption/)
  expect(words.length).toBeLessThan(170)
})

test('each of the terms is shown before a second place of any, in the order of the text', () => {
  const text = ['cats', 'cats', 'dogs'].map((word) => `${word} ${'and so on '.repeat(20)}`).join('')
  const passages = cutHitPassages(text, parseSearch('dogs cats'), 2)
  expect(passages.map(({ start }) => start)).toEqual([0, text.indexOf('dogs')])
})

test('two hits near each other stand in one passage', () => {
  const [only, ...more] = cutHitPassages('cats and dogs', parseSearch('cats dogs'), 3)
  expect([only!.pieces.map(({ text }) => text), more]).toEqual([['cats', ' and ', 'dogs'], []])
})

test('two words near each other stand in one passage, also where two parts of a long text meet', () => {
  const text = `${'and so on '.repeat(199)}cats ${'word '.repeat(20)}dogs. ${'and so on '.repeat(30)}the end`
  const [only, ...more] = cutHitPassages(text, parseSearch('dogs NEAR/20 cats end'), 2)
  expect(only!.pieces.flatMap(({ text: words, isHit }) => (isHit ? [words] : []))).toEqual(
    expect.arrayContaining(['cats', 'dogs']),
  )
  expect(more).toHaveLength(1)
})

test('an entry holds each field in every way it can be read, and notes with their sign', () => {
  const words = buildEntryWords({
    fields: ['Title', null, 'An e-mail.\n\nFür Straße'],
    notes: [
      { words: 'a note', teams: [] },
      { words: 'a hint', teams: ['0b-1', '0c-2'] },
    ],
  })
  expect(words.split(' \uE001 ')).toEqual([
    'title',
    'an e mail fur strasse',
    'an email',
    'fuer strasse',
    '\uE000a \uE000note',
    '\uE0020b1a \uE0020b1hint',
    '\uE0020c2a \uE0020c2hint',
  ])
})
