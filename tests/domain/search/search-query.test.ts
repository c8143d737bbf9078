import { expect, test } from 'vitest'
import { parseSearch } from '#app/domain/search/search-query.ts'
import type { SearchTerm } from '#app/domain/search/search-terms.ts'

const described = (typed: string) => {
  const { groups, leftOut } = parseSearch(typed)
  const say = (term: SearchTerm): string =>
    term.match === 'near'
      ? `(${term.sides.map(say).join(` near ${term.most} `)})`
      : `${term.match} ${term.ways.map((way) => way.join(' ')).join('|')}`
  return [groups.map((group) => group.map(say).join(' or ')), leftOut.map(say)]
}

test.each([
  ['encryption', ['beginning encryption'], []],
  ['ENCRYPTION bill', ['beginning encryption', 'beginning bill'], []],
  ['encryption -bill', ['beginning encryption'], ['beginning bill']],
  ['encryption −"interim bill"', ['beginning encryption', 'exact interim bill'], []],
  ['encryption -"interim bill"', ['beginning encryption'], ['exact interim bill']],
  ['"data  protection"', ['exact data protection'], []],
  ['“data protection” „Daten“ «x»', ['exact data protection', 'exact daten', 'exact x'], []],
  ['cats OR dogs mice', ['beginning cats or beginning dogs', 'beginning mice'], []],
  ['mice cats OR dogs', ['beginning mice', 'beginning cats or beginning dogs'], []],
  ['cats or dogs', ['beginning cats', 'beginning or', 'beginning dogs'], []],
  ['*schlüssel', ['inside schlussel|schluessel'], []],
  ['encrypt*', ['beginning encrypt'], []],
  ['Straße', ['beginning strasse'], []],
  ['Müller', ['beginning muller|mueller'], []],
  ['value', ['beginning value'], []],
  ['e-mail', ['beginning e mail|email'], []],
  ['ver\u00ADschlüsselt', ['beginning verschlusselt|verschluesselt'], []],
  ['ﬁnal', ['beginning final'], []],
  ['cnect.ddg1(2020)5166553/AP', ['beginning cnect ddg1 2020 5166553 ap'], []],
  ['cats AND dogs', ['beginning cats', 'beginning and', 'beginning dogs'], []],
  ['ΚΡΥΠΤΟΓΡΆΦΗΣΗΣ', ['beginning κρυπτογραφησησ'], []],
  ['الأطفَال', ['beginning الاطفال'], []],
  ['cats NEAR dogs', ['(beginning cats near 10 beginning dogs)'], []],
  [
    'mice cats NEAR/3 "two dogs" -birds',
    ['beginning mice', '(beginning cats near 3 exact two dogs)'],
    ['beginning birds'],
  ],
  [
    'mice OR cats NEAR/0 *dogs OR birds',
    ['beginning mice or (beginning cats near 0 inside dogs) or beginning birds'],
    [],
  ],
  ['cats near dogs', ['beginning cats', 'beginning near', 'beginning dogs'], []],
  ['cats NEAR/900 dogs', ['(beginning cats near 100 beginning dogs)'], []],
  ['cats NEAR dogs NEAR mice', ['(beginning cats near 10 beginning dogs)', 'beginning mice'], []],
  ['   ', [], []],
])('%j asks for %j without %j', (typed, groups, leftOut) => {
  expect(described(typed)).toEqual([groups, leftOut])
})

test.each([
  ['-bill', 'Only “bill” to leave out: add a word that must stand in the letters.'],
  ['*', 'A star alone finds nothing: write what a word holds behind it, as in *security.'],
  ['"data protection', 'A quotation mark is opened and not closed. Close it, or take it away.'],
  [
    'cats a',
    '“a” is one letter, with which nearly every text has a word: put it in quotation marks.',
  ],
  ['*ab', 'Write one word of at least 3 letters behind the star: “*ab” is not searched.'],
  ['en*ion', 'A star stands before a word or behind it, not within: “en*ion”.'],
  ['cats &', '“&” holds no letter and no digit, so it is not searched.'],
  ['OR cats', 'OR joins two words: write one before it and one after it.'],
  ['cats OR', 'OR joins two words: write one before it and one after it.'],
  [
    'cats OR -dogs',
    'OR cannot join words that are to be left out; what stands on its two sides is read as without it.',
  ],
  ['NEAR cats', 'NEAR joins two words: write one before it and one after it.'],
  ['cats NEAR', 'NEAR joins two words: write one before it and one after it.'],
  ['cats OR NEAR dogs', 'NEAR joins two words: write one before it and one after it.'],
  [
    'cats NEAR -dogs',
    'NEAR cannot join words that are to be left out; what stands on its two sides is read as without it.',
  ],
  [
    'cats NEAR a',
    'NEAR joins two words that can be searched; what stands on its two sides is read as without it.',
  ],
  [
    'cats NEAR dogs NEAR mice',
    'NEAR joins two words and no third: “mice” is looked for anywhere in the letters.',
  ],
  ['cats NEAR/900 dogs', 'At most 100 words may stand between two: NEAR/900 is read as NEAR/100.'],
  ['"data prot*"', 'Within quotation marks a star means nothing: “data prot*” is not searched.'],
  ['word '.repeat(60), 'Only the first 20 words are searched.'],
  ['x'.repeat(500), 'Only the first 400 characters are searched.'],
])('what cannot be asked in %j is said', (typed, doubt) => {
  expect(parseSearch(typed).doubts).toContain(doubt)
})

test('what can be asked raises no doubt, and two quotation marks alone ask for nothing', () => {
  for (const typed of [
    '',
    '""',
    'cats -dogs',
    '"a"',
    'plan "b"',
    '税',
    'a-b',
    '*ware OR "x"',
    'a-b NEAR "x"',
  ])
    expect(parseSearch(typed).doubts, typed).toEqual([])
})
