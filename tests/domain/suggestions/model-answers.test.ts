import { expect, test } from 'vitest'
import { suggestByAnswer } from '#app/domain/suggestions/model-answers.ts'
import type { SourceMeasure } from '#app/domain/suggestions/source-measures.ts'
import { makePassageKey } from '#app/domain/suggestions/suggestions.ts'

const text = 'We support encryption. We doubt scanning.'
const read = [
  { start: 0, end: 22, passage: text.slice(0, 22), why: 'says support' },
  { start: 23, end: 41, passage: 'We doubted another thing.', why: '' },
].map(({ passage, ...one }) => ({
  ...{ ...one, passageKey: makePassageKey(passage), topicId: 'E', level: 2 as const },
}))
const measured = (asks: 'topic' | 'level', speaks: boolean): SourceMeasure => ({
  ...{ source: 'endpoint', asks, speaks, known: 200, heldOut: 40, answered: 40 },
  ...{ own: null, yardstick: null },
})
const suggest = (...measures: SourceMeasure[]) =>
  suggestByAnswer({ model: 'small', read }, text, measures)

test('what a model said is suggested where its words still stand, and says who said it', () => {
  expect(suggest(measured('topic', true), measured('level', true))).toEqual([
    {
      ...{ start: 0, end: 22, topicId: 'E', level: 2, source: 'endpoint' },
      why: 'the language model small says “says support”',
    },
  ])
})

test('where it is silent on levels none is proposed, and where it is on topics nothing', () => {
  expect(suggest(measured('topic', true), measured('level', false))).toMatchObject([
    { level: null },
  ])
  expect(suggest(measured('topic', false), measured('level', true))).toEqual([])
  expect(suggest()).toEqual([])
})
