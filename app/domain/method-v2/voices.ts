/** Actors that sums count once: one of them, or the signatories of one joint letter. */
export type Voice = string[]

/** What sums need to know of an actor whose evidence they count. */
export type VoiceActor = {
  id: string
  /** The organisations that the actor counts for, in the evidence of the view. */
  countsForIds: readonly string[]
  /** The actor's positions in the view; `joint` where several hold one, which no row of a table is. */
  positions: readonly { id: string; joint: boolean }[]
}

/**
 * The voices of a selection (rule 8), in its order. Whoever counts for an organisation in it is not counted beside it,
 * and actors whose evidence consists of the same jointly held positions are one voice.
 */
export function groupVoices(actors: readonly VoiceActor[]): Voice[] {
  const selected = new Map(actors.map((actor) => [actor.id, actor]))
  const voices = new Map<string, Voice>()
  for (const { id, countsForIds, positions } of actors) {
    // Where affiliations run in a circle nobody stands above the other.
    const above = countsForIds.filter((other) => !selected.get(other)?.countsForIds.includes(id))
    if (above.some((other) => selected.has(other))) continue
    const isJoint = positions.length > 0 && positions.every(({ joint }) => joint)
    const key = JSON.stringify(isJoint ? positions.map((position) => position.id).sort() : id)
    voices.set(key, [...(voices.get(key) ?? []), id])
  }
  return [...voices.values()]
}
