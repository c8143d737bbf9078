/**
 * What was reckoned once is not reckoned again for the same arguments: `keyOf` names them, and of many keys the `most`
 * that were asked for last are kept. What is found must never be altered.
 */
export function rememberingNewest<A extends unknown[], R>(
  most: number,
  keyOf: (...asked: A) => string,
  reckon: (...asked: A) => R,
): (...asked: A) => R {
  const known = new Map<string, { found: R }>()
  return (...asked) => {
    const key = keyOf(...asked)
    const kept = known.get(key) ?? { found: reckon(...asked) }
    known.delete(key)
    known.set(key, kept)
    if (known.size > most) known.delete(known.keys().next().value!)
    return kept.found
  }
}

/** Remembers for each object what the last word asked with came to; it is forgotten with the object. */
export function rememberingLast<T extends object, R>(
  reckon: (thing: T, word: string) => R,
): (thing: T, word: string) => R {
  const known = new WeakMap<T, { word: string; found: R }>()
  return (thing, word) => {
    const last = known.get(thing)
    if (last?.word === word) return last.found
    const found = reckon(thing, word)
    known.set(thing, { word, found })
    return found
  }
}

/** A number that stands for an object in a key: the same for as long as it lives, and never another’s. */
export function numberOf(thing: object): number {
  const number = numbers.get(thing) ?? ++given
  numbers.set(thing, number)
  return number
}

const numbers = new WeakMap<object, number>()
let given = 0
