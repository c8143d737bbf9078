import { expect, test } from 'vitest'
import { readNameAnswers } from '#app/features/letters/name-answers.ts'

test('answers about names are kept of the fields that name their question, but not where nothing was chosen', async () => {
  const form = new FormData()
  form.set('key.0', 'Johansson')
  form.set('answer.0', 'actor-1')
  form.set('key.1', 'Mikó')
  form.set('answer.1', '?')
  form.set('answer.2', 'without a question')
  form.set('key.12345', 'Boratyński')
  form.set('answer.12345', 'beyond any page')
  expect(readNameAnswers(form)).toEqual({ Johansson: 'actor-1' })
  form.set('answer.0', 'x'.repeat(300))
  expect(readNameAnswers(form).Johansson).toHaveLength(200)
})
