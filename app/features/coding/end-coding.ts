import type { CodingEnd } from '#app/domain/codings.ts'
import { secondCodingOver } from '#app/domain/second-coding/second-codings.ts'
import type { CodingContext } from './coding-context.ts'
import type { CodingAnswer } from './coding-form.ts'

const says: Record<CodingEnd, string> = {
  finished: 'You finished this letter. Said again, that is taken back.',
  nothing: 'You found nothing to code in this letter. Said again, that is taken back.',
}

const secondCodingDone =
  'Your second coding of this letter is done. Its first coding is shown now; where the two differ, an editor settles it.'

/** Notes that somebody is done with a letter, for the dossiers that they may code it for. */
export async function endCoding(context: CodingContext, state: CodingEnd): Promise<CodingAnswer> {
  const { visible, performedBy, letterDetail, secondCodingId } = context
  const { changed, unplaced } = await visible.codings.end(
    state,
    { ...readDoer(context), textVersion: letterDetail.text.version },
    performedBy,
  )
  if (unplaced) return { ok: false, errors: unplaced }
  if (secondCodingId === null) return { ok: true, saved: '', message: says[state] }
  return changed
    ? { ok: true, saved: '', message: secondCodingDone }
    : { ok: false, errors: { form: secondCodingOver }, isLate: true }
}

/** Takes that back; a form that was sent twice changes nothing the second time. */
export async function openCodingAgain(context: CodingContext): Promise<CodingAnswer> {
  await context.visible.codings.takeBack(readDoer(context), context.performedBy)
  return { ok: true, saved: '', message: 'Your coding of this letter is open again.' }
}

const readDoer = ({ user, letterDetail, dossierIds }: CodingContext) => ({
  letterId: letterDetail.letter.id,
  dossierIds,
  userId: user.id,
})
