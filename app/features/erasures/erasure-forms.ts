import { maxErasureReason, parseErasedWords } from '#app/domain/erasures.ts'
import { refuseFormBecause, type RefusedForm } from '#app/domain/form-refusal.ts'
import type { PerformedBy, Store } from '#app/store.server.ts'
import { withStoreErrors } from '../try-store.ts'
import { writeErasureList } from './erasure-list.ts'

export const erasureFields = ['reason', 'confirm', 'words', 'deed'] as const

/** What an administrator types to erase something. */
export type ErasureRequest = {
  admin: Store
  performedBy: PerformedBy
  fields: Record<string, string>
}

export type ErasureOutcome = { ok: true } | RefusedForm

const confirmation = 'ERASE'

/** Erases a letter, where the form says why and that it is meant. */
export async function eraseLetterByForm(
  request: ErasureRequest,
  letterId: string,
): Promise<ErasureOutcome> {
  const { admin, performedBy, fields } = request
  const errors = checkErasureForm(fields)
  if (Object.keys(errors).length) return refuseFormBecause('unfit', errors, fields)
  return runErasure(request, () =>
    admin.erasures.letter(letterId, fields.reason!.trim(), performedBy),
  )
}

/** The same for what tells who a person is, with the further words that the form names, one a line. */
export async function erasePersonByForm(
  request: ErasureRequest,
  actorId: string,
): Promise<ErasureOutcome> {
  const { admin, performedBy, fields } = request
  const parsed = parseErasedWords(fields.words ?? '')
  const errors = {
    ...checkErasureForm(fields),
    ...(parsed.ok ? {} : { words: parsed.reason }),
  }
  if (!parsed.ok || Object.keys(errors).length) return refuseFormBecause('unfit', errors, fields)
  return runErasure(request, () =>
    admin.erasures.person(
      actorId,
      { words: parsed.words, reason: fields.reason!.trim() },
      performedBy,
    ),
  )
}

function checkErasureForm({ reason = '', confirm }: Record<string, string>) {
  const length = reason.trim().length
  return {
    ...(length === 0
      ? { reason: 'Say why, in a sentence. It stays where the letter was.' }
      : length > maxErasureReason
        ? { reason: `Write at most ${maxErasureReason} characters; these are ${length}.` }
        : {}),
    ...(confirm?.trim() === confirmation
      ? {}
      : { confirm: `Type ${confirmation}, in capitals, to say that you mean it.` }),
  }
}

async function runErasure(
  { admin, fields }: ErasureRequest,
  erase: () => Promise<{ changed: boolean }>,
): Promise<ErasureOutcome> {
  const outcome = await withStoreErrors<{ changed: boolean }, RefusedForm>(erase, (form) =>
    refuseFormBecause('not stored', { form }, fields),
  )
  if ('cause' in outcome) return outcome
  await writeErasureList(admin)
  return outcome.changed
    ? { ok: true }
    : refuseFormBecause('changed meanwhile', { form: staleErasureMessage }, fields)
}

const staleErasureMessage =
  'Nothing was erased: it was erased before, or others kept changing it meanwhile. Open the page again to see.'
