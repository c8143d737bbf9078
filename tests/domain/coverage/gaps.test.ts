import { expect, test } from 'vitest'
import { traceAsks } from '#app/domain/asks.ts'
import type { AttributedPosition } from '#app/domain/attributed-positions.ts'
import { describeLastHeard, describeSilence } from '#app/domain/coverage/gap-words.ts'
import { compareGaps, findGap, type Gap, type GapContext } from '#app/domain/coverage/gaps.ts'
import { parseStoredDate } from '#app/domain/days.ts'
import type { Absence, Level } from '#app/domain/level.ts'
import { attributed } from '#tests/support/attributed.ts'
import { aPosition, johanssonLetter } from '#tests/support/world.ts'

const asOf = '2021-12-31'

function evidence(...said: [on: string, what: Level | Absence][]): AttributedPosition[] {
  return attributed(
    said.map(([on, what]) =>
      aPosition(typeof what === 'number' ? { on, level: what } : { on, absence: what }),
    ),
  )
}

const letter = (id: string, on: string) => ({ ...johanssonLetter, id, dated: parseStoredDate(on) })

/** That Johansson was asked on a day, and answered on another where one is given. */
function asks(on: string, answeredOn?: string): GapContext['asks'] {
  const ask = { letterId: 'ours', actorId: 'johansson', topicId: 'encryption' }
  const answers = answeredOn
    ? [{ answeredId: 'ours', letter: letter('theirs', answeredOn), speakerIds: ['johansson'] }]
    : []
  const letters = new Map([['ours', letter('ours', on)]])
  return traceAsks({ asks: [ask], letters, answers, aloneIds: new Set() }, asOf)
}

function gapOf(said: AttributedPosition[], changes: Partial<GapContext> = {}): Gap | null {
  return findGap('johansson', 'encryption', said, {
    ...{ asOf, asks: [], uncoded: [], isTopicAsked: false },
    ...changes,
  })
}

const tell = (gap: Gap | null) => gap && [gap.silence, describeLastHeard(gap), describeSilence(gap)]

test('a word closes the gap from the day twelve months before on, and an absence does not', () => {
  expect(gapOf(evidence(['2020-12-31', 1]))).toBe(null)
  expect(tell(gapOf(evidence(['2020-12-30', -2])))).toEqual([
    'no letter',
    'last heard on 30 Dec 2020: strongly opposes',
    'no letter asks anybody on this topic',
  ])
  expect(gapOf(evidence(['2021-06-01', 'evaded']))?.heard).toBe(null)
})

test('what is said later than the day, or reported of somebody, is no word', () => {
  const later = evidence(['2022-01-01', 1])
  const reported = attributed([aPosition({ on: '2021-05-01', reported: true })])
  expect([gapOf(later)?.heard, gapOf(reported)?.heard]).toEqual([null, null])
})

test('each silence is named by what came last, each once', () => {
  const heard = evidence(['2019-05-01', 1])
  expect(tell(gapOf(heard, { asks: asks('2021-10-01') }))).toEqual([
    'unanswered',
    'last heard on 1 May 2019: supports',
    'asked on 1 Oct 2021, not answered for 91 days',
  ])
  expect(tell(gapOf([], { asks: asks('2021-10-01', '2021-10-11') }))).toEqual([
    'answered',
    'never heard',
    'asked on 1 Oct 2021, answered after 10 days, no word on it is coded',
  ])
  const uncoded = [{ letterId: 'theirs', lastDay: '2021-10-11' }]
  expect(tell(gapOf([], { asks: asks('2021-10-01', '2021-10-11'), uncoded }))).toEqual([
    'uncoded',
    'never heard',
    'a letter of theirs of 11 Oct 2021 is not yet coded',
  ])
  expect(tell(gapOf(evidence(['2021-10-11', 'evaded'])))![2]).toBe('evaded on 11 Oct 2021')
  expect(tell(gapOf(evidence(['2021-10-11', 'withheld'])))![2]).toBe('withheld on 11 Oct 2021')
  expect(gapOf(evidence(['2021-10-11', 'no_position']))?.silence).toBe('no_position')
  expect(tell(gapOf(heard, { isTopicAsked: true }))![2]).toBe('not asked since')
  expect(tell(gapOf([], { isTopicAsked: true }))![2]).toBe('never asked')
  expect(gapOf([])?.silence).toBe('no letter')
})

test('what came before the last word names no silence, and of two the later does', () => {
  const heard = evidence(['2019-05-01', 1])
  expect(gapOf(heard, { asks: asks('2019-04-01'), isTopicAsked: true })?.silence).toBe('not asked')
  const evaded = evidence(['2021-03-01', 'evaded'])
  expect(gapOf(evaded, { asks: asks('2021-02-01') })?.silence).toBe('evaded')
  expect(gapOf(evaded, { asks: asks('2021-04-01') })?.silence).toBe('unanswered')
})

test('who was asked after the day was not asked yet', () => {
  const asked = asks('2022-02-01')
  expect(gapOf([], { asks: asked, isTopicAsked: true })).toMatchObject({
    ...{ silence: 'not asked', since: null },
  })
})

test('the longest silence stands first, one that nothing dates last', () => {
  const gaps = [
    { ...gapOf([])!, actorId: 'a' },
    { ...gapOf(evidence(['2019-05-01', 1]))!, actorId: 'b' },
    { ...gapOf([], { asks: asks('2018-01-01') })!, actorId: 'c' },
  ]
  const order = (sort: 'silent' | 'name') =>
    gaps
      .toSorted(compareGaps(sort, (id) => 'abc'.indexOf(id)))
      .map(({ actorId }) => actorId)
      .join('')
  expect([order('silent'), order('name')]).toEqual(['cba', 'abc'])
})
