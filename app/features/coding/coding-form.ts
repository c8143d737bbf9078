import type { PositionWithLetter } from '#app/domain/positions.ts'
import { withStoreErrors } from '../try-store.ts'
import type { CodingContext, CodingOutcome } from './coding-context.ts'
import { savePosition } from './save-position.ts'
import { undoLast } from './undo.ts'
import { setWithdrawn } from './withdraw-position.ts'

/** The form of one position as it was sent: its text fields, and the holders that were chosen. */
export type CodingForm = { fields: Record<string, string>; holderIds: readonly string[] }

/**
 * What a form of positions came to. A refused one has what was typed; `latest` is the position as somebody else left it
 * meanwhile, `message` says what an undo took back.
 */
export type CodingAnswer =
  | { ok: true; saved: string; message?: string }
  | {
      ok: false
      errors: Record<string, string>
      fields?: Record<string, string>
      holderIds?: string[]
      latest?: PositionWithLetter
    }

type CodingResult = { outcome: CodingOutcome; answer: CodingAnswer }

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
    (sentence) => ({ outcome: 'unavailable', answer: refuseUnstored(form, sentence) }),
  )
}

function storeCodingForm(context: CodingContext, form: CodingForm): Promise<CodingAnswer> {
  switch (form.fields.deed) {
    case 'undo':
      return undoLast(context, form.fields.entry)
    case 'withdraw':
    case 'restore':
      return setWithdrawn(context, form.fields, form.fields.deed === 'withdraw')
    default:
      return savePosition(context, form)
  }
}

function findOutcome(answer: CodingAnswer): CodingOutcome {
  if (answer.ok) return 'stored'
  return answer.latest || answer.errors.undo ? 'conflict' : 'refused'
}

function refuseUnstored({ fields, holderIds }: CodingForm, sentence: string): CodingAnswer {
  if (fields.deed === 'undo') return { ok: false, errors: { undo: sentence } }
  return { ok: false, errors: { form: sentence }, fields, holderIds: [...holderIds] }
}
