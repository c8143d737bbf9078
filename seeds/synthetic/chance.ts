/** Choices that look like chance and are the same for the same seeds. */
export type Chance = ReturnType<typeof makeChance>

/** Evenly spread choices from whole numbers (T. Ettinger's mulberry32). */
export function makeChance(...seeds: readonly number[]) {
  let state = seeds.reduce(
    (mixed, seed) => Math.imul(mixed ^ seed, 0x9e3779b1) ^ (mixed >>> 15),
    0x5eed,
  )
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (end: number) => Math.floor(next() * end)
  const digits = (length: number) => Array.from({ length }, () => below(16).toString(16)).join('')
  return {
    next,
    /** A whole number from 0 up to, and without, `end`. */
    below,
    /** A whole number from `least` to `most`, both of them too. */
    between: (least: number, most: number) => least + below(most - least + 1),
    yes: (share: number) => next() < share,
    pick: <T>(among: readonly T[]): T => among[below(among.length)]!,
    /** One of the list; the first ones come more often. */
    pickEarly: <T>(among: readonly T[]): T => among[Math.floor(next() ** 1.6 * among.length)]!,
    /** An id in the form of a UUIDv7; a later `place` sorts after an earlier one. */
    id: (place: number) => {
      const time = place.toString(16).padStart(12, '0')
      return `${time.slice(0, 8)}-${time.slice(8)}-7${digits(3)}-8${digits(3)}-${digits(12)}`
    },
  }
}

/** Replaces each `{word}` of a sentence by one of the words that may stand there. */
export function fillSentence(
  sentence: string,
  words: Readonly<Record<string, readonly string[]>>,
  { pick }: Chance,
): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => pick(words[name]!))
}

export function toSentenceCase(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
