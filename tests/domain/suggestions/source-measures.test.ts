import { expect, test } from 'vitest'
import {
  describeSourceMeasure,
  measureSource,
  type SourceMeasure,
} from '#app/domain/suggestions/source-measures.ts'

const row = (passage: string, label: string) => ({
  ...{ passage, label, proposition: '', letterId: passage },
})
const learnt = ['a', 'a', 'b'].map((word) => row(word, word))
const heldOut = [row('a', 'a'), row('b', 'b'), row('c', 'b')]
const source = { source: 'cue', asks: 'topic', known: 300, groups: ['words'] } as const

test('a source is compared with naive Bayes on what it answers, and on nothing else', () => {
  const measure = measureSource(
    { ...source, mustBeat: true },
    { learnt, heldOut },
    ({ passage }) => (passage === 'c' ? ['b'] : []),
  )
  // Naive Bayes knows no “c”, and says what is commonest.
  expect(measure).toMatchObject({
    ...{ heldOut: 3, answered: 1, speaks: true },
    own: { accuracy: 1 },
    yardstick: { accuracy: 0 },
  })
})

test('as good is enough only where nothing better is asked for', () => {
  const answer = ({ passage }: { passage: string }) => (passage === 'c' ? [] : [passage])
  const measure = (mustBeat: boolean) =>
    measureSource({ ...source, mustBeat }, { learnt, heldOut }, answer).speaks
  expect([measure(true), measure(false)]).toEqual([false, true])
})

test('a source that answers nothing is silent', () => {
  expect(
    measureSource({ ...source, mustBeat: false }, { learnt, heldOut }, () => []),
  ).toMatchObject({ answered: 0, own: null, speaks: false })
})

test('what is silent says why', () => {
  const measure: SourceMeasure = {
    ...{ source: 'learnt', asks: 'level', known: 300, heldOut: 60, answered: 42 },
    own: { accuracy: 0.5, macroF1: 0.4 },
    yardstick: { accuracy: 0.55, macroF1: 0.5 },
    speaks: false,
  }
  expect(describeSourceMeasure(measure)).toBe(
    'What is learnt from accepted positions, for levels: silent, as it does not beat naive Bayes; right in 50 % of 42 passages held out, naive Bayes in 55 % (macro-F1 40 % and 50 %).',
  )
  expect(describeSourceMeasure({ ...measure, known: 12 })).toBe(
    'What is learnt from accepted positions, for levels: silent, as you see 12 accepted positions, and it takes 150 to measure it.',
  )
})

test('what is heard without being measured is not called silent', () => {
  const cues = { source: 'cue', asks: 'topic', own: null, yardstick: null, speaks: true } as const
  expect(describeSourceMeasure({ ...cues, known: 12, heldOut: 0, answered: 0 })).toBe(
    'Cues, for topics: heard without being measured, as you see 12 accepted positions, and it takes 150 to measure it.',
  )
  expect(describeSourceMeasure({ ...cues, known: 300, heldOut: 60, answered: 0 })).toBe(
    'Cues, for topics: heard without being measured, as it answers none of the passages held out.',
  )
})

test('a source that shows several answers to one passage is measured by each of them', () => {
  const measure = measureSource(
    { ...source, mustBeat: false },
    { learnt, heldOut: [row('a', 'a')] },
    () => ['a', 'b'],
  )
  expect(measure).toMatchObject({
    ...{ answered: 1, own: { accuracy: 0.5 }, yardstick: { accuracy: 1 }, speaks: false },
  })
})
