import { setImmediate } from 'node:timers/promises'
import {
  collectEvidenceLists,
  type AttributedPosition,
  type EvidenceLookup,
} from '#app/domain/attributed-positions.ts'
import type { Day } from '#app/domain/days.ts'
import type { DossierRecord } from '#app/domain/dossiers.ts'
import { identityKey, memoizeNewest } from '#app/domain/memoize.ts'
import {
  findChangeWord,
  listChangeQualifiers,
  nameStanceChange,
  sayWordsOfChange,
} from '#app/domain/moves/change-words.ts'
import {
  compareNewestKnown,
  listStanceChanges,
  type StanceChange,
} from '#app/domain/moves/changes.ts'
import { sayMean } from '#app/domain/moves/finding-words.ts'
import { pageSizes, takePage } from '#app/domain/page-size.ts'
import type { PositionWithLetter } from '#app/domain/positions.ts'
import { nameWithState, type Topic } from '#app/domain/topics.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { findHolderNames } from '../actors/holder-names.ts'
import { readEdtfParam } from '../analysis/day-param.ts'
import { readSelection } from '../analysis/selection.ts'
import { describeSelection } from '../analysis/shown-selection.ts'

/** Of so many selections the list of changes is kept. */
const keptLists = 8

/** After so many lists of evidence others are answered before the changes of the next ones are worked out. */
const listsAStep = 100

/** All changes of a selection up to its as-of day, the newest known first, and of them those known since a day. */
export async function readChanges(
  visible: VisibleStore,
  dossier: DossierRecord,
  params: URLSearchParams,
) {
  const { selection, evidenceOf } = await readSelection(visible, dossier, params, {
    purpose: 'rows',
  })
  const errors: Record<string, string> = {}
  const since = readEdtfParam(params, 'since', errors) ?? null
  const { actors, topics, asOf } = selection
  const lists = collectEvidenceLists(evidenceOf, actors, topics).filter((list) => list.length > 0)
  for (const [place, list] of lists.entries()) {
    listStanceChanges(list, asOf)
    if (place % listsAStep === listsAStep - 1) await setImmediate()
  }
  const all = getSortedChanges(lists, asOf)
  return {
    ...{ selection, evidenceOf, since, errors, all },
    changes: since === null ? all : all.filter(({ knownAt }) => knownAt >= since),
  }
}

/** Put in order once for as long as the evidence is the same. */
const getSortedChanges = memoizeNewest(
  keptLists,
  (evidence: readonly (readonly AttributedPosition[])[], asOf: Day) =>
    [asOf, ...evidence.map(identityKey)].join(' '),
  (evidence, asOf): readonly StanceChange[] =>
    evidence.flatMap((list) => listStanceChanges(list, asOf)).sort(compareNewestKnown),
)

/** What changed in what a dossier says of a selection, the newest known first: a page of it. */
export async function loadChanges(
  visible: VisibleStore,
  dossier: DossierRecord,
  params: URLSearchParams,
  page: number,
) {
  const read = await readChanges(visible, dossier, params)
  const { selection, since, errors, all, changes } = read
  const shown = takePage(changes, page, pageSizes.changes)
  return {
    selection: describeSelection(selection, errors),
    actorCount: selection.actors.length,
    since,
    all: all.length,
    changes: { ...shown, rows: await describeStanceChanges(visible, shown.rows, read) },
  }
}

/** A quote on which a change rests, with its letter and whose it is. */
export type ChangeQuote = { position: PositionWithLetter; who: string }

/** A change as a page and a feed show it. */
export type ChangeRow = {
  id: string
  actor: { id: string; name: string }
  topic: { id: string; name: string }
  isFinding: boolean
  kind: string
  name: string
  from: { mean: number; words: string } | null
  to: { mean: number; words: string }
  /** From which word to which, in a line. */
  words: string
  qualifiers: string[]
  knownAt: string
  before: ChangeQuote | null
  after: ChangeQuote
}

/** Changes in words, in their order: of letters no more is read than the quotes on which these rest. */
export async function describeStanceChanges(
  visible: VisibleStore,
  changes: readonly StanceChange[],
  {
    selection: { actors, topics, asOf },
    evidenceOf,
  }: {
    selection: {
      actors: readonly { id: string; name: string }[]
      topics: readonly Topic[]
      asOf: Day
    }
    evidenceOf: EvidenceLookup
  },
): Promise<ChangeRow[]> {
  const quoteOf = await readQuotesOf(visible, changes)
  const actorNames = new Map(actors.map(({ id, name }) => [id, name]))
  const topicNames = new Map(topics.map((topic) => [topic.id, nameWithState(topic)]))
  return changes.flatMap((change) => {
    const { id, actorId, topicId, kind, from, to, knownAt, finding } = change
    const after = quoteOf(change.after)
    if (!after) return []
    return {
      ...{ id, knownAt, after },
      actor: { id: actorId, name: actorNames.get(actorId) ?? '' },
      topic: { id: topicId, name: topicNames.get(topicId) ?? '' },
      isFinding: finding !== null,
      kind: findChangeWord(kind),
      name: nameStanceChange(change),
      from: from === null ? null : { mean: from, words: sayMean(from) },
      to: { mean: to, words: sayMean(to) },
      words: sayWordsOfChange(change),
      qualifiers: listChangeQualifiers(change, evidenceOf(actorId, topicId), asOf),
      before: change.before && quoteOf(change.before),
    }
  })
}

async function readQuotesOf(
  visible: VisibleStore,
  changes: readonly StanceChange[],
): Promise<(position: AttributedPosition) => ChangeQuote | null> {
  const ids = changes.flatMap(({ before, after }) => [after.id, ...(before ? [before.id] : [])])
  const found = await visible.positions.byIds([...new Set(ids)])
  const nameHolders = await findHolderNames(visible, found)
  const byId = new Map(found.map((position) => [position.id, position]))
  return ({ id }) => {
    const position = byId.get(id)
    return position ? { position, who: nameHolders(position) } : null
  }
}
