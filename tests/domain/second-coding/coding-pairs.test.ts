import { expect, test } from 'vitest'
import {
  isDifference,
  isReasonEnough,
  pairCodings,
  type PairPosition,
} from '#app/domain/second-coding/coding-pairs.ts'
import { chance } from '#tests/support/chance.ts'
import { growthOf } from '#tests/support/growth.ts'

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

test('what the first coder had on the topic and lost is no difference: nobody can tell whether it is this one', () => {
  const lostOf = (second: Passage[], lost: Passage[]) =>
    pairCodings([], second, lost).map(({ kind, second: other, lost: gone }) => [
      kind,
      other?.id,
      gone?.id,
    ])
  const gone = passage(500, 600, { id: 'gone' })
  expect(lostOf([passage(0, 10)], [gone])).toEqual([['lost', '0-10', 'gone']])
  // Each once, and of the same topic and holder alone.
  expect(lostOf([passage(0, 10), passage(20, 30)], [gone])).toEqual([
    ['lost', '0-10', 'gone'],
    ['alone', '20-30', undefined],
  ])
  for (const other of [{ topicId: 'detection' }, { holderIds: ['ben'] }])
    expect(lostOf([passage(0, 10)], [{ ...gone, ...other }])[0]![0]).toBe('alone')
  expect(['lost', 'same', 'alone', 'level'].map((kind) => isDifference(kind as never))).toEqual([
    ...[false, false, true, true],
  ])
})

test('of many passages each is compared with those alone that it can overlap', async () => {
  const lay = (count: number) =>
    Array.from({ length: count }, (_, at) => passage(at * 10, at * 10 + 12))
  const compare = (count: number) => pairCodings(lay(count), lay(count))
  expect(compare(40).every(({ kind }) => kind === 'same')).toBe(true)
  expect(await growthOf((count) => compare(count), 1_500, 8)).toBeLessThan(30)
})

test('in whatever order they are given, passages are paired as if each were compared with each', () => {
  const random = chance(7)
  for (let world = 0; world < 200; world += 1) {
    const lay = (name: string) =>
      Array.from({ length: 6 }, (_, at) => {
        const start = Math.floor(random() * 60)
        return passage(start, start + 1 + Math.floor(random() * 40), { id: `${name}${at}` })
      })
    const [first, second] = [lay('a'), lay('b')]
    const overlaps = first.flatMap((one) =>
      second.filter((other) => shared(one, other) > 0).map((other) => [one, other] as const),
    )
    const paired = pairCodings(first, second).filter((pair) => pair.first && pair.second)
    const [used, usedToo] = [
      new Set(paired.map((pair) => pair.first)),
      new Set(paired.map((pair) => pair.second)),
    ]
    // Whatever overlaps and is left apart has gone with something else.
    for (const [one, other] of overlaps) expect(used.has(one) || usedToo.has(other)).toBe(true)
  }
})

const shared = ({ quote: one }: Passage, { quote: other }: Passage) =>
  Math.min(one.end, other.end) - Math.max(one.start, other.start)

test('a reason has three words or more', () => {
  expect(['', '  ', 'because', 'it says so', ' a\n b c '].map(isReasonEnough)).toEqual([
    false,
    false,
    false,
    true,
    true,
  ])
})
