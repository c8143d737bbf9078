import { parseRevision } from '#app/domain/ids.ts'
import { requireFound } from '#app/auth/guard.ts'
import type { CodingContext } from './coding-context.ts'
import { explainUncodable } from './uncodable.ts'
import type { CodingAnswer } from './coding-form.ts'
import { otherLetterSentence, parsePositionId } from './position-id.ts'

/** Withdraws a position of the letter or restores it, unless somebody changed it since the form's revision. */
export async function setWithdrawn(
  context: CodingContext,
  fields: Record<string, string>,
  withdrawn: boolean,
): Promise<CodingAnswer> {
  const { visible, performedBy, letterDetail } = context
  const id = requireFound(parsePositionId(fields.id), 'position')
  const before = requireFound(await visible.positions.byId(id), 'position')
  if (before.letterId !== letterDetail.letter.id)
    return { ok: false, errors: { form: otherLetterSentence } }
  const uncodable = explainUncodable(context, before)
  if (uncodable) return { ok: false, errors: { form: uncodable } }
  const { changed, unplaced } = await visible.positions.setStatus(
    id,
    parseRevision(fields.revision),
    withdrawn ? 'withdrawn' : 'approved',
    performedBy,
  )
  if (changed || (before.status === 'withdrawn') === withdrawn) return { ok: true, saved: id }
  if (unplaced) return { ok: false, errors: unplaced }
  return {
    ok: false,
    errors: {
      form:
        'Somebody else changed this position meanwhile, so it was left as it is. ' +
        'Look at it again, then withdraw it.',
    },
    latest: before,
  }
}
