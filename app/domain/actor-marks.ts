/**
 * How an actor is drawn, as one number: 0 to 7 are the eight pairs of a colour and a shape, from 8 on it is grey with a
 * shape that no other grey one has, as long as there are such.
 */

/** So many pairs of a colour and a shape a dossier can give. */
export const pairCount = 8
/** So many shapes markers have (`markerPath`): those of the pairs first, then those that only grey ones have. */
const shapeCount = 16

/** What each shape is called, in the order of their numbers. */
const shapeWords = [
  'circle',
  'square',
  'diamond',
  'triangle',
  'triangle pointing down',
  'pentagon',
  'plus',
  'hexagon',
  'star',
  'saltire',
  'bow tie',
  'hourglass',
  'triangle pointing right',
  'triangle pointing left',
  'bar',
  'letter T',
] as const

/** Whether a mark is one of the pairs; all others are grey. */
export function hasColour(mark: number): boolean {
  return mark < pairCount
}

/** The number of a mark’s shape, from 0 to 15: grey ones begin with the shapes that no pair has. */
export function findShape(mark: number): number {
  return mark % shapeCount
}

/** Which of the grey marks with the same shape it is: 1 as long as there are shapes, then 2 and on. */
export function countRound(mark: number): number {
  return hasColour(mark) ? 1 : 1 + Math.floor((mark - pairCount) / shapeCount)
}

/** `pair 3, diamond`, `grey, star`, `grey, star 2`: a mark in words, as colours have no name in every theme. */
export function describeMark(mark: number): string {
  const shape = shapeWords[findShape(mark)]!
  if (hasColour(mark)) return `pair ${mark + 1}, ${shape}`
  return `grey, ${shape}${countRound(mark) > 1 ? ` ${countRound(mark)}` : ''}`
}

/** The mark for an actor that is pinned first: the lowest that none has, the pairs before the grey ones. */
export function chooseMark(given: Iterable<number>, from = 0): number {
  const taken = new Set(given)
  let mark = from
  while (taken.has(mark)) mark += 1
  return mark
}

/**
 * The marks of the actors of a chart, by their ids: those that the dossier gave, and for all others grey ones in their
 * order that it gave to nobody.
 */
export function markDrawnActors(
  actorIds: readonly string[],
  given: ReadonlyMap<string, number>,
): Record<string, number> {
  const taken = new Set(given.values())
  return Object.fromEntries(
    actorIds.map((id) => {
      const mark = given.get(id) ?? chooseMark(taken, pairCount)
      taken.add(mark)
      return [id, mark]
    }),
  )
}

/** A mark that a dossier gave; `pinnedBy` counts those who keep the actor in sight now. */
export type ActorPair = { actorId: string; mark: number; givenAt: string; pinnedBy: number }

/** What follows from freeing a pair: whose it is next, and which grey mark its former owner gets; null where none. */
export type PairPlan = { nextId: string | null; greyMark: number | null }

/**
 * What becomes of a pair that is taken from an actor: it goes to the grey one that was pinned first and still is, and
 * its former owner is grey where somebody pins it still. Null where the actor has no pair.
 */
export function planFreedPair(given: readonly ActorPair[], actorId: string): PairPlan | null {
  const owner = given.find((one) => one.actorId === actorId)
  if (!owner || !hasColour(owner.mark)) return null
  const others = given.filter((one) => one !== owner)
  const [next] = others
    .filter(({ mark, pinnedBy }) => !hasColour(mark) && pinnedBy > 0)
    .sort((a, b) => (a.givenAt === b.givenAt ? a.mark - b.mark : a.givenAt < b.givenAt ? -1 : 1))
  const kept = others.filter((one) => one !== next).map(({ mark }) => mark)
  return {
    nextId: next?.actorId ?? null,
    greyMark: owner.pinnedBy > 0 ? chooseMark(kept, pairCount) : null,
  }
}
