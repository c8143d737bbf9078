import { expect, test } from 'vitest'
import {
  isReasonEnough,
  pairCodings,
  type PairPosition,
} from '#app/domain/second-coding/coding-pairs.ts'

type Passage = PairPosition & { id: string }

function passage(start: number, end: number, more: Partial<Passage> = {}): Passage {
  return {
    ...{ id: `${start}-${end}`, topicId: 'encryption', level: 1, absence: null },
    ...{ conditional: false, condition: null, reported: false, holderIds: ['ada'] },
    quote: { exact: 'x'.repeat(end - start), prefix: '', suffix: '', start, end },
    ...more,
  }
}

const kindsOf = (first: Passage[], second: Passage[]) =>
  pairCodings(first, second).map(({ kind, first: one, second: other }) => [
    kind,
    one?.id ?? null,
    other?.id ?? null,
  ])

test('the same reading of a passage is agreement, also where a quote begins or ends elsewhere', () => {
  expect(kindsOf([passage(0, 100)], [passage(0, 100)])).toEqual([['same', '0-100', '0-100']])
  expect(kindsOf([passage(0, 100)], [passage(40, 90)])).toEqual([['same', '0-100', '40-90']])
  const [one, other] = [
    { conditional: true, condition: 'without prejudice to the law' },
    { conditional: true, condition: 'prejudice to the law' },
  ]
  expect(kindsOf([passage(0, 9, one)], [passage(0, 9, other)])[0]![0]).toBe('same')
})

test('each sort of difference is told as what it is', () => {
  const kind = (first: Partial<Passage>, second: Partial<Passage>) =>
    kindsOf([passage(0, 100, first)], [passage(0, 100, second)])[0]![0]
  expect(kind({}, { level: -1 })).toBe('level')
  expect(kind({}, { level: null, absence: 'evaded' })).toBe('level')
  expect(kind({}, { conditional: true, condition: 'if' })).toBe('condition')
  expect(kind({}, { holderIds: ['ada', 'ben'] })).toBe('holder')
  expect(kind({}, { reported: true })).toBe('holder')
  expect(kind({}, { topicId: 'detection' })).toBe('topic')
  // They touch, by less than half of the shorter one.
  expect(kindsOf([passage(0, 100)], [passage(90, 140)])).toEqual([['quote', '0-100', '90-140']])
})

test('what one coder has alone is a difference, on either side', () => {
  expect(kindsOf([passage(0, 10)], [])).toEqual([['alone', '0-10', null]])
  expect(kindsOf([], [passage(5, 10)])).toEqual([['alone', null, '5-10']])
  expect(kindsOf([passage(0, 10)], [passage(10, 20)])).toEqual([
    ['alone', '0-10', null],
    ['alone', null, '10-20'],
  ])
  expect(kindsOf([], [])).toEqual([])
})

test('each passage is in one pair: the widest overlap first, and agreement before difference', () => {
  expect(kindsOf([passage(0, 50), passage(60, 100)], [passage(0, 100), passage(62, 98)])).toEqual([
    ['same', '0-50', '0-100'],
    ['same', '60-100', '62-98'],
  ])
  const apart = { id: 'apart', level: -2 as const }
  expect(
    kindsOf([passage(0, 50, apart), passage(0, 50)], [passage(0, 50), passage(0, 50, apart)]),
  ).toEqual([
    ['same', 'apart', 'apart'],
    ['same', '0-50', '0-50'],
  ])
})

test('what both marked for the same holder goes together before what either marked for somebody else', () => {
  const bens = { id: 'ben', holderIds: ['ben'], level: -1 as const }
  expect(
    kindsOf([passage(0, 50, bens), passage(10, 50)], [passage(0, 50), passage(10, 50, bens)]),
  ).toEqual([
    ['same', 'ben', 'ben'],
    ['same', '10-50', '0-50'],
  ])
  expect(kindsOf([passage(0, 50)], [passage(0, 50, bens)])[0]![0]).toBe('level')
})

test('what only touches is no level on which they differ, and goes together after all else', () => {
  expect(kindsOf([passage(0, 100)], [passage(99, 140, { level: -2 })])[0]![0]).toBe('quote')
  const other = { id: 'other', topicId: 'detection' }
  expect(kindsOf([passage(0, 100)], [passage(95, 200), passage(20, 60, other)])).toEqual([
    ['topic', '0-100', 'other'],
    ['alone', null, '95-200'],
  ])
  expect(kindsOf([passage(0, 100)], [passage(90, 140, { holderIds: ['ben'] })])).toEqual([
    ['alone', '0-100', null],
    ['alone', null, '90-140'],
  ])
})

test('a reason has three words or more', () => {
  expect(['', '  ', 'because', 'it says so', ' a\n b c '].map(isReasonEnough)).toEqual([
    false,
    false,
    false,
    true,
    true,
  ])
})
