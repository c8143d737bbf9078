import type { ActorRecord } from '#app/domain/actors.ts'
import type { VisibleStore } from '#app/store.server.ts'

/** Those who held an office in turn, whoever began earliest first. */
const holdersShown = 100

/** What is so of an actor for some time, whom it continues, and who held it in turn where it is an office. */
export async function readActorDetails(
  visible: VisibleStore,
  { id, heldInTurn }: Pick<ActorRecord, 'id' | 'heldInTurn'>,
) {
  return {
    facts: (await visible.actors.facts(id)).filter((row) => !row.withdrawn),
    predecessors: await visible.actors.predecessors(id),
    holders: heldInTurn ? await visible.actors.holders(id, holdersShown) : null,
  }
}
