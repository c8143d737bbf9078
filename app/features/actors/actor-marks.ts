import { markDrawnActors } from '#app/domain/actor-marks.ts'
import type { VisibleStore } from '#app/store.server.ts'

/**
 * The mark of each of the actors in the charts of a dossier, by their ids: whoever was pinned there by anybody has the
 * same on every screen and in every file, the others are grey.
 */
export async function findActorMarks(
  visible: VisibleStore,
  dossierId: string,
  actors: readonly { id: string }[],
): Promise<Record<string, number>> {
  return markDrawnActors(
    actors.map(({ id }) => id),
    await visible.pins.marks(dossierId),
  )
}
