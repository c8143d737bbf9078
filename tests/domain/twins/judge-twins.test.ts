import { expect, test } from 'vitest'
import { judgeTwins, readTwin } from '#app/domain/twins/judge-twins.ts'
import type { TwinActor, TwinOffice } from '#app/domain/twins/twins.ts'

const actor = (name: string, more: Partial<TwinActor> = {}) =>
  readTwin({ id: name, kind: 'person', names: [name], offices: [], numbers: {}, ...more })
const office = (more: Partial<TwinOffice> = {}): TwinOffice => ({
  organisationId: 'home affairs',
  role: 'Commissioner',
  firstDay: '2020-01-01',
  lastDay: '2020-12-31',
  ...more,
})

const judge = (one: string, other: string, more: Partial<TwinActor> = {}) => {
  const match = judgeTwins(actor(one, more), actor(other, more), true)
  const name = match?.reasons.find((reason) => reason.kind === 'name')
  return match && `${match.likely ? 'likely' : 'possible'}: ${name?.match.kind ?? 'no name'}`
}

test.each([
  ['Ylva Johansson', 'Ms YLVA JOHANSSON', 'likely: the same'],
  ['Ylva Johansson', 'Johansson, Ylva', 'likely: order'],
  ['Ursula von der Leyen', 'von der Leyen, Ursula', 'likely: order'],
  ['Jürgen Köhler', 'Juergen Koehler', 'likely: spelling'],
  ['Мария Габриел', 'Mariya Gabriel', 'likely: script'],
  ['Δημήτρης Αβραμόπουλος', 'Dimitris Avramopoulos', 'likely: script'],
  ['محمد الخطيب', 'Mohammed al-Khatib', 'likely: script'],
  ['Ylva Johansson', 'ylva.johansson@ec.europa.eu', 'likely: address'],
  ['Ylva Johansson', 'yjohansson@ec.europa.eu', 'possible: address'],
  ['Ylva Johansson', 'Ylva Johanson', 'likely: slip'],
  ['John F. Kennedy', 'John Kennedy', 'likely: part'],
  ['Ylva Johansson', 'Y. Johansson', 'possible: initials'],
  ['Michel Roux', 'M. Roux', 'possible: initials'],
  ['Ylva Johansson', 'Commissioner Johansson', 'possible: family name'],
  ['Anna Meyer', 'Anna Meier', 'possible: slip'],
  ['Anders Hansen', 'Anders Hanson', 'possible: slip'],
  ['Martin Weber', 'Martina Weber', 'possible: slip'],
  ['Ylva Johansson', 'Yvonne Johansson', null],
  ['Jan Novák', 'Jana Nováková', null],
  ['Ahmed Hassan', 'أحمد حسين', null],
  ['Ylva Johansson', 'Ylva Svensson', null],
])('%s and %s: %s', (one, other, found) => {
  expect(judge(one, other)).toBe(found)
  expect(judge(other, one)).toBe(found)
})

test.each([
  ['Bits of Freedom', 'Stichting Bits of Freedom', 'likely: the same'],
  ['European Digital Rights (EDRi)', 'EDRi', 'likely: short form'],
  ['European Data Protection Supervisor', 'EDPS', 'possible: short form'],
  ['Ministry of Justice', 'Ministry of Jusitce', 'likely: slip'],
  ['Unit D.4 Cybercrime', 'Unit D.3 Cybercrime', null],
  ['DG HOME', 'DG MOVE', null],
  ['Foundation for Press Freedom', 'Association for Press Freedom', null],
])('the organisations %s and %s: %s', (one, other, found) => {
  expect(judge(one, other, { kind: 'organisation' })).toBe(found)
})

test.each([
  ['Hana Dvořák', 'Jana Dvořák', 'possible: slip'],
  ['Karl Lindqvist', 'Carl Lindqvist', 'likely: slip'],
  ['Hana Dvořák', 'Hanna Dvořák', 'likely: slip'],
])('of one office, %s and %s: %s', (one, other, found) => {
  expect(judge(one, other, { offices: [office()] })).toBe(found)
  expect(judge(other, one, { offices: [office()] })).toBe(found)
})

test('an initial, or a family name alone, is likely where both had one office or belong to one house', () => {
  expect(judge('Ylva Johansson', 'Y. Johansson', { offices: [office({ role: null })] })).toBe(
    'likely: initials',
  )
  expect(judge('Ylva Johansson', 'Commissioner Johansson', { offices: [office()] })).toBe(
    'likely: family name',
  )
})

test('one office at one time is asked about without anything in the names', () => {
  expect(judge('Ylva Svensson', 'Maria Johansson', { offices: [office()] })).toBe(
    'possible: no name',
  )
  expect(judge('Ylva Svensson', 'Maria Johansson', { offices: [office({ role: 'Member' })] })).toBe(
    null,
  )
  const before = actor('Ylva Svensson', { offices: [office({ lastDay: '2020-06-30' })] })
  const after = actor('Maria Johansson', { offices: [office({ firstDay: '2020-07-01' })] })
  expect(judgeTwins(before, after, true)).toBeNull()
})

test('the same number in a register is likely, another one speaks against it', () => {
  const numbered = (name: string, number: string) => actor(name, { numbers: { wikidata: number } })
  expect(
    judgeTwins(numbered('Ylva Svensson', 'Q1'), numbered('Maria Johansson', 'Q1'), true),
  ).toMatchObject({
    likely: true,
    reasons: [{ kind: 'number', register: 'wikidata' }],
  })
  expect(
    judgeTwins(numbered('Ylva Johansson', 'Q1'), numbered('Johansson, Ylva', 'Q2'), true),
  ).toMatchObject({
    likely: false,
    doubts: [{ kind: 'number', register: 'wikidata' }],
  })
})

test('two of one name who were in different houses at one time may be two', () => {
  const [here, there] = ['commission', 'parliament'].map((organisationId) =>
    actor('John Smith', { offices: [office({ organisationId })] }),
  )
  expect(judgeTwins(here!, there!, true)).toMatchObject({
    likely: false,
    doubts: [{ kind: 'organisation' }],
  })
})

test('a person is never the same as an organisation', () => {
  expect(judgeTwins(actor('EDRi'), actor('EDRi', { kind: 'organisation' }), true)).toBeNull()
})

test('two offices of one domain are asked about, two people of one are not', () => {
  expect(judge('info@edri.org', 'office@edri.org', { kind: 'organisation' })).toBe(
    'possible: no name',
  )
  expect(judge('anna.keller@edri.org', 'ben.okafor@edri.org')).toBe(null)
  expect(judge('info@gmail.com', 'office@gmail.com', { kind: 'organisation' })).toBe(null)
})
