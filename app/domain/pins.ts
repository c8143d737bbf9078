/** So many actors one person keeps in sight in a dossier. */
export const mostPins = 6

/** An actor that somebody keeps in sight, with its mark in the dossier. */
export type ActorPin = { id: string; name: string; mark: number }

/** Why nobody else can be pinned, with what to do about it. */
export const tooManyPins = `You have pinned ${mostPins} actors in this dossier, which is as many as can be told apart at a glance. Unpin one of them first.`
