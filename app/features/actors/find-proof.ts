import { findLetterId } from '#app/domain/affiliation-form.ts'
import { isWebAddress } from '#app/domain/form-fields.ts'
import type { VisibleStore } from '#app/store.server.ts'

/** What is said where only a letter for named people tells of somebody. */
export const secretSentence =
  'Only a letter for named people tells of one of them, and everybody reads what is typed here. ' +
  'Name that letter as proof, and this is known to its readers alone.'

type Proof =
  { ok: true; letterId: string | null; source: string | null } | { ok: false; reason: string }

/** A letter that is held here, or else an address elsewhere. */
export async function findProof(visible: VisibleStore, proof: string | null): Promise<Proof> {
  const letterId = proof && findLetterId(proof)
  if (!letterId) return { ok: true, letterId: null, source: proof }
  if ((await visible.letters.citations([letterId])).has(letterId))
    return { ok: true, letterId, source: null }
  return isWebAddress(proof)
    ? { ok: true, letterId: null, source: proof }
    : { ok: false, reason: 'There is no such letter. Copy the address of the letter’s page.' }
}
