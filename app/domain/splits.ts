/** One of the two topics that a topic is taken apart into; `topicId` null while it is still to be made. */
export type SplitPart = { topicId: string | null; name: string; isNew: boolean }

/** To which part a position goes. */
export type PartNumber = 1 | 2

/** A topic that is taken apart into two, from its beginning to its being done, and perhaps taken back. */
export type Split = {
  id: string
  topicId: string
  /** In which dossier it was begun: it is seen and worked on there alone. */
  dossierId: string
  parts: [SplitPart, SplitPart]
  doneAt: string | null
  by: string | null
  undoneAt: string | null
  revision: number
}

/** The part that a form names; null where it names none. */
export function readPartNumber(words: string | undefined): PartNumber | null {
  return words === '1' ? 1 : words === '2' ? 2 : null
}

/** Why two parts cannot be what a topic is taken apart into, as a sentence; null where they can. */
export function findPartsObstacle(
  topic: { id: string; name: string },
  parts: readonly [SplitPart, SplitPart],
): string | null {
  const [first, second] = parts
  if (parts.some(({ topicId }) => topicId === topic.id))
    return `What stays on ${topic.name} stays by itself. Choose other parts.`
  const isSame = first.topicId
    ? first.topicId === second.topicId
    : first.name.toLowerCase() === second.name.toLowerCase()
  return isSame ? 'The two parts are the same. Name two.' : null
}
