import { expect, test } from 'vitest'
import { rateByBayes, trainNaiveBayes } from '#app/domain/suggestions/naive-bayes.ts'
import {
  rateLabels,
  trainPassageClassifier,
  type CodedPassage,
} from '#app/domain/suggestions/passage-classifier.ts'
import {
  countFeatures,
  indexFeatures,
  weighFeatures,
} from '#app/domain/suggestions/passage-features.ts'

const stems = ['the new rule', 'this draft', 'every scan', 'that order', 'the duty to report']
const forIt = ['we welcome', 'we support', 'we are glad of']
const against = ['we reject', 'we oppose', 'we warn of']

/** Passages that are for or against, in made-up words. */
const passages: CodedPassage[] = stems.flatMap((stem) =>
  [forIt, against].flatMap((openings, side) =>
    openings.map((opening) => ({
      passage: `In our view ${opening} ${stem}.`,
      proposition: 'Messages should be scanned.',
      label: side ? 'against' : 'for',
    })),
  ),
)

const likeliest = (labels: readonly string[], shares: readonly number[]) =>
  labels[shares.indexOf(Math.max(...shares))]

test('what was said in other words is told apart', () => {
  const classifier = trainPassageClassifier(passages)
  const ask = (passage: string) => {
    const shares = rateLabels(classifier, { passage, proposition: 'Messages should be scanned.' })
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1)
    return likeliest(classifier.labels, shares)
  }
  expect(ask('Our members oppose it.')).toBe('against')
  expect(ask('Our members supported it.')).toBe('for')
})

test('learning the same twice comes to the same', () => {
  const [once, twice] = [trainPassageClassifier(passages), trainPassageClassifier(passages)]
  expect(twice.sharpness).toBe(once.sharpness)
  const bytesOf = (weights: readonly Float32Array[]) =>
    Buffer.concat(weights.map(({ buffer }) => Buffer.from(buffer as ArrayBuffer)))
  expect(bytesOf(twice.weights).equals(bytesOf(once.weights))).toBe(true)
})

test('each group of features has the length that it is given', () => {
  const groups = ['words', 'proposition'] as const
  const rows = passages.map((passage) => countFeatures(passage, groups, 1 << 12))
  const { places, values } = weighFeatures(rows[0]!, indexFeatures(rows, groups, 1 << 12))
  const squareOf = (group: number) =>
    values.reduce((sum, value, at) => sum + (places[at]! >> 12 === group ? value * value : 0), 0)
  expect(squareOf(0)).toBeCloseTo(1, 5)
  expect(squareOf(1)).toBeCloseTo(0.25, 5)
})

test('words count alone and in twos, in any script', () => {
  const count = (passage: string) =>
    countFeatures({ passage, proposition: '' }, ['words'], 1 << 18)[0]!.counts.size
  expect(count('Nous sommes pour')).toBe(5)
  expect(count('nous NOUS nous')).toBe(2)
  expect(count('検知の義務')).toBe(9)
  expect(count('')).toBe(0)
})

test('naive Bayes comes to what is reckoned by hand', () => {
  const bayes = trainNaiveBayes(
    [
      { passage: 'yes', proposition: '', label: 'for' },
      { passage: 'yes', proposition: '', label: 'for' },
      { passage: 'no', proposition: '', label: 'against' },
    ],
    { smoothing: 1, groups: ['words'] },
  )
  // for: 2/3 × (2 + 1) / (2 + 2); against: 1/3 × (0 + 1) / (1 + 2).
  const [yesFor, yesAgainst] = [(2 / 3) * (3 / 4), (1 / 3) * (1 / 3)]
  const shares = rateByBayes(bayes, { passage: 'yes', proposition: '' })
  expect(bayes.labels).toEqual(['against', 'for'])
  expect(shares[1]).toBeCloseTo(yesFor / (yesFor + yesAgainst), 5)
})
