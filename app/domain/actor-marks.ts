/** Colours by eight shapes: so many marks there are (`markerPath`, `seriesInk`). */
const colourCount = 8
const markCount = 64

/**
 * Marks (0 to 63, a colour and a shape each) for actors that have none yet, by their ids: one of a colour that nobody
 * else shown has as long as there is one, of these one that the fewest actors of the dossier have. `uses` says how many
 * have each mark, `shown` which marks the others shown have.
 */
export function chooseActorMarks(
  actorIds: readonly string[],
  uses: ReadonlyMap<number, number>,
  shown: Iterable<number>,
): Map<string, number> {
  const coloursShown = new Map<number, number>()
  const marksShown = new Set<number>()
  const show = (mark: number) => {
    marksShown.add(mark)
    coloursShown.set(findColour(mark), (coloursShown.get(findColour(mark)) ?? 0) + 1)
  }
  for (const mark of shown) show(mark)
  const chosen = new Map<string, number>()
  for (const id of actorIds) {
    const price = (mark: number): [number, number, number] => [
      marksShown.has(mark) ? 1 : 0,
      coloursShown.get(findColour(mark)) ?? 0,
      uses.get(mark) ?? 0,
    ]
    const best = allMarks.reduce((one, other) =>
      comparePrices(price(other), price(one)) < 0 ? other : one,
    )
    chosen.set(id, best)
    show(best)
  }
  return chosen
}

const allMarks = Array.from({ length: markCount }, (_, mark) => mark)

function findColour(mark: number): number {
  return mark % colourCount
}

function comparePrices(a: readonly number[], b: readonly number[]): number {
  const differs = a.findIndex((price, index) => price !== b[index])
  return differs < 0 ? 0 : a[differs]! - b[differs]!
}
