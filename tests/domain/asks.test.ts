import { expect, test } from 'vitest'
import { describeAskState, traceAsks, type Ask, type AskAnswer } from '#app/domain/asks.ts'
import { parseStoredDate } from '#app/domain/days.ts'
import { johanssonLetter } from '#tests/support/world.ts'

const letter = (id: string, on: string) => ({ ...johanssonLetter, id, dated: parseStoredDate(on) })
const ask = (actorId: string, letterId = 'ours', topicId = 'encryption') => ({
  letterId,
  actorId,
  topicId,
})
const answer = (on: string, speakerIds: string[], answeredId = 'ours'): AskAnswer => ({
  answeredId,
  letter: letter(`answer of ${on}`, on),
  speakerIds,
})
const ours = new Map([['ours', letter('ours', '2021-03-01')]])

function tell(asks: Ask[], answers: AskAnswer[], day: string) {
  const aloneIds = new Set(asks.length === 1 ? ['ours'] : [])
  return traceAsks({ asks, letters: ours, answers, aloneIds }, day).map((state) => [
    state.actorId,
    state.answer?.id ?? null,
    describeAskState(state),
  ])
}

test('of several who were asked each has answered who spoke, by the first of the answers', () => {
  const answers = [answer('2021-03-20', ['unit', 'house']), answer('2021-03-11', ['house'])]
  expect(tell([ask('house'), ask('other')], answers, '2021-03-31')).toEqual([
    ['house', 'answer of 2021-03-11', 'answered after 10 days'],
    ['other', null, 'not answered for 30 days'],
  ])
})

test('whoever is asked alone is answered for by whoever answers', () => {
  expect(tell([ask('house')], [answer('2021-03-11', ['somebody'])], '2021-03-31')).toEqual([
    ['house', 'answer of 2021-03-11', 'answered after 10 days'],
  ])
})

test('as of a day what is dated later did not answer yet, and nobody was asked before the letter', () => {
  const answers = [answer('2021-03-11', ['house'])]
  expect(tell([ask('house')], answers, '2021-03-10')[0]![2]).toBe('not answered for 9 days')
  expect(tell([ask('house')], answers, '2021-02-01')[0]![2]).toBe('not asked yet')
})

test('where the day of the question is not certain, both ends are said', () => {
  const unsure = new Map([['ours', letter('ours', '2021-03')]])
  const [state] = traceAsks(
    { asks: [ask('house')], letters: unsure, answers: [], aloneIds: new Set(['ours']) },
    '2021-04-10',
  )
  expect(describeAskState(state!)).toBe('not answered for between 10 and 40 days')
})

test('an answer that who was asked neither wrote nor is spoken for in is by others', () => {
  const trace = (speakerIds: string[]) =>
    traceAsks(
      {
        ...{ asks: [ask('house')], letters: ours, aloneIds: new Set(['ours']) },
        answers: [answer('2021-03-11', speakerIds)],
      },
      '2021-03-31',
    ).map(({ isByOthers }) => isByOthers)
  expect([trace(['unit', 'house']), trace(['somebody'])]).toEqual([[false], [true]])
})
