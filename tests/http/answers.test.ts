import { expect, test } from 'vitest'
import { refuseFormBecause } from '#app/domain/form-refusal.ts'
import { answerRefusedForm, statusOfOutcome } from '#app/http/answers.ts'

test.each([
  ['unfit', 400],
  ['changed meanwhile', 409],
  ['not stored', 503],
] as const)(
  'a form that is %s is answered with %d, all that was typed and what is wrong',
  (cause, status) => {
    const fields = { title: 'Mine' }
    const errors = { form: 'Look at it again.' }
    const answer = answerRefusedForm(refuseFormBecause(cause, errors, fields))
    expect(answer.data).toEqual({ ok: false, errors, fields })
    expect(answer.init).toMatchObject({ status })
    expect(statusOfOutcome[cause]).toBe(status)
  },
)

test('a form that was stored is answered with 200', () => {
  expect(statusOfOutcome.stored).toBe(200)
})
