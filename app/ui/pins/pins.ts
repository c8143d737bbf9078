import type { ActorPin } from '#app/domain/pins.ts'

/** Whom the reader pinned in a dossier, whose slug says where the forms go. */
export type Pins = { slug: string; pinned: readonly ActorPin[] }

/** The mark of an actor that the reader pinned; null where they did not. */
export function findPinnedMark({ pinned }: Pins, actorId: string): number | null {
  return pinned.find(({ id }) => id === actorId)?.mark ?? null
}
