import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readHeader } from '#app/domain/letter-header/letter-header.ts'
import { readPlainly, sayParty, wordsAt } from './plain-reading.ts'

const letter = (name: string) =>
  readFileSync(new URL(`../../../seeds/letters/${name}`, import.meta.url), 'utf8')
const boratynski = letter('000_89448a235952524b.txt')
const johansson = letter('001_f2200ba1914715f3.txt')

test('the letter to Prostasia is read as a person reads it', () => {
  expect(readPlainly(boratynski)).toEqual({
    kind: 'letter',
    date: '2020-10-02/2020-12-31',
    basis:
      'not before the e-mail of 2 October 2020 that it answers, not after the year 2020 of its reference',
    reference: 'cnect.ddg1.h.2(2020)5166553/AP',
    truncated: false,
    subject: null,
    authors: [
      'Jakub Boratyński | Head of Unit | European Commission | DG CNECT, Digital Society, Trust and Cybersecurity / Cybersecurity and Digital Privacy Policy',
    ],
    onBehalfOf: ['Ursula von der Leyen | President | European Commission | –'],
    recipients: ['Jeremy Malcolm | Executive Director | Prostasia Foundation | –'],
    cc: [],
    inReplyTo: 'e-mail 2020-10-02',
    doubts: [],
  })
  expect(readHeader(boratynski).redactions).toEqual([])
})

test('the letter to Microsoft is read as a person reads it, though its address stands in the middle of the body', () => {
  expect(readPlainly(johansson)).toEqual({
    kind: 'letter',
    date: '2020-10-29',
    basis: 'printed at the head of the letter',
    reference: 'Ares (2020)',
    truncated: true,
    subject: null,
    authors: [
      'Ylva Johansson | Member of the European Commission | European Commission | Home Affairs',
    ],
    onBehalfOf: [],
    recipients: ['withheld | Vice President European Government Affairs | Microsoft | –'],
    cc: [],
    inReplyTo: 'letter 2020-09-02',
    doubts: ['The reference stops after the year: “Ares (2020)”.'],
  })
  expect(readHeader(johansson).redactions).toHaveLength(4)
})

test('each field of the seed letters carries the words it was read from', () => {
  const [prostasia, microsoft] = [readHeader(boratynski), readHeader(johansson)]
  expect(wordsAt(boratynski, prostasia.authors[0]!.unit)).toEqual([
    'DIRECTORATE-GENERAL FOR COMMUNICATIONS NETWORKS, CONTENT AND\nTECHNOLOGY',
    'Digital Society, Trust and Cybersecurity',
    'Cybersecurity and Digital Privacy Policy',
  ])
  expect(wordsAt(boratynski, prostasia.onBehalfOf[0]!.name)).toEqual(['Ursula von der Leyen'])
  expect(wordsAt(boratynski, prostasia.recipients[0]!.name)).toEqual(['Jeremy Malcolm'])
  expect(wordsAt(boratynski, prostasia.inReplyTo)).toEqual(['your email of 2nd October 2020'])
  expect(wordsAt(johansson, microsoft.date)).toEqual(['29-10-2020'])
  expect(wordsAt(johansson, microsoft.recipients[0]!.capacity)).toEqual([
    'Vice President',
    'European Government Affairs',
  ])
  expect(wordsAt(johansson, microsoft.authors[0]!.name)).toEqual(['Ylva Johansson'])
})

test('Windows line ends change nothing of what is read', () => {
  expect(readPlainly(johansson.replace(/\n/g, '\r\n'))).toEqual(readPlainly(johansson))
  expect(readHeader(boratynski.replace(/\n/g, '\r\n')).authors.map(sayParty)).toEqual(
    readHeader(boratynski).authors.map(sayParty),
  )
})
