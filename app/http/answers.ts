import { data } from '@remix-run/node'
import type { RefusalCause, RefusedForm } from '#app/domain/form-refusal.ts'

const statusOfCause: Record<RefusalCause, number> = {
  unfit: 400,
  'changed meanwhile': 409,
  'not stored': 503,
}

/** The answer to a refused form: what was typed and what is wrong, with the status that fits the cause. */
export function answerRefusedForm({ cause, refusal }: RefusedForm) {
  return data(refusal, { status: statusOfCause[cause] })
}
