import { expect, test } from 'vitest'
import { describeOfficeTerm, joinOfficeTerms } from '#app/domain/office-terms.ts'
import { parseEdtfDate } from '#app/domain/days.ts'

function term(id: string, from: string | null, to: string | null, role: string | null = null) {
  const read = (edtf: string | null) => {
    const parsed = edtf === null ? null : parseEdtfDate(edtf)
    return parsed?.ok ? parsed.dated : null
  }
  return {
    ...{ id, name: id, role, letters: null, fromEdtf: from, toEdtf: to },
    ...{ firstDay: read(from)?.first ?? null, lastDay: read(to)?.last ?? null },
  }
}

const told = (...terms: Parameters<typeof joinOfficeTerms>[0][number][]) =>
  joinOfficeTerms(terms).map((one) => `${one.id}: ${describeOfficeTerm(one)}`)

test('two terms with a gap stay two, with another person’s between them', () => {
  expect(
    told(term('ana', '2019', '2021'), term('bo', '2010-03', '2014'), term('ana', '2001', '2009')),
  ).toEqual(['ana: 2001 – 2009', 'bo: Mar 2010 – 2014', 'ana: 2019 – 2021'])
})

test('an end that is open or not exactly known is said as it was written', () => {
  expect(told(term('ana', '2019-12', null), term('bo', null, '2014-04/2014-06'))).toEqual([
    'bo: until Apr – Jun 2014',
    'ana: since Dec 2019',
  ])
})

test('rows that both hold on some day are one term, and those that may only touch are two', () => {
  expect(told(term('ana', '2014-12-04', '2019-08-20'), term('ana', '2014-11', '2015-02'))).toEqual([
    'ana: Nov 2014 – 20 Aug 2019',
  ])
  expect(told(term('ana', '2014', '2019'), term('ana', '2019', '2021'))).toHaveLength(2)
  expect(told(term('ana', '2014', '2019'), term('ana', '2016', '2021', 'Acting'))).toHaveLength(2)
})

test('letters that name somebody say nothing of the days between them', () => {
  const named = { ...term('ana', '2020-01-03', '2021-06-01'), fromEdtf: null, toEdtf: null }
  expect(told({ ...named, letters: 2 }, term('ana', '2018', '2019'))).toEqual([
    'ana: 2018 – 2019',
    'ana: named on 2 letters between 3 Jan 2020 and 1 Jun 2021',
  ])
  expect(told({ ...named, lastDay: '2020-01-03', letters: 1 })).toEqual([
    'ana: named on a letter of 3 Jan 2020',
  ])
})
