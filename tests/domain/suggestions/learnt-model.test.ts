import { expect, test } from 'vitest'
import { learnModel, suggestByModel } from '#app/domain/suggestions/learnt-model.ts'
import { trainPassageClassifier } from '#app/domain/suggestions/passage-classifier.ts'
import { splitByLetter } from '#app/domain/suggestions/source-measures.ts'
import { splitSentences } from '#app/domain/text/sentences.ts'
import { makeLearnable } from '#tests/support/learnable.ts'

const propositions = new Map([
  ['E', 'Encryption should be protected.'],
  ['D', 'Detection should be allowed.'],
])

test('too few accepted positions teach nothing, and say so', () => {
  const model = learnModel(makeLearnable(149), [], propositions)
  expect([model.topics, model.levels]).toEqual([null, null])
  expect(model.measures.map(({ speaks, known }) => [speaks, known])).toEqual([
    [false, 149],
    [false, 149],
  ])
  const text = 'On scanning we fully oppose and never support what is proposed.'
  expect(suggestByModel(model, text, splitSentences(text), propositions)).toEqual([])
})

test('levels are told that counts of words do not tell, and the measure says that naive Bayes is beaten', () => {
  const { measures, levels } = learnModel(makeLearnable(300), [], propositions)
  const measure = measures.find(({ asks }) => asks === 'level')!
  expect(measure.speaks).toBe(true)
  expect(measure.own!.accuracy).toBeGreaterThan(measure.yardstick!.accuracy)
  expect(levels).not.toBeNull()
})

test('labels given by chance are not beaten, and stay silent', () => {
  const positions = makeLearnable(300)
  const turned = positions.map((one, at) => ({
    ...one,
    level: positions[(at * 7919) % 300]!.level,
  }))
  const model = learnModel(turned, [], propositions)
  const measure = model.measures.find(({ asks }) => asks === 'level')!
  const isBetter =
    measure.own!.accuracy > measure.yardstick!.accuracy &&
    measure.own!.macroF1 > measure.yardstick!.macroF1
  expect(measure.speaks).toBe(isBetter)
  expect(model.levels === null).toBe(!isBetter)
  expect(measure.own!.accuracy).toBeLessThan(0.5)
})

test('no letter is learnt from and held out', () => {
  const rows = makeLearnable(100).map((one) => ({ ...one, proposition: '', label: one.topicId }))
  const { learnt, heldOut } = splitByLetter(rows)
  const known = new Set(learnt.map(({ letterId }) => letterId))
  expect(heldOut.filter(({ letterId }) => known.has(letterId))).toEqual([])
  expect(heldOut).toHaveLength(20)
})

test('how sure a level is, is said of its side', () => {
  const model = learnModel(makeLearnable(300), [], propositions)
  const text = 'On scanning we fully oppose and never support what is proposed.'
  const passages = makeLearnable(300).map((one) => ({
    ...{ passage: one.passage, proposition: '', label: one.topicId },
  }))
  const topics = trainPassageClassifier(passages, ['words', 'signs'])
  const [found] = suggestByModel({ ...model, topics }, text, splitSentences(text), propositions)
  expect(found!.level).toBeLessThan(0)
  expect(found!.why).toMatch(
    /^learnt from accepted positions, \d+ % sure of the topic, \d+ % that it opposes$/,
  )
})
