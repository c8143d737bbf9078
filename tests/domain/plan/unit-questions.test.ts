import { expect, test } from 'vitest'
import type { Actor, Affiliation } from '#app/domain/actors.ts'
import {
  applyNameAnswers,
  buildNameIndex,
  findNameQuestions,
} from '#app/domain/plan/name-questions.ts'
import { planItem } from '#app/domain/plan/plan-item.ts'
import { aParty, fields } from '#tests/support/letters.ts'

const actor = (id: string, name: string, kind: Actor['kind'] = 'unit'): Actor => ({
  ...{ id, kind, name, aliases: [] },
})
const belongs = (memberId: string, organisationId: string): Affiliation => ({
  ...{ id: memberId, memberId, organisationId, role: null, firstDay: null, lastDay: null },
})
const commission = actor('ec', 'European Commission', 'organisation')
const house = [commission, actor('home', 'DG HOME'), actor('d4', 'DG HOME · Unit D.4')]
const within = [belongs('home', 'ec'), belongs('d4', 'home')]

const printed = (unit: string, organisation = 'European Commission') =>
  aParty({ name: '', organisation, unit, withheld: true })

/** What is asked about the units of a line: the name, whom it may mean, and why. */
function asked(
  unit: string,
  { known = house, others = [] as string[], at = 'European Commission' } = {},
) {
  const letter = fields({ parties: [printed(unit, at)] })
  const drafts = [letter, ...others.map((other) => fields({ parties: [printed(other, at)] }))]
  const index = buildNameIndex(
    known,
    within,
    drafts.map((draft) => ({ fields: draft })),
  )
  return findNameQuestions(index, letter, {}).map(({ said, choices, alone }) => [
    said,
    choices.map(({ answer, why }) => `${answer}: ${why}`),
    alone,
  ])
}

test('a chain that is known is not asked about', () => {
  expect(asked('DG HOME / Unit D.4')).toEqual([])
})

test('a new unit in a known house is asked about, with those that it may be', () => {
  expect(asked('DG Home Affairs')).toEqual([
    ['DG Home Affairs', ['DG HOME: nearly the same name'], true],
  ])
  expect(asked('DG HOME / Referat D4')).toEqual([
    ['DG HOME · Referat D4', ['DG HOME · Unit D.4: the same code in the same house'], true],
  ])
})

test('every unit that may be meant is offered, however many bear the code', () => {
  const many = Array.from({ length: 9 }, (_, at) => actor(`u${at}`, `Unit D.4 of floor ${at}`))
  const known = [commission, ...many]
  const index = buildNameIndex(
    known,
    many.map(({ id }) => belongs(id, 'ec')),
    [{ fields: fields({ parties: [printed('Referat D4')] }) }],
  )
  const [question] = findNameQuestions(index, fields({ parties: [printed('Referat D4')] }), {})
  expect(question?.choices).toHaveLength(9)
})

test('a new unit that is like no other is asked about once, and what is below it is as new', () => {
  expect(asked('Legal Service / Team Competition / Unit 7')).toEqual([['Legal Service', [], true]])
})

test('nothing is asked below a new house, but for two spellings of one import', () => {
  const there = { known: [], at: 'Bundesministerium des Innern' }
  expect(asked('Abteilung CI, Referat CI 3', there)).toEqual([])
  expect(asked('DG HOME', { ...there, others: ['DG Home Affairs'] })).toEqual([
    ['DG HOME', ['DG Home Affairs: nearly the same name'], true],
  ])
  expect(asked('DG Home Affairs', { ...there, others: ['DG HOME'] })).toEqual([])
})

test('of two units with one name somebody says which is meant', () => {
  const known = [...house, actor('legal-1', 'Legal Service'), actor('legal-2', 'Legal Service')]
  expect(asked('Legal Service', { known })).toEqual([
    ['Legal Service', ['legal-1: the same name', 'legal-2: the same name'], false],
  ])
})

test('an answer names the unit in its line, within this organisation alone, and is not asked again', () => {
  const party = printed('DG Home Affairs, Unit D.4')
  const index = buildNameIndex(house, within, [])
  const letter = fields({ parties: [party] })
  const [first, second] = findNameQuestions(index, letter, {})
  const answers = { [first!.key]: first!.choices[0]!.answer, [second!.key]: '' }
  expect(applyNameAnswers([party], answers)[0]!.unit).toBe('DG HOME / DG Home Affairs · Unit D.4')
  const both = { ...answers, [second!.key]: second!.choices[0]!.answer }
  expect(applyNameAnswers([party], both)[0]!.unit).toBe('DG HOME / DG HOME · Unit D.4')
  const elsewhere = printed('DG Home Affairs, Unit D.4', 'Council')
  expect(applyNameAnswers([elsewhere], answers)[0]!.unit).toBe('DG Home Affairs, Unit D.4')
  const asNew = { [first!.key]: '', [second!.key]: '' }
  expect(applyNameAnswers([party], asNew)[0]!.unit).toBe('DG Home Affairs, Unit D.4')
  expect(findNameQuestions(index, letter, asNew)).toEqual([])
})

test('a letter with a unit that nobody knows waits for the answer', () => {
  const letter = { ...fields({ parties: [printed('Legal Service')] }) }
  const draft = {
    ...{ fields: letter, sources: {}, doubts: [], notes: [], positions: [], pages: [] },
    ...{ looked: true, distinct: true, origin: {} as never },
  }
  const { asks, state } = planItem(draft, null, buildNameIndex(house, within, []), {})
  expect([state, asks.map(({ sentence }) => sentence)]).toEqual([
    'asking',
    ['Say whether “Legal Service” within “European Commission” is new.'],
  ])
})
