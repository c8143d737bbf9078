import { expect, test } from 'vitest'
import { readPlainly } from './plain-reading.ts'

const headed = (line: string, more = '') =>
  `${line}\n\nDear Ms Lind,\n\n${more}I write about the proposal.\n\nYours sincerely,\n\nJan Peeters\n`

test.each([
  ['Brussels, 29-10-2020', '2020-10-29'],
  ['Brussels, 14 April 2021', '2021-04-14'],
  ['Bruxelles, le 14 avril 2021', '2021-04-14'],
  ['Paris, le 1er février 2021', '2021-02-01'],
  ['Brüssel, den 3. Mai 2021', '2021-05-03'],
  ['Wien, am 3. Jänner 2021', '2021-01-03'],
  ['Madrid, a 3 de mayo de 2021', '2021-05-03'],
  ['Madrid, 3 de mayo de 2021', '2021-05-03'],
  ['Roma, 15 settembre 2021', '2021-09-15'],
  ['Den Haag, 7 maart 2021', '2021-03-07'],
  ['Warszawa, dnia 5 października 2021 r.', '2021-10-05'],
  ['Warszawa, 5 października 2021', '2021-10-05'],
  ['October 29, 2020', '2020-10-29'],
  ['Oct. 29th, 2020', '2020-10-29'],
  ['29th October 2020', '2020-10-29'],
  ['Thursday, 29 October 2020', '2020-10-29'],
  ['29 OCTOBER 2020', '2020-10-29'],
  ['2020-10-29', '2020-10-29'],
  ['Date: 29 October 2020', '2020-10-29'],
  ['29.10.2020', '2020-10-29'],
  ['29/10/2020', '2020-10-29'],
  ['10/29/2020', '2020-10-29'],
  ['Brussels, April 2021', '2021-04'],
])('the head line “%s” dates a letter', (line, edtf) => {
  expect(readPlainly(headed(line))).toMatchObject({ date: edtf, doubts: [] })
})

test('a date line that text extraction broke after the place is read', () => {
  expect(readPlainly(headed('Brussels,\n14 April 2021')).date).toBe('2021-04-14')
})

test('a numeric date that could be read both ways is read with the day first, and said to be in doubt', () => {
  expect(readPlainly(headed('03/05/2021'))).toMatchObject({
    date: '2021-05-03',
    doubts: ['“03/05/2021” is read as 3 May 2021; with the month first it would be 5 March 2021.'],
  })
})

test('what the letter answers settles a numeric date', () => {
  expect(
    readPlainly(headed('03/05/2021', 'Thank you for your letter of 20 April 2021. ')),
  ).toMatchObject({ date: '2021-05-03', doubts: [] })
})

test('a day that does not exist gives no date and a doubt', () => {
  expect(readPlainly(headed('Brussels, 31-02-2020'))).toMatchObject({
    date: null,
    doubts: ['“31-02-2020” is not a day that exists. Look up the date of the letter.'],
  })
})

test.each([
  'The strategy was adopted on 24 July 2020. ',
  'Article 13(2) of Directive 2002/58 and 2020/0259(COD) and COM(2020) 568 apply. ',
  'On 10 September 2020\nthe Commission made a proposal. ',
])('a date in the running text is never the letter’s: %s', (sentence) => {
  expect(readPlainly(headed('Civil Circuit Ireland', sentence)).date).toBeNull()
})

test.each([
  'Tel. +32-2 295 01 70',
  'B-1049 Brussels',
  'Tel: 02 11 2020 33',
  'Our ref: 12-11-20/77',
  'Fax 01.02.2003.44',
  'Regulation (EU) 2021/1232',
  'Your letter of 3 May 2021',
])('“%s” is no date', (line) => {
  expect(readPlainly(headed(line)).date).toBeNull()
})

test('a date at the foot counts where the head has none', () => {
  expect(readPlainly(`${headed('Civil Circuit Ireland')}\nDublin, 4 May 2021\n`)).toMatchObject({
    date: '2021-05-04',
    basis: 'printed at the foot of the letter',
  })
})

test('the day of an electronic signature counts where nothing else dates a letter', () => {
  const text = `${headed('EUROPEAN COMMISSION')}\nElectronically signed on 15/04/2021 10:22 (UTC+02) in accordance with Article 11 of Commission Decision (EU) 2021/2121\n`
  expect(readPlainly(text)).toMatchObject({
    date: '2021-04-15',
    basis: 'given with the electronic signature',
    authors: ['Jan Peeters | – | European Commission | –'],
  })
})

test('two days at the head are told', () => {
  expect(readPlainly(headed('Brussels, 14 April 2021\n\n15 April 2021')).doubts).toEqual([
    'Two dates stand there: “14 April 2021” and “15 April 2021”. Say which one is the letter’s.',
  ])
})
