import { expect, test } from 'vitest'
import type { Actor, Affiliation } from '#app/domain/actors.ts'
import {
  applyNameAnswers,
  buildNameIndex,
  findNameQuestions,
} from '#app/domain/plan/name-questions.ts'
import { aParty, fields } from '#tests/support/letters.ts'

const actor = (
  id: string,
  name: string,
  kind: Actor['kind'] = 'person',
  aliases: string[] = [],
): Actor => ({ id, kind, name, aliases })
const belongs = (
  memberId: string,
  organisationId: string,
  role: string,
  firstDay: string | null = null,
  lastDay: string | null = null,
): Affiliation => ({
  id: `${memberId} ${organisationId}`,
  memberId,
  organisationId,
  role,
  firstDay,
  lastDay,
})

const actors = [
  actor('jakub', 'Jakub Boratyński'),
  actor('anna-1', 'Anna Kowalska'),
  actor('anna-2', 'Anna Kowalska'),
  actor('commission', 'European Commission', 'organisation', ['EC']),
  actor('ursula', 'Ursula von der Leyen'),
  actor('jean', 'Jean-Claude Juncker'),
  actor('ivan', 'Ivan Ivanov'),
  actor('council', 'Council', 'organisation'),
]
const affiliations = [
  belongs('ursula', 'commission', 'President', '2019-12-01'),
  belongs('jean', 'commission', 'President', '2014-11-01', '2019-11-30'),
  belongs('anna-1', 'council', 'Adviser'),
  belongs('anna-2', 'commission', 'Director'),
]

/** What is asked about one party: the words, and whom they may mean. */
function asked(
  party: Parameters<typeof aParty>[0],
  { dated = '2020-10-29', others = [] as string[] } = {},
) {
  const letter = fields({ dated, parties: [aParty({ name: '', ...party })] })
  const book = buildNameIndex(actors, affiliations, [
    { fields: letter },
    ...others.map((name) => ({ fields: fields({ parties: [aParty({ name })] }) })),
  ])
  return findNameQuestions(book, letter, {}).map(({ said, choices, alone }) => [
    said,
    choices.map(({ answer, why }) => `${answer}: ${why}`),
    alone,
  ])
}

test.each([
  ['a name that one actor bears', { name: 'jakub boratynski' }],
  ['a name that nobody bears and that is like nobody’s', { name: 'Wanda Whistle' }],
  ['an alias', { name: '', organisation: 'EC' }],
  ['a withheld name', { name: 'J. Boratyński', withheld: true }],
])('nothing is asked about %s', (_, party) => {
  expect(asked(party)).toEqual([])
})

test.each([
  [{ name: 'J. Boratyński' }, ['J. Boratyński', ['jakub: the same family name and initial'], true]],
  [
    { name: 'Boratyński, Jakub' },
    ['Boratyński, Jakub', ['jakub: the same name in another order'], true],
  ],
  [{ name: 'Иван Иванов' }, ['Иван Иванов', ['ivan: the same name in another script'], true]],
])('%j is asked about', (party, question) => {
  expect(asked(party)).toEqual([question])
})

test('of two who bear a name the one with the printed capacity or organisation comes first, and nobody new may be meant', () => {
  expect(
    asked({ name: 'Anna Kowalska', capacity: 'Director', organisation: 'European Commission' }),
  ).toEqual([
    ['Anna Kowalska', ['anna-2: the same name and capacity', 'anna-1: the same name'], false],
  ])
})

test('a capacity without a name is asked about with whoever held it on the letter’s day', () => {
  const president = { name: '', capacity: 'President', organisation: 'European Commission' }
  expect(asked(president)).toEqual([
    ['President, European Commission', ['ursula: the same capacity'], true],
  ])
  expect(asked(president, { dated: '2019-01-15' })).toEqual([
    ['President, European Commission', ['jean: the same capacity'], true],
  ])
  expect(asked(president, { dated: '2010-01-15' })).toEqual([])
})

test('of two ways to write a new name in one import one is asked about', () => {
  expect(asked({ name: 'Kovač, Ana' }, { others: ['Ana Maria Zelenka', 'Ana Kovač'] })).toEqual([])
  expect(asked({ name: 'Ana Kovač' }, { others: ['Kovač, Ana'] })).toEqual([
    ['Ana Kovač', ['Kovač, Ana: the same name in another order'], true],
  ])
})

test('an answer stands for every party that bears the words; as written stays as written', () => {
  const parties = [
    aParty({ name: 'J. BORATYŃSKI', organisation: 'EC' }),
    aParty({ name: 'Kovač, Ana' }),
    aParty({ name: '', capacity: 'President', organisation: 'European Commission' }),
  ]
  const answers = {
    'j. boratynski': 'jakub',
    'kovac, ana': '',
    'president, european commission': 'ursula',
  }
  expect(
    applyNameAnswers(parties, answers).map(({ name, organisation }) => [name, organisation]),
  ).toEqual([
    ['jakub', 'EC'],
    ['Kovač, Ana', ''],
    ['ursula', 'European Commission'],
  ])
  const letter = fields({ parties })
  expect(
    findNameQuestions(buildNameIndex(actors, affiliations, [{ fields: letter }]), letter, answers),
  ).toEqual([])
})

/** What is asked in each letter of an import, each of one organisation; nothing but `known` is known. */
function askedAmong(organisations: string[], known: Actor[] = []) {
  const letters = organisations.map((organisation) =>
    fields({ parties: [aParty({ organisation })] }),
  )
  const index = buildNameIndex(
    [actor('ylva', 'Ylva Johansson'), ...known],
    [],
    letters.map((letter) => ({ fields: letter })),
  )
  return letters.map((letter) =>
    findNameQuestions(index, letter, {}).map(({ said, choices, alone }) => [
      said,
      choices.map(({ answer, why }) => `${answer}: ${why}`),
      alone,
    ]),
  )
}
const isCommission = ['European Commission: the first letters of the name']

test('a short form that nothing defines is asked about once, with the name whose first letters it is', () => {
  expect(askedAmong(['EC', 'European Commission'])).toEqual([[['EC', isCommission, true]], []])
})

test('a short form and a name of which one is known are asked about at the one that is new', () => {
  const house = actor('house', 'European Commission', 'organisation')
  const letters = actor('letters', 'EC', 'organisation')
  const why = 'the first letters of the name'
  expect(askedAmong(['EC'], [house])).toEqual([[['EC', [`house: ${why}`], true]]])
  expect(askedAmong(['European Commission', 'European Commission (EC)'], [letters])).toEqual([
    [['European Commission', [`letters: ${why}`], true]],
    [['European Commission (EC)', [`letters: ${why}`], true]],
  ])
})

test('what the head of one of the letters says of a short form is not asked', () => {
  expect(askedAmong(['EC', 'European Commission', 'European Commission (EC)'])).toEqual([
    [],
    [],
    [],
  ])
  const house = actor('house', 'European Commission', 'organisation', ['EC'])
  expect(askedAmong(['EC – European Commission', 'EC'], [house])).toEqual([[], []])
})

test('people are not taken for organisations that are known by their initials', () => {
  const book = buildNameIndex([actor('letters', 'EC', 'organisation')], [], [])
  expect(
    findNameQuestions(book, fields({ parties: [aParty({ name: 'Emma Clark' })] }), {}),
  ).toEqual([])
})

test('an answer that names another name of the import means whom that one means', () => {
  const answers = { ec: 'European Commission (EC)', 'european commission (ec)': 'house' }
  expect(applyNameAnswers([aParty({ organisation: 'EC' })], answers)[0]?.organisation).toBe('house')
})
