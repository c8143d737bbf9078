import { foldText } from '../text/words.ts'

/** Five words make a passage that two texts seldom share by chance. */
const shingleWidth = 5
const bandCount = 16
const rowsPerBand = 4

/** Every five words that follow each other in a text, folded, as 32-bit hashes; all words of a shorter text as one. */
export function makeShingles(text: string): Set<number> {
  const words = (foldText(text).match(/[\p{L}\p{N}]+/gu) ?? []).map(hashWord)
  const found = new Set<number>()
  for (let start = 0; start === 0 || start + shingleWidth <= words.length; start += 1) {
    const passage = words.slice(start, start + shingleWidth)
    if (passage.length)
      found.add(passage.reduce((hash, word) => mixBits(Math.imul(hash, 31) + word), 7) >>> 0)
  }
  return found
}

/**
 * How alike two texts are, from 0 to 1: the share of passages of five words that both have of those that either has
 * (resemblance: Broder, On the resemblance and containment of documents, 1997). 0 where either has no words.
 */
export function computeSimilarity(first: ReadonlySet<number>, second: ReadonlySet<number>): number {
  const [smaller, larger] = first.size < second.size ? [first, second] : [second, first]
  if (!smaller.size) return 0
  let shared = 0
  for (const passage of smaller) if (larger.has(passage)) shared += 1
  return shared / (first.size + second.size - shared)
}

/**
 * Sixteen numbers by which texts that are much alike are found among many: two texts of likeness s
 * have at least one in common, in the same place, with probability 1 - (1 - s⁴)¹⁶, hence 0.9998 at
 * 0.8 and 0.0016 at 0.1 (MinHash in bands: Leskovec, Rajaraman, Ullman, Mining of Massive Datasets,
 * 3.4). Each is an integer of 32 bits with a sign, as both engines store it; none where the text
 * has no words.
 */
export function computeMinhash(shingles: ReadonlySet<number>): number[] {
  if (!shingles.size) return []
  const minima = new Uint32Array(bandCount * rowsPerBand).fill(0xffffffff)
  for (const shingle of shingles) {
    for (let row = 0; row < minima.length; row += 1) {
      const hash = mixBits(shingle ^ hashSeeds[row]!) >>> 0
      if (hash < minima[row]!) minima[row] = hash
    }
  }
  return Array.from({ length: bandCount }, (_, band) =>
    minima
      .subarray(band * rowsPerBand, (band + 1) * rowsPerBand)
      .reduce((hash, row) => mixBits(Math.imul(hash, 31) + row), band + 1),
  )
}

/**
 * The prints of a text as they are stored: a zero where it has no words, so that it is known to
 * have been looked at.
 */
export function computeTextMinhash(text: string): number[] {
  const minhash = computeMinhash(makeShingles(text))
  return minhash.length ? minhash : [0]
}

const hashSeeds = Uint32Array.from({ length: bandCount * rowsPerBand }, (_, row) =>
  mixBits(row + 1),
)

/** FNV-1a over UTF-16 units. */
function hashWord(word: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < word.length; at += 1)
    hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193)
  return hash >>> 0
}

/** The last steps of MurmurHash3: every bit of what comes out depends on every bit of what goes in. */
function mixBits(number: number): number {
  let hash = number | 0
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return hash ^ (hash >>> 16)
}
