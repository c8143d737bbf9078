/** Words that two lists have in common: `length` of them from `before` in the one and from `after` in the other. */
export type TextRun = { before: number; after: number; length: number }

/** Where each of some words begins in the text that they are joined to, and where the last ends. */
export function sumLengths(words: readonly string[]): Uint32Array {
  const sums = new Uint32Array(words.length + 1)
  words.forEach((word, at) => (sums[at + 1] = sums[at]! + word.length))
  return sums
}

type Room = { before: [number, number]; after: [number, number] }

/** Up to this product of words the longest common row is looked for; beyond it, only words that stand once. */
const maxRoom = 400_000
/** How many words are compared in all for one difference, so that the longest letter takes some seconds at most. */
const maxComparisons = 40_000_000
/** How often a room is parted by words that stand once in it. */
const maxDepth = 12

/**
 * What two lists of words have in common, in the order of both: what they begin and end with, then by the words that
 * stand once in each, then the longest common row. Runs that follow each other in both lists are one.
 */
export function findTextRuns(before: readonly string[], after: readonly string[]): TextRun[] {
  const numbers = new Map<string, number>()
  const numberWords = (words: readonly string[]) =>
    Uint32Array.from(words, (word) => {
      const known = numbers.get(word) ?? numbers.size
      numbers.set(word, known)
      return known
    })
  const found: TextRun[] = []
  const search = { old: numberWords(before), now: numberWords(after), found, left: maxComparisons }
  searchRoom(search, { before: [0, before.length], after: [0, after.length] }, 0)
  return joinRuns(found)
}

type Search = { old: Uint32Array; now: Uint32Array; found: TextRun[]; left: number }

function searchRoom(search: Search, room: Room, depth: number): void {
  const middle = takeEnds(search, room)
  const { before, after } = middle
  if (before[0] === before[1] || after[0] === after[1]) return
  const size = (before[1] - before[0]) * (after[1] - after[0])
  if (size <= maxRoom && size <= search.left) {
    search.left -= size
    searchLongest(search, middle)
    return
  }
  const pins = depth < maxDepth ? findPins(search, middle) : []
  if (!pins.length) return
  let [old, now] = [before[0], after[0]]
  for (const [oldPin, nowPin] of [...pins, [before[1], after[1]] as const]) {
    searchRoom(search, { before: [old, oldPin], after: [now, nowPin] }, depth + 1)
    if (oldPin < before[1]) search.found.push({ before: oldPin, after: nowPin, length: 1 })
    ;[old, now] = [oldPin + 1, nowPin + 1]
  }
}

/** What a room begins and ends with in both lists; answers what is left between. */
function takeEnds({ old, now, found }: Search, { before, after }: Room): Room {
  let [first, last] = [0, 0]
  const most = Math.min(before[1] - before[0], after[1] - after[0])
  while (first < most && old[before[0] + first] === now[after[0] + first]) first += 1
  while (last < most - first && old[before[1] - 1 - last] === now[after[1] - 1 - last]) last += 1
  if (first) found.push({ before: before[0], after: after[0], length: first })
  if (last) found.push({ before: before[1] - last, after: after[1] - last, length: last })
  return {
    before: [before[0] + first, before[1] - last],
    after: [after[0] + first, after[1] - last],
  }
}

/** Words that stand once in each list, as many as stand in the same order in both. */
function findPins({ old, now }: Search, { before, after }: Room): [number, number][] {
  const places = new Map<number, { olds: number; nows: number; at: number }>()
  for (let at = before[0]; at < before[1]; at += 1) {
    const place = places.get(old[at]!)
    if (place) place.olds += 1
    else places.set(old[at]!, { olds: 1, nows: 0, at })
  }
  const nowOf = new Map<number, number>()
  for (let at = after[0]; at < after[1]; at += 1) {
    const place = places.get(now[at]!)
    if (!place) continue
    place.nows += 1
    nowOf.set(now[at]!, at)
  }
  const pairs: [number, number][] = []
  for (const [word, { olds, nows, at }] of places)
    if (olds === 1 && nows === 1) pairs.push([at, nowOf.get(word)!])
  return selectAscending(pairs)
}

/** The longest row of pairs, ordered by their first numbers, of which the second rise, too. */
function selectAscending(pairs: readonly [number, number][]): [number, number][] {
  const ends: number[] = []
  const previous = new Int32Array(pairs.length)
  pairs.forEach(([, now], index) => {
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (pairs[ends[middle]!]![1] < now) low = middle + 1
      else high = middle
    }
    previous[index] = low ? ends[low - 1]! : -1
    ends[low] = index
  })
  const row: [number, number][] = []
  for (let at = ends.at(-1) ?? -1; at >= 0; at = previous[at]!) row.push(pairs[at]!)
  return row.reverse()
}

/** The longest row of words that stand in both in the same order. */
function searchLongest({ old, now, found }: Search, { before, after }: Room): void {
  const [rows, columns] = [before[1] - before[0], after[1] - after[0]]
  const width = columns + 1
  const common = new Uint32Array((rows + 1) * width)
  for (let at = rows - 1; at >= 0; at -= 1)
    for (let to = columns - 1; to >= 0; to -= 1)
      common[at * width + to] =
        old[before[0] + at] === now[after[0] + to]
          ? common[(at + 1) * width + to + 1]! + 1
          : Math.max(common[(at + 1) * width + to]!, common[at * width + to + 1]!)
  let [at, to] = [0, 0]
  while (at < rows && to < columns) {
    if (old[before[0] + at] === now[after[0] + to]) {
      found.push({ before: before[0] + at, after: after[0] + to, length: 1 })
      ;[at, to] = [at + 1, to + 1]
    } else if (common[(at + 1) * width + to]! >= common[at * width + to + 1]!) at += 1
    else to += 1
  }
}

function joinRuns(found: TextRun[]): TextRun[] {
  found.sort((one, other) => one.before - other.before)
  const runs: TextRun[] = []
  for (const run of found) {
    const last = runs.at(-1)
    if (last && last.before + last.length === run.before && last.after + last.length === run.after)
      last.length += run.length
    else runs.push({ ...run })
  }
  return runs
}
