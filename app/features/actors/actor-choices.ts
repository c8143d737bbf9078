import type { Actor } from '#app/domain/actors.ts'
import type { VisibleStore } from '#app/store.server.ts'

/** Actors that a field offers while somebody types a name, and how many there are in all. */
export type ActorChoices = { actors: Actor[]; total: number }

const maxChoices = 20

/**
 * Actors whose name or alias holds the words, at most 20: names that begin with the words first, then by name. No words
 * offer nobody.
 */
export async function findActorChoices(
  visible: VisibleStore,
  words: string,
): Promise<ActorChoices> {
  return visible.actors.search(words.slice(0, 200), maxChoices)
}
