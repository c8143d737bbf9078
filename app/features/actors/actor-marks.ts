import { chooseActorMarks } from '#app/domain/actor-marks.ts'
import type { VisibleStore } from '#app/store.server.ts'

/**
 * The colour and shape of each of the actors in the charts of a dossier, by their ids: the same on every screen and in
 * every file. Whoever is drawn for the first time is given one, apart from those of the others shown.
 */
export async function findActorMarks(
  visible: VisibleStore,
  dossierId: string,
  actors: readonly { id: string }[],
): Promise<Record<string, number>> {
  const ids = actors.map(({ id }) => id)
  const known = await visible.actors.marksOf(dossierId, ids)
  const missing = ids.filter((id) => !known.has(id))
  if (!missing.length) return Object.fromEntries(known)
  const given = chooseActorMarks(missing, await visible.actors.markUses(dossierId), known.values())
  await visible.actors.recordMarks(dossierId, given)
  // Somebody else may have been faster: what is stored holds.
  return Object.fromEntries([
    ...known,
    ...given,
    ...(await visible.actors.marksOf(dossierId, missing)),
  ])
}
