import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findContacts, maskText, maskTextWithSpans, masks } from '#app/domain/masking/mask-text.ts'
import { worlds } from '#tests/support/worlds.ts'

const addresses = [
  'jeremy@prostasia.org',
  'cab-johansson-contact@ec.europa.eu',
  'A.B+c_d@sub.example.co.uk',
  'rené@straße.de',
  'jeremy [at] prostasia [dot] org',
  'jeremy(at)prostasia.org',
  'jeremy＠prostasia.org',
  '"john doe"@example.org',
  'jeremy @ prostasia.org',
  'jeremy@ prostasia.org',
  'jeremy\n@prostasia.org',
  'jeremy@[10.1.2.3]',
  'jeremy@[IPv6:2001:db8::1]',
  'jeremy＠ｐｒｏｓｔａｓｉａ．ｏｒｇ',
  'jere\u00ADmy@prosta\u00ADsia.org',
  'jeremy@prosta\u200Bsia.org',
  'jeremy%40prostasia.org',
]
const numbers = [
  '+32 2 299 11 11',
  '+32-2 295 01 70',
  '+3222991111',
  '(+32) 2 299 11 11',
  '+32 (0)2 299 11 11',
  '(0032) 2 299 11 11',
  '0032 2 299 11 11',
  '00 32 2 299 11 11',
  '02 299 11 11',
  '(02) 299 11 11',
  '02/299.11.11',
  '0471/12.34.56',
  '0471 12 34 56',
  '0471123456',
  '01 23 45 67 89',
  '020 7946 0958',
  '030 / 12 34 56 78',
  '(202) 555-0143',
  '202-555-0143',
  '+1 202-555-0143',
  '＋３２ ２ ２９９ １１ １１',
  '（０２）２９９ １１ １１',
  '０４７１　１２　３４　５６',
  '+٣٢ ٢ ٢٩٩ ١١ ١١',
  '+32 2 299\u00AD11\u00AD11',
]

test.each(addresses)('%s is an address', (address) => {
  expect(maskText(`Write to <${address}>, please.`)).toBe('Write to <[e-mail address]>, please.')
  expect(maskText(address)).toBe(masks.email)
})

test.each(numbers)('%s is a number', (number) => {
  expect(maskText(`Ring ${number}, please.`)).toBe('Ring [telephone number], please.')
  expect(maskText(number)).toBe(masks.telephone)
})

test.each([
  ['tel:+3222991111', 'tel:[telephone number]'],
  ['Tel. 299 11 11', 'Tel. [telephone number]'],
  ['Tél : 299 11 11', 'Tél : [telephone number]'],
  ['Fax: 12345', 'Fax: [telephone number]'],
  ['T: 299 11 11', 'T: [telephone number]'],
  ['Mobile: 475 12 34 56', 'Mobile: [telephone number]'],
  ['GSM 475 12 34 56', 'GSM [telephone number]'],
  ['Tel. no. 299 11 11', 'Tel. no. [telephone number]'],
  ['mailto:jeremy@prostasia.org.', 'mailto:[e-mail address].'],
  ['E-Mail:jeremy@prostasia.org', 'E-Mail:[e-mail address]'],
  ['a@example.org,b@example.org', '[e-mail address],[e-mail address]'],
  ['Tel: 02 299 11 11 / Fax: 02 299 11 12', 'Tel: [telephone number] / Fax: [telephone number]'],
  ['02 299 11 11 / 02 299 11 12', '[telephone number] / [telephone number]'],
  ['02 299 11 11 02 299 11 12', '[telephone number] [telephone number]'],
  ['+32 2 299 11 11 0471 12 34 56', '[telephone number] [telephone number]'],
  ['02 299 11 11 - 030 / 12 34 56 78', '[telephone number] - [telephone number]'],
  ['+32 2 299 11 11, 02 299 11 12', '[telephone number], [telephone number]'],
])('%j is masked as %j', (text, without) => {
  expect(maskText(text)).toBe(without)
})

