import { asRecord, type HistoryEntry } from './history-entry.ts'
import type { HistoryFact } from './facts.ts'

/**
 * What actors, topics and people are called, by their ids; `emails`: whether whoever reads may see
 * colleagues' addresses; `hideContacts` takes addresses and numbers out of words for those who may
 * not see them.
 */
export type HistoryContext = {
  names: ReadonlyMap<string, string>
  emails?: boolean
  hideContacts: (words: string) => string
}

export type Change = { label: string; before: string | null; after: string | null; long: boolean }

export type EntryContext = HistoryContext & {
  entry: HistoryEntry
  after: ReadonlyMap<string, HistoryFact>
  changed: readonly Change[]
}
/** How the entries of a thing are told, by what was done. */
export type EntryLines = Record<string, (telling: EntryContext) => string>

export const factWords = (facts: ReadonlyMap<string, HistoryFact>, label: string): string =>
  facts.get(label)?.words ?? ''

const findMergedName = ({ entry, names }: EntryContext, which: 'mergedId' | 'intoId'): string =>
  names.get(String((asRecord(entry.after)[which] ?? asRecord(entry.before)[which]) as string)) ??
  'another'

/** `merged Encryption into Ciphers` */
export const describeMerge = (telling: EntryContext): string =>
  `merged ${findMergedName(telling, 'mergedId')} into ${findMergedName(telling, 'intoId')}` +
  (asRecord(telling.entry.after).turned === true ? ', turned round' : '')

/** `undid the merge of Encryption into Ciphers` */
export const describeMergeUndone = (telling: EntryContext): string =>
  `undid the merge of ${findMergedName(telling, 'mergedId')} into ${findMergedName(telling, 'intoId')}`

/** `Ylva Johansson and Y. Johansson` */
export function describeTwins({ entry, names }: EntryContext): string {
  const ids = asRecord(entry.after).twinIds
  return (Array.isArray(ids) ? ids : [])
    .map((id) => names.get(String(id)) ?? 'another')
    .join(' and ')
}

/** `changed the level from opposes to mixed, set the condition and took the note away`. */
export function describeChanges(changed: readonly Change[]): string {
  if (!changed.length) return 'saved it without a change'
  const phrases = changed.map(({ label, before, after, long }) => {
    if (before === null) return long ? `wrote the ${label}` : `set the ${label} to ${after}`
    if (after === null) return long ? `took the ${label} away` : `took the ${label} ${before} away`
    return long ? `changed the ${label}` : `changed the ${label} from ${before} to ${after}`
  })
  return [phrases.slice(0, -1).join(', '), phrases.at(-1)].filter(Boolean).join(' and ')
}

/** `went back to an earlier version of the milestone “Vote”: changed the state from taken out to standing`. */
export const describeReturn = (of: string, changed: readonly Change[]): string =>
  `went back to an earlier version${of && ` of ${of}`}: ${describeChanges(changed)}`
