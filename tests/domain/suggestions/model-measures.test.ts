import { expect, test } from 'vitest'
import type { Level } from '#app/domain/level.ts'
import {
  holdOutPassages,
  measureModelReadings,
  type TopicPassage,
} from '#app/domain/suggestions/model-measures.ts'

/** The same words in another order: whoever only counts them cannot tell one from the other. */
const passages = [
  {
    topicId: 'E',
    level: 1,
    words: 'not about the detection matter but about the encryption matter',
  },
  {
    topicId: 'D',
    level: -1,
    words: 'not about the encryption matter but about the detection matter',
  },
] as const
const positions = Array.from({ length: 200 }, (_, at) => {
  const { topicId, level, words } = passages[at % 2]!
  return {
    ...{ id: `P${at}`, letterId: `L${Math.floor(at / 4)}`, topicId, level: level as Level },
    passage: words,
  }
})
const propositions = new Map([
  ['E', 'Encryption is protected.'],
  ['D', 'Detection is made a duty.'],
])
const split = holdOutPassages(positions, propositions)
const measure = (answer: (one: TopicPassage) => { topicId: string; level: Level | null }[]) =>
  measureModelReadings(
    split,
    new Map(split.heldOut.map((one) => [one, answer(one).map((read) => ({ ...read, why: '' }))])),
    200,
  )

test('every fifth letter is held out, and no letter is on both sides', () => {
  expect([split.learnt.length, split.heldOut.length]).toEqual([160, 40])
  const held = new Set(split.heldOut.map(({ letterId }) => letterId))
  expect(split.learnt.filter(({ letterId }) => held.has(letterId))).toEqual([])
})

test('of many passages held out two hundred are asked about', () => {
  const many = Array.from({ length: 10 }, () => positions).flatMap((some, times) =>
    some.map((one) => ({ ...one, letterId: `${one.letterId} ${times}` })),
  )
  expect(holdOutPassages(many, propositions).heldOut).toHaveLength(200)
})

test('a model that is right where naive Bayes cannot be is heard', () => {
  const measures = measure(({ topicId, level }) => [{ topicId, level: Number(level) as Level }])
  expect(measures).toMatchObject([
    { asks: 'topic', answered: 40, own: { accuracy: 1, macroF1: 1 }, speaks: true },
    { asks: 'level', answered: 40, own: { accuracy: 1, macroF1: 1 } },
  ])
  expect(measures[0]!.yardstick!.accuracy).toBeLessThan(0.9)
})

test('one that is always wrong, that says nothing, or no better than counting words, is silent', () => {
  const wrong = measure(({ topicId }) => [{ topicId: topicId === 'E' ? 'D' : 'E', level: 1 }])
  expect(wrong).toMatchObject([
    { asks: 'topic', own: { accuracy: 0 }, speaks: false },
    // Of another topic it says nothing about how far this one goes.
    { asks: 'level', answered: 0, speaks: false },
  ])
  expect(measure(() => [])).toMatchObject([
    { answered: 0, speaks: false },
    { answered: 0, speaks: false },
  ])
})

test('every topic that it names for a passage is held against it', () => {
  const both = measure(() => [
    { topicId: 'E', level: null },
    { topicId: 'D', level: null },
  ])
  expect(both).toMatchObject([{ own: { accuracy: 0.5 } }, { answered: 0 }])
})
