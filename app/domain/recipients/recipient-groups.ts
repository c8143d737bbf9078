import type { ActorSort } from '../actors.ts'
import type { AttributedPosition } from '../attributed-positions.ts'
import { removeDuplicates } from '../collections.ts'
import { memoizeLast } from '../memoize.ts'
import { findSide, type Side } from '../method-v2/sides.ts'
import { clipWords } from '../text/words.ts'
import { recipientKinds, type RecipientKind } from './recipient-kinds.ts'

/** Somebody whom a letter tells something, in copy or not; null and null where the name is withheld. */
export type LetterRecipient = { actorId: string; sort: ActorSort } | { actorId: null; sort: null }

/** What recipients are grouped by: what kind of actor they are, or an attribute of theirs as it is stored. */
export type RecipientGrouping = { by: 'kind' } | { by: 'attribute'; attribute: string }

/** Recipients of one sort; `isKnown` is false where nothing is known of them by which they could be compared. */
export type RecipientGroup = { key: string; word: string; within: string; isKnown: boolean }

/** Of an attribute: those of whom it is not known. */
const unknownKey = 'unknown'
const valuePrefix = 'is '
const attributePrefix = 'attribute '

/** Reads `by` from an address; what is not known is said, and left as if nobody had asked. */
export function readRecipientGrouping(
  params: URLSearchParams,
  attributes: readonly string[],
): { grouping: RecipientGrouping; errors: Record<string, string> } {
  const asked = params.get('by') ?? ''
  const attribute = asked.startsWith(attributePrefix) ? asked.slice(attributePrefix.length) : ''
  if (attributes.includes(attribute))
    return { grouping: { by: 'attribute', attribute }, errors: {} }
  const isKnown = asked === '' || asked === 'kind'
  return {
    grouping: { by: 'kind' },
    errors: isKnown
      ? {}
      : {
          by:
            `“${clipWords(asked, 40)}” is nothing that recipients are told apart by; they are shown by kind. ` +
            'Choose one of the ways above.',
        },
  }
}

/** The word of a grouping in an address; nothing for the usual one. */
export function writeRecipientGrouping(grouping: RecipientGrouping): string {
  return grouping.by === 'attribute' ? `${attributePrefix}${grouping.attribute}` : ''
}

/** The kinds of the recipients of a letter, each once; of one that names nobody that nobody is named. */
export function listRecipientKinds(recipients: readonly LetterRecipient[]): RecipientKind[] {
  return listGroupKeys(recipients, ({ sort }) => [sort])
}

/** The same by the values that an attribute has of each; several of one who sits in two committees. */
export function listRecipientValues(
  recipients: readonly LetterRecipient[],
  valuesOf: (actorId: string) => readonly string[],
): string[] {
  return listGroupKeys(recipients, ({ actorId }) => {
    const values = valuesOf(actorId)
    return values.length ? values.map((value) => `${valuePrefix}${value}`) : [unknownKey]
  })
}

type NamedRecipient = Extract<LetterRecipient, { actorId: string }>

function listGroupKeys<Key extends string>(
  recipients: readonly LetterRecipient[],
  keysOf: (recipient: NamedRecipient) => readonly Key[],
): (Key | 'withheld' | 'none')[] {
  if (!recipients.length) return ['none']
  return removeDuplicates(
    recipients.flatMap((recipient): readonly string[] =>
      recipient.actorId === null ? ['withheld'] : keysOf(recipient),
    ),
  ) as (Key | 'withheld')[]
}

/** The groups of these keys in the order of screens: kinds as in the table, values by the alphabet, unknown last. */
export function describeRecipientGroups(
  keys: Iterable<string>,
  grouping: RecipientGrouping,
): RecipientGroup[] {
  const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true })
  const place = (key: string) =>
    key.startsWith(valuePrefix)
      ? 0
      : key === unknownKey
        ? 1
        : 2 + recipientKinds.findIndex(({ kind }) => kind === key)
  return [...new Set(keys)]
    .sort((a, b) => place(a) - place(b) || collator.compare(a, b) || (a < b ? -1 : 1))
    .map((key) => describeGroup(key, grouping))
}

function describeGroup(key: string, grouping: RecipientGrouping): RecipientGroup {
  const attribute = grouping.by === 'attribute' ? grouping.attribute : ''
  if (key.startsWith(valuePrefix)) {
    const value = key.slice(valuePrefix.length)
    return { key, word: value, within: `those of ${attribute} ${value}`, isKnown: true }
  }
  if (key === unknownKey)
    return {
      key,
      word: `No ${attribute} known`,
      within: `those of whom no ${attribute} is known`,
      isKnown: false,
    }
  const { word, within } = recipientKinds.find(({ kind }) => kind === key)!
  return { key, word, within, isKnown: key !== 'withheld' && key !== 'none' }
}

/**
 * What somebody said on a topic as it was told to each group: a list for each key, in the order of the first letter to
 * it. A letter to several is in the list of each. The same lists for as long as the evidence and the keys are the same.
 */
export function splitByRecipients(
  evidence: readonly AttributedPosition[],
  keysOf: (letterId: string) => readonly string[],
): ReadonlyMap<string, readonly AttributedPosition[]> {
  return getCachedSplit(evidence, JSON.stringify(evidence.map(({ letterId }) => keysOf(letterId))))
}

const getCachedSplit = memoizeLast(
  (
    evidence: readonly AttributedPosition[],
    written: string,
  ): ReadonlyMap<string, readonly AttributedPosition[]> => {
    const keys = JSON.parse(written) as string[][]
    const lists = new Map<string, AttributedPosition[]>()
    for (const [place, row] of evidence.entries())
      for (const key of keys[place]!) {
        lists.set(key, lists.get(key) ?? [])
        lists.get(key)!.push(row)
      }
    return lists
  },
)

/** Those whose word is on the one side and those whose word is on the other; null where no two are opposite. */
export function findOppositeSides<Row extends { mean: number | null }>(
  rows: readonly Row[],
): { supporting: Row[]; opposing: Row[] } | null {
  const on = (side: Side) => rows.filter(({ mean }) => mean !== null && findSide(mean) === side)
  const [supporting, opposing] = [on(1), on(-1)]
  return supporting.length && opposing.length ? { supporting, opposing } : null
}
