/** A stretch of one series at one height: from its first mark to where the next level begins. In pixels. */
export type TrackRun = { series: number; x1: number; x2: number; y: number }

/** How near two runs come before one hides the other. */
const hidingDistance = 9

/**
 * How far down each run is moved so that runs of different series at the same place lie beside each other: 0 where
 * a run is alone, otherwise evenly around its height, at most `step` pixels apart and `reach` from where it belongs.
 * Runs that touch each other, directly or through others, are moved as one bundle; earlier series lie above.
 */
export function computeRunOffsets(
  runs: readonly TrackRun[],
  { step, reach }: { step: number; reach: number },
): number[] {
  const order = runs
    .map((_, index) => index)
    .sort((a, b) => runs[a]!.series - runs[b]!.series || runs[a]!.x1 - runs[b]!.x1 || a - b)
  const hidingRuns = findHidingRuns(runs)
  const track = runs.map(() => -1)
  for (const index of order) {
    const usedTracks = new Set(hidingRuns[index]!.map((other) => track[other]!))
    let freeTrack = 0
    while (usedTracks.has(freeTrack)) freeTrack += 1
    track[index] = freeTrack
  }
  const offsets = runs.map(() => 0)
  for (const bundle of findBundles(hidingRuns)) {
    const tracks = Math.max(...bundle.map((index) => track[index]!)) + 1
    const spacing = tracks > 1 ? Math.min(step, (2 * reach) / (tracks - 1)) : 0
    for (const index of bundle) offsets[index] = (track[index]! - (tracks - 1) / 2) * spacing
  }
  return offsets
}

/** For each run those of other series that it would hide or be hidden by. */
function findHidingRuns(runs: readonly TrackRun[]): number[][] {
  const beside: number[][] = runs.map(() => [])
  const byStart = runs.map((_, index) => index).sort((a, b) => runs[a]!.x1 - runs[b]!.x1)
  byStart.forEach((index, place) => {
    const run = runs[index]!
    for (let next = place + 1; next < byStart.length; next += 1) {
      const other = runs[byStart[next]!]!
      if (other.x1 - run.x2 >= hidingDistance) break
      if (other.series === run.series || Math.abs(other.y - run.y) >= hidingDistance) continue
      beside[index]!.push(byStart[next]!)
      beside[byStart[next]!]!.push(index)
    }
  })
  return beside
}

function findBundles(beside: readonly number[][]): number[][] {
  const bundledRuns = new Set<number>()
  return beside.flatMap((_, start) => {
    if (bundledRuns.has(start)) return []
    const bundle = new Set([start])
    for (const index of bundle) for (const other of beside[index]!) bundle.add(other)
    for (const index of bundle) bundledRuns.add(index)
    return [[...bundle]]
  })
}
