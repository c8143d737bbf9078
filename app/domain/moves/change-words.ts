import { formatDay } from '../days.ts'
import { capitaliseFirst } from '../text/words.ts'
import type { ChangeKind, StanceChange } from './changes.ts'
import { findKindWord, nameFinding, sayMean } from './finding-words.ts'

/** What a kind of change is called, in a tag. */
export function findChangeWord(kind: ChangeKind): string {
  if (kind === 'first word') return 'first word'
  return kind === 'other word' ? 'another word' : findKindWord(kind)
}

/** `Turn on 16 Sep 2021`, `First word on 3 May 2020`: by the day of the letter. */
export function nameStanceChange({ kind, day, finding }: StanceChange): string {
  return finding
    ? nameFinding(finding)
    : `${capitaliseFirst(findChangeWord(kind))} on ${formatDay(day)}`
}

/** `from opposes (−1) to supports (+1)`, of a first word `supports (+1)`. */
export function sayWordsOfChange({ from, to }: Pick<StanceChange, 'from' | 'to'>): string {
  return from === null ? sayMean(to) : `from ${sayMean(from)} to ${sayMean(to)}`
}
