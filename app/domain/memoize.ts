import { LRUCache } from 'lru-cache'

/**
 * Computes once for the same arguments: `keyOf` names them, and the `maxEntries` results that were asked for last are
 * kept. A result is shared by all who ask, so it must never be changed.
 */
export function memoizeNewest<A extends unknown[], R>(
  maxEntries: number,
  keyOf: (...args: A) => string,
  compute: (...args: A) => R,
): (...args: A) => R {
  const cache = new LRUCache<string, { result: R }>({ max: maxEntries })
  return (...args) => {
    const key = keyOf(...args)
    const entry = cache.get(key) ?? { result: compute(...args) }
    cache.set(key, entry)
    return entry.result
  }
}

/** Keeps for each object the result for the key that was asked for last; it is forgotten with the object. */
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

/** Computes once for each object; the result is shared by all who ask, and forgotten with the object. */
export function memoizeByObject<T extends object, R>(compute: (object: T) => R): (object: T) => R {
  const cache = new WeakMap<T, { result: R }>()
  return (object) => {
    const entry = cache.get(object) ?? { result: compute(object) }
    cache.set(object, entry)
    return entry.result
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
