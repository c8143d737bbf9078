/**
 * What was reckoned once is not reckoned again for the same arguments: `keyOf` names them, and of many keys the `most`
 * that were asked for last are kept. What is found must never be altered.
 */
export function memoizeNewest<A extends unknown[], R>(
  maxEntries: number,
  keyOf: (...args: A) => string,
  compute: (...args: A) => R,
): (...args: A) => R {
  const cache = new Map<string, { result: R }>()
  return (...args) => {
    const key = keyOf(...args)
    const entry = cache.get(key) ?? { result: compute(...args) }
    cache.delete(key)
    cache.set(key, entry)
    if (cache.size > maxEntries) cache.delete(cache.keys().next().value!)
    return entry.result
  }
}

/** Remembers for each object what the last word asked with came to; it is forgotten with the object. */
export function memoizeLast<T extends object, R>(
  compute: (object: T, key: string) => R,
): (object: T, key: string) => R {
  const cache = new WeakMap<T, { key: string; result: R }>()
  return (object, key) => {
    const last = cache.get(object)
    if (last?.key === key) return last.result
    const result = compute(object, key)
    cache.set(object, { key, result })
    return result
  }
}

/** A number that stands for an object in a key: the same for as long as it lives, and never another’s. */
export function identityKey(object: object): number {
  const number = identityKeys.get(object) ?? ++lastKey
  identityKeys.set(object, number)
  return number
}

const identityKeys = new WeakMap<object, number>()
let lastKey = 0
