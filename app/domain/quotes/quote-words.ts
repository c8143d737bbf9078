import { unspacedSigns } from '../text/unspaced-scripts.ts'
import { foldText } from '../text/words.ts'

const unspacedSign = new RegExp(`[${unspacedSigns}]`, 'u')
const signOrRun = new RegExp(`[${unspacedSigns}]|[^${unspacedSigns}]+`, 'gu')

/**
 * The words of a quote without case, accents and marks, as 32-bit numbers in no order. A word that stands several times
 * has another number for each time, so that what two quotes share can be counted. No words can be read out of them.
 */
export function hashQuoteWords(text: string): Uint32Array {
  const times = new Map<number, number>()
  return Uint32Array.from(splitWordsOfAnyScript(text), (word) => {
    const hash = hashSigns(word)
    const time = times.get(hash) ?? 0
    times.set(hash, time + 1)
    return (hash + Math.imul(time, 0x9e3779b1)) >>> 0
  })
}

/** The words of a text without case, accents and marks; each sign of a script without spaces is one. */
export function splitWordsOfAnyScript(text: string): string[] {
  const runs = foldText(text).match(/[\p{L}\p{N}]+/gu) ?? []
  return unspacedSign.test(text) ? runs.flatMap((run) => run.match(signOrRun) ?? []) : [...runs]
}

/** FNV-1a over UTF-16 units. */
export function hashSigns(word: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < word.length; at += 1)
    hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193)
  return hash >>> 0
}
