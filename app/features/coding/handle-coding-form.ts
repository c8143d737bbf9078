import type { FormResult } from '#app/domain/form-refusal.ts'
import { withStoreErrors } from '../try-store.ts'
import { requireDeed } from '#app/auth/guard.ts'
import type { CodingContext } from './coding-context.ts'
import type { CodingAnswer, CodingForm } from './coding-form.ts'
import { endCoding, openCodingAgain } from './end-coding.ts'
import { forgetSavedDraft } from './kept-draft.ts'
import { savePosition } from './save-position.ts'
import { redoLast, undoLast } from './undo.ts'
import { setWithdrawn } from './withdraw-position.ts'

/** The text fields that forms of positions have. */
export const codingFields = [
  ...['deed', 'scripted', 'entry', 'id', 'revision', 'exact', 'start', 'end', 'textVersion'],
  ...['topicId', 'stance'],
  ...['conditional', 'condition', 'otherHolder', 'meantActor', 'reported', 'note', 'sureness'],
] as const

type CodingResult = { outcome: FormResult; answer: CodingAnswer }

/**
 * Takes the form of one position: makes or changes it, withdraws or restores it, undoes one's own last deed, says that
 * one is done with the letter, or answers what is wrong.
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

async function storeCodingForm(context: CodingContext, form: CodingForm): Promise<CodingAnswer> {
  return requireDeed(codingDeeds, form.fields.deed ?? 'save')(context, form)
}

const codingDeeds: Record<
  string,
  (context: CodingContext, form: CodingForm) => Promise<CodingAnswer>
> = {
  save: saveAndForgetDraft,
  undo: (context, { fields }) => undoLast(context, fields.entry),
  redo: (context, { fields }) => redoLast(context, fields.entry),
  withdraw: (context, { fields }) => setWithdrawn(context, fields, true),
  restore: (context, { fields }) => setWithdrawn(context, fields, false),
  finish: (context) => endCoding(context, 'finished'),
  'find nothing': (context) => endCoding(context, 'nothing'),
  'open again': openCodingAgain,
}

async function saveAndForgetDraft(context: CodingContext, form: CodingForm): Promise<CodingAnswer> {
  const answer = await savePosition(context, form)
  // What was saved is saved, also where its draft cannot be forgotten.
  if (answer.ok)
    await withStoreErrors<void, void>(
      () => forgetSavedDraft(context, form),
      () => {},
    )
  return answer
}

function findOutcome(answer: CodingAnswer): FormResult {
  if (answer.ok) return 'stored'
  return answer.latest || answer.errors.undo ? 'changed meanwhile' : 'unfit'
}

function refuseUnstored({ fields, holderIds }: CodingForm, sentence: string): CodingAnswer {
  if (fields.deed === 'undo' || fields.deed === 'redo')
    return { ok: false, errors: { undo: sentence } }
  return { ok: false, errors: { form: sentence }, fields, holderIds: [...holderIds] }
}
