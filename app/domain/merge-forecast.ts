import type { AttributedPosition } from './attributed-positions.ts'
import { getCachedStanceParts, type StanceDays } from './memoized-stance.ts'
import { describeStance } from './stance-text.ts'

/** Somebody's word on each of two topics, and then on the one that remains; null where they said nothing. */
export type MergeWords = { merged: string | null; into: string | null; after: string | null }

type EvidenceOfMerge = Record<keyof MergeWords, readonly AttributedPosition[]>

/** What merging does to somebody's words: by the rule that later computes them. */
export function forecastWords(evidence: EvidenceOfMerge, days: StanceDays): MergeWords {
  const wordOf = (list: readonly AttributedPosition[]) =>
    list.length ? describeStance(getCachedStanceParts(list, days)).word : null
  return {
    merged: wordOf(evidence.merged),
    into: wordOf(evidence.into),
    after: wordOf(evidence.after),
  }
}

/** Whether a word that somebody had is another afterwards. */
export function changesWord({ merged, into, after }: MergeWords): boolean {
  return [merged, into].some((word) => word !== null && word !== after)
}
