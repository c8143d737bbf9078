import { expect, test } from 'vitest'
import { agreementExample, alignmentExample, stanceExamples } from '#app/domain/method-examples.ts'
import vectors from '#tests/vectors/method-v2.json'

test('the examples on the Method screen are cases of the vectors', () => {
  const known = vectors.stance.map(({ as_of, positions }) => ({ as_of, positions }))
  for (const example of stanceExamples) expect(known).toContainEqual(example)
  expect(vectors.alpha_ordinal.map(({ units }) => units)).toContainEqual(agreementExample)
  expect(vectors.alignment.map(({ a, b }) => ({ a, b }))).toContainEqual(alignmentExample)
})