test.each([
  // Days and years
  '29-10-2020',
  '02.10.2020',
  '02/10/2020',
  '02.10.2020 14:30',
  '24 July 2020',
  '2nd October 2020',
  '2020-10-02/2020-12-21',
  '2021-04/2021-06',
  'from 2019 to 2020',
  '2021/2027',
  'Mobile 2020-2025',
  // References
  'Ares(2021)2526421',
  'Ares (2021) 2526421',
  'Ares(2021)2526421 - 15/04/2021',
  'cnect.ddg1.h.2(2020)5166553/AP',
  'COM(2020) 568',
  'C(2020) 0123 4567',
  '2020/0259(COD)',
  'A9-0258/2020',
  'report 0258/2020',
  'GESTDEM 2020/1234',
  'Regulation (EU) No 1099/2009',
  '32021R1232',
  '52020PC0568',
  '02016R0679-20160504',
  'OJ L 201, 31.7.2002, p. 37',
  'p. 0037 - 0047',
  '03181945560-59',
  '0649935842-65',
  'BE 0123.456.789',
  'DE89370400440532013001',
  'ISBN 0-19-852663-6',
  '0000-0002-1825-0097',
  '10.1000/182',
  'https://example.org/02/2991111/11',
  // Amounts, measures and places
  '17 million',
  'EUR 1 234 567,00',
  '1.234.567',
  '€ 012 345 678',
  '1 000 000 000',
  '12 045 678 901',
  'mobile 5 000 000 users',
  'telephone 500 000 people',
  '0.25 0.50 0.75 1.00',
  '95 % interval −1.5 to +0.5',
  '+17 million',
  'B-1049 Brussels',
  'Rue de la Loi, 200',
  'Article 5(2)',
  'paragraphs 12 - 14',
  // What only looks like an address
  '@EU_Commission',
  'Follow us @ example.org',
  'tea @ 10.30',
  'a@',
  '@',
  'me@home',
  '[REDACTED]',
  'Email | [REDACTED]',
  'look (at) that',
])('%j stays as it is', (text) => {
  expect(maskText(text)).toBe(text)
  expect(maskText(`See ${text}, please.`)).toBe(`See ${text}, please.`)
})

test.each([
  ['000_89448a235952524b', ['jeremy@prostasia.org']],
  ['001_f2200ba1914715f3', ['+32-2 295 01 70', 'cab-johansson-contact@ec.europa.eu']],
])('of the letter %s nothing but %j is masked', (name, expected) => {
  const text = readFileSync(`seeds/letters/${name}.txt`, 'utf8')
  expect(findContacts(text).map(({ start, end }) => text.slice(start, end))).toEqual(expected)
})

const pieces = fc.array(
  fc.constantFrom(
    'Dear',
    'Ares(2020)',
    '2020',
    '29-10-2020',
    'Tel.',
    '12',
    '02',
    '.',
    ',',
    ' ',
    '\n',
    '(',
    ')',
    '-',
    '/',
    '@',
    '[at]',
    'é',
    '😀',
    ...addresses,
    ...numbers,
  ),
  { maxLength: 20 },
)
const words = pieces.map((some) => some.join(' '))

test('whatever stands around an address or a number, it is gone', () => {
  fc.assert(
    fc.property(
      words,
      fc.constantFrom(
        ...addresses.slice(0, 3),
        ...numbers.filter((number) => number.startsWith('+')),
      ),
      words,
      (before, one, after) => {
        expect(maskText(`${before}\n${one}\n${after}`)).not.toContain(one)
      },
    ),
  )
})

test('a text that is masked has nothing left to mask', () => {
  fc.assert(
    fc.property(
      pieces,
      fc.constantFrom('\n', ', ', '; '),
      (some, sign) => maskText(maskText(some.join(sign))) === maskText(some.join(sign)),
    ),
    worlds(500),
  )
})

test('only what is masked changes, and each place of the rest is known in the masked text', () => {
  fc.assert(
    fc.property(words, (text) => {
      const [found, { text: without, mapSpan }] = [findContacts(text), maskTextWithSpans(text)]
      expect(without).toBe(maskText(text))
      let from = 0
      for (const { start, end, mask } of [
        ...found,
        { start: text.length, end: text.length, mask: '' },
      ]) {
        const kept = { start: from, end: start }
        if (from < start)
          expect(without.slice(mapSpan(kept).start, mapSpan(kept).end)).toBe(
            text.slice(from, start),
          )
        if (start < end)
          expect(without.slice(mapSpan({ start, end }).start, mapSpan({ start, end }).end)).toBe(
            mask,
          )
        from = end
      }
    }),
  )
})
