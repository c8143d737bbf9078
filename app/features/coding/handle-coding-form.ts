import type { FormResult } from '#app/domain/form-refusal.ts'
import { withStoreErrors } from '../try-store.ts'
import { secondCodingOver } from '#app/domain/second-coding/second-codings.ts'
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
  ...['topicId', 'stance', 'codingId'],
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
  const deed = requireDeed(codingDeeds, form.fields.deed ?? 'save')
  const over = explainOtherCoding(context, form.fields.codingId)
  return over ? { ...refuseUnstored(form, over), isLate: true } : deed(context, form)
}

/**
 * What was coded blind never becomes a position that counts, nor the other way round: a form says which coding it was
 * opened in.
 */
function explainOtherCoding(
  { secondCodingId }: CodingContext,
  codingId: string | undefined,
): string | null {
  if ((codingId ?? '') === (secondCodingId ?? '')) return null
  return codingId
    ? secondCodingOver
    : 'You are coding this letter a second time since this page was opened, so nothing was stored. Open the letter ' +
        'again, and code it from there.'
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
  return answer.latest || answer.isLate || answer.errors.undo ? 'changed meanwhile' : 'unfit'
}

function refuseUnstored(
  { fields, holderIds }: CodingForm,
  sentence: string,
): Extract<CodingAnswer, { ok: false }> {
  if (fields.deed === 'undo' || fields.deed === 'redo')
    return { ok: false, errors: { undo: sentence } }
  return { ok: false, errors: { form: sentence }, fields, holderIds: [...holderIds] }
}
