import type { AttributedPosition } from '../attributed-positions.ts'
import { formatDay, type Day } from '../days.ts'
import { capitaliseFirst } from '../text/words.ts'
import type { ChangeKind, StanceChange } from './changes.ts'
import {
  findKindWord,
  listDoubts,
  listFindingQualifiers,
  nameFinding,
  sayMean,
} from './finding-words.ts'

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

/** What belongs to its words wherever they stand: how sure they are, and what of the evidence is in doubt. */
export function listChangeQualifiers(
  { finding, between }: Pick<StanceChange, 'finding' | 'between'>,
  evidence: readonly AttributedPosition[],
  asOf: Day,
): string[] {
  return finding
    ? listFindingQualifiers(finding, evidence, asOf)
    : listDoubts(between, evidence, asOf)
}

/** `from opposes (−1) to supports (+1)`, of a first word `supports (+1)`. */
export function sayWordsOfChange({ from, to }: Pick<StanceChange, 'from' | 'to'>): string {
  return from === null ? sayMean(to) : `from ${sayMean(from)} to ${sayMean(to)}`
}
