import type { Actor, Affiliation } from '#app/domain/actors.ts'
import { listLetterNames } from '#app/domain/plan/letter-names.ts'
import { applyNameAnswers } from '#app/domain/plan/name-questions.ts'
import { holdsSameText } from '#app/domain/plan/plan-item.ts'
import { makeAcceptedLetter } from '#app/features/imports/accepted-letter.ts'
import { newId, type AcceptedItem, type Import, type Store } from '#app/store.server.ts'
import { isPackageItem, storePackage } from './import-packages.ts'
import { findStoredExcerpt } from './excerpt-index.ts'
import { yieldToRequests } from './yield-to-requests.ts'

/** How many letters are looked up together. */
export const lettersPerStep = 20

/** Stores the next few letters that were accepted; false where it was stopped. */
export async function storeNextLetters(
  store: Store,
  importRow: Import,
  signal: AbortSignal,
): Promise<boolean> {
  const items = await store.importJob.nextAccepted(importRow.id, lettersPerStep)
  const known = {
    ...(await store.actors.forPlanning(
      listItemNames(
        items.filter((item) => !isPackageItem(item)),
        importRow,
      ),
    )),
    topics: await store.topics.ofDossier(importRow.dossierId),
  }
  let [recent, affiliations]: [Actor[], Affiliation[]] = [[], known.affiliations]
  for (const item of items) {
    if (signal.aborted) return false
    if (isPackageItem(item)) {
      await storePackage(store, item, importRow)
      continue
    }
    const same = item.draft.origin.excerpt
      ? await findStoredExcerpt(store, item, known.actors)
      : await store.importJob.findSame(importRow.id, { text: item.text, sha256: null })
    if (same?.letterId) {
      await store.importJob.leaveOut(item.id, same)
      continue
    }
    const planned = makeAcceptedLetter(item, importRow, {
      ...known,
      recentActors: recent,
      affiliations,
    })
    if (!planned.ok) {
      await store.importJob.askAgain(item.id, [planned.question])
      continue
    }
    const { letter, performedBy } = planned
    if (
      !(await store.importJob.recordStored([
        { letter: await attachToStoredLetter(store, letter), performedBy },
      ]))
    )
      continue
    // A letter may name whom the one before it brought.
    recent = [...recent, ...letter.actors.map((actor) => ({ aliases: [], ...actor }))]
    affiliations = [...affiliations, ...letter.affiliations.map((row) => ({ ...row, id: newId() }))]
    await yieldToRequests()
  }
  return true
}

/** Every name that the next letters write, and whom somebody said that it means: all others need not be known. */
function listItemNames(items: readonly AcceptedItem[], { answers }: Import): string[] {
  return items.flatMap(({ draft: { fields, positions } }) => [
    ...listLetterNames(fields.parties, positions),
    ...listLetterNames(applyNameAnswers(fields.parties, answers)),
  ])
}

/** A letter attached to one that was left out, because that one is stored already, belongs to the stored one. */
async function attachToStoredLetter(
  store: Store,
  letter: Parameters<Store['importJob']['recordStored']>[0][number]['letter'],
) {
  const parentId = letter.origin?.attachedToId
  if (!parentId || (await store.letters.has(parentId))) return letter
  const parent = await store.imports.item(letter.origin!.importId!, parentId)
  return parent && holdsSameText(parent.same) && parent.state === 'left out'
    ? { ...letter, origin: { ...letter.origin, attachedToId: parent.same.letterId } }
    : letter
}
