import { data } from '@remix-run/node'
import type { FormResult, RefusedForm } from '#app/domain/form-refusal.ts'

/** The status of the answer to a form, by what came of it. */
export const statusOfOutcome: Record<FormResult, number> = {
  stored: 200,
  unfit: 400,
  'changed meanwhile': 409,
  'not stored': 503,
}

/** The answer to a refused form: what was typed and what is wrong, with the status that fits the cause. */
export function answerRefusedForm({ cause, refusal }: RefusedForm) {
  return data(refusal, { status: statusOfOutcome[cause] })
}
