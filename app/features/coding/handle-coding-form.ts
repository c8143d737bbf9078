import type { FormResult } from '#app/domain/form-refusal.ts'
import { withStoreErrors } from '../try-store.ts'
import type { CodingContext } from './coding-context.ts'
import type { CodingAnswer, CodingForm } from './coding-form.ts'
import { savePosition } from './save-position.ts'
import { undoLast } from './undo.ts'
import { setWithdrawn } from './withdraw-position.ts'

type CodingResult = { outcome: FormResult; answer: CodingAnswer }

/**
 * Takes the form of one position: makes or changes it, withdraws or restores it, undoes one's own last deed, or answers
 * what is wrong.
 */
export async function handleCodingForm(
  context: CodingContext,
  form: CodingForm,
): Promise<CodingResult> {
  return withStoreErrors<CodingResult, CodingResult>(
    async () => {
      const answer = await storeCodingForm(context, form)
      return { outcome: findOutcome(answer), answer }
    },
    (sentence) => ({ outcome: 'not stored', answer: refuseUnstored(form, sentence) }),
  )
}

function storeCodingForm(context: CodingContext, form: CodingForm): Promise<CodingAnswer> {
  const { fields } = form
  if (fields.deed === 'undo') return undoLast(context, fields.entry)
  if (fields.deed === 'withdraw' || fields.deed === 'restore')
    return setWithdrawn(context, fields, fields.deed === 'withdraw')
  return savePosition(context, form)
}

function findOutcome(answer: CodingAnswer): FormResult {
  if (answer.ok) return 'stored'
  return answer.latest || answer.errors.undo ? 'changed meanwhile' : 'unfit'
}

function refuseUnstored({ fields, holderIds }: CodingForm, sentence: string): CodingAnswer {
  if (fields.deed === 'undo') return { ok: false, errors: { undo: sentence } }
  return { ok: false, errors: { form: sentence }, fields, holderIds: [...holderIds] }
}
