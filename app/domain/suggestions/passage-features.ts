import { hashSigns, splitWordsOfAnyScript } from '../quotes/quote-words.ts'

/** What of a passage and the proposition it may speak of is looked at. */
export const featureGroups = ['words', 'signs', 'proposition', 'crossed'] as const
export type FeatureGroup = (typeof featureGroups)[number]

/** What a group weighs beside the others, once each is scaled to the same length. */
const groupWeights: Record<FeatureGroup, number> = {
  words: 1,
  signs: 1,
  proposition: 0.5,
  crossed: 0.7,
}

/** How often each place of a group is met, places by hash. */
export type FeatureCounts = { group: FeatureGroup; counts: ReadonlyMap<number, number> }[]

/** The places of a passage that are not zero, with their values. */
export type PassageFeatures = { places: Int32Array; values: Float32Array }

/** How wide a group is, which groups there are, and in how few passages of the training each place stood. */
export type FeatureIndex = {
  width: number
  groups: readonly FeatureGroup[]
  rarity: Float32Array
}

/** A passage with the proposition of its topic; empty where the topic is what is to be found. */
export type PassageReading = { passage: string; proposition: string }

/** From how many passages on the places are more, so that few features share one. */
const manyPassages = 5_000

/** How many weights a classifier has at most over all its labels: some 128 MB. */
const mostWeights = 2 ** 25

/** 2^18 places for each group, 2^20 above 5,000 passages; fewer where there are very many labels. */
export function chooseFeatureWidth(passages: number, labels: number, groups: number): number {
  let width = passages > manyPassages ? 2 ** 20 : 2 ** 18
  while (width > 2 ** 14 && width * labels * groups > mostWeights) width /= 2
  return width
}

/**
 * Counts words alone and in twos, runs of three to five signs of words with a blank at both ends, the same of the
 * proposition's words, and each word of the passage beside each of the proposition. Places are hashes (feature hashing:
 * Weinberger et al. 2009).
 */
export function countFeatures(
  { passage, proposition }: PassageReading,
  groups: readonly FeatureGroup[],
  width: number,
): FeatureCounts {
  const words = splitWordsOfAnyScript(passage)
  const said = splitWordsOfAnyScript(proposition)
  const hashesOf: Record<FeatureGroup, () => Iterable<number>> = {
    words: () => hashWordsAndTwos(words),
    signs: () => hashRuns(words),
    proposition: () => hashWordsAndTwos(said),
    crossed: () => hashCrossed(words, said),
  }
  return groups.map((group) => {
    const counts = new Map<number, number>()
    for (const hash of hashesOf[group]()) {
      const place = mixHash(hash) & (width - 1)
      counts.set(place, (counts.get(place) ?? 0) + 1)
    }
    return { group, counts }
  })
}

function* hashWordsAndTwos(words: readonly string[]): Generator<number> {
  let before: number | null = null
  for (const word of words) {
    const hash = hashSigns(word)
    yield hash
    if (before !== null) yield pairHashes(before, hash)
    before = hash
  }
}

function* hashRuns(words: readonly string[]): Generator<number> {
  for (const word of words) {
    const padded = ` ${word} `
    for (let length = 3; length <= 5; length += 1)
      for (let at = 0; at + length <= padded.length; at += 1)
        yield hashSigns(padded.slice(at, at + length))
  }
}

function* hashCrossed(words: readonly string[], said: readonly string[]): Generator<number> {
  const ofProposition = [...new Set(said)].map(hashSigns)
  for (const word of new Set(words)) {
    const hash = hashSigns(word)
    for (const other of ofProposition) yield pairHashes(hash, other)
  }
}

const pairHashes = (one: number, other: number): number => (Math.imul(mixHash(one), 31) + other) | 0

/** So that near hashes lie far apart (finaliser of MurmurHash3). */
function mixHash(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}

/** How rare each place is among the counts of a training: ln((1 + n) / (1 + n with it)) + 1. */
export function indexFeatures(
  rows: readonly FeatureCounts[],
  groups: readonly FeatureGroup[],
  width: number,
): FeatureIndex {
  const rarity = new Float32Array(groups.length * width)
  for (const row of rows)
    row.forEach(({ counts }, at) => {
      for (const place of counts.keys()) rarity[at * width + place]! += 1
    })
  for (let place = 0; place < rarity.length; place += 1)
    rarity[place] = Math.log((1 + rows.length) / (1 + rarity[place]!)) + 1
  return { width, groups, rarity }
}

/** (1 + ln count) × rarity, each group scaled to its weight. */
export function weighFeatures(
  row: FeatureCounts,
  { width, rarity }: FeatureIndex,
): PassageFeatures {
  const size = row.reduce((sum, { counts }) => sum + counts.size, 0)
  const [places, values] = [new Int32Array(size), new Float32Array(size)]
  let at = 0
  row.forEach(({ group, counts }, groupAt) => {
    const first = at
    let squares = 0
    for (const [place, count] of counts) {
      const value = (1 + Math.log(count)) * rarity[groupAt * width + place]!
      places[at] = groupAt * width + place
      values[at] = value
      squares += value * value
      at += 1
    }
    const scale = squares > 0 ? groupWeights[group] / Math.sqrt(squares) : 0
    for (let each = first; each < at; each += 1) values[each]! *= scale
  })
  return { places, values }
}
