import type { DossierContext } from '#app/auth/visible-dossier.ts'
import { groupRowsBy } from '#app/domain/collections.ts'
import {
  allCodedDays,
  type CodedDays,
  describeCodedDays,
  isCodedIn,
  nameQuarter,
} from '#app/domain/second-coding/coded-days.ts'
import {
  measurePairAgreement,
  type PairAgreement,
} from '#app/domain/second-coding/pair-agreement.ts'
import { hasPermission } from '#app/domain/users.ts'
import type { VisibleStore } from '#app/store.server.ts'

/** How far coders agree: two of them, all on a topic, or all in a quarter of a year. */
export type AgreementRow = PairAgreement & {
  name: string
  /** The days on which the second codings were finished; null where none is told. */
  days: string | null
  letters: number
  coders: number
  /** How many letters are left out of it, as something in one of them waits to be settled. */
  waiting: number
}

/** Agreement on a topic, and what is not in it. */
type TopicAgreement = {
  /** Whether anything was ever coded twice on it, in whatever days. */
  isAny: boolean
  /** By two coders, whoever coded first; then all of them, where there are several. */
  rows: AgreementRow[]
  quarters: AgreementRow[]
  /** Letters whose first coding nobody made who has an account, such as that of a package. */
  unnamed: number
  /** Letters that were drawn and whose second coding is not done. */
  unfinished: number
}

type DrawnPair = Awaited<ReturnType<VisibleStore['secondCodings']['drawnPairs']>>[number]
type NamedPair = DrawnPair & { coders: string; isTold: boolean }
type Reader = Pick<DossierContext, 'visible' | 'user' | 'dossier'>

/**
 * Agreement on a topic by pair of coders and by time, over letters that were drawn at random, before anything was
 * settled. Whoever does not settle where coders differ sees it up to the first letter in which something waits: how far
 * it is from agreement would tell them before anybody judged it.
 */
export async function loadTopicAgreement(
  { visible, user, dossier }: Reader,
  topicId: string,
  days: CodedDays = allCodedDays,
): Promise<TopicAgreement> {
  const all = await visible.secondCodings.drawnPairs(dossier.id, [topicId])
  const found = all.filter(({ doneAt }) => isCodedIn(days, doneAt))
  const named = namePairs(all, seesEverything(user)).filter(({ doneAt }) => isCodedIn(days, doneAt))
  const byCoders = [...groupRowsBy('coders', named).values()]
  const quarters = groupRowsBy(
    'quarter',
    named
      .filter(({ isTold }) => isTold)
      .map((pair) => ({ ...pair, quarter: nameQuarter(pair.doneAt) })),
  )
  return {
    isAny: all.length > 0,
    rows: [
      ...byCoders.map((pairs) => measureRow(nameCoders(pairs), pairs)),
      ...(byCoders.length > 1 ? [measureRow('All of them', named)] : []),
    ],
    quarters:
      quarters.size > 1 ? [...quarters].map(([name, pairs]) => measureRow(name, pairs)) : [],
    unnamed: countLetters(found.filter(({ firstCoder }) => firstCoder === null)),
    unfinished: await visible.secondCodings.unfinishedDrawn(dossier.id),
  }
}

/** The same of all topics of a dossier that two coders have coded, each over all pairs of coders. */
export async function loadDossierAgreement(
  { visible, user, dossier }: Reader,
  topics: readonly { id: string; name: string }[],
  days: CodedDays,
): Promise<(AgreementRow & { topicId: string })[]> {
  const all = await visible.secondCodings.drawnPairs(dossier.id, null)
  const byTopic = groupRowsBy('topicId', all)
  return topics.flatMap(({ id, name }) => {
    const pairs = namePairs(byTopic.get(id) ?? [], seesEverything(user)).filter(({ doneAt }) =>
      isCodedIn(days, doneAt),
    )
    return pairs.length ? [{ ...measureRow(name, pairs), topicId: id }] : []
  })
}

const seesEverything = (user: Reader['user']): boolean =>
  hasPermission(user, 'settle what coders ask')

/**
 * What both coders have an account for, each with whether it is told: what two coders coded since the first letter in
 * which something waits is told to those alone who settle it.
 */
export function namePairs(pairs: readonly DrawnPair[], seesAll: boolean): NamedPair[] {
  const named = pairs.flatMap((pair) =>
    pair.firstCoder
      ? [{ ...pair, coders: [pair.firstCoder.id, pair.secondCoder.id].sort().join(' ') }]
      : [],
  )
  const waitingSince = new Map<string, string>()
  for (const { coders, waits, doneAt } of named)
    if (waits && doneAt < (waitingSince.get(coders) ?? '~')) waitingSince.set(coders, doneAt)
  return named.map((pair) => ({
    ...pair,
    isTold: seesAll || pair.doneAt < (waitingSince.get(pair.coders) ?? '~'),
  }))
}

/** How far they agree, over what is told of them. */
export function measureRow(name: string, pairs: readonly NamedPair[]): AgreementRow {
  const told = pairs.filter(({ isTold }) => isTold)
  return {
    ...measurePairAgreement(told),
    name,
    days: told.length ? describeCodedDays(told.map(({ doneAt }) => doneAt)) : null,
    letters: countLetters(told),
    coders: new Set(told.flatMap(({ firstCoder, secondCoder }) => [firstCoder!.id, secondCoder.id]))
      .size,
    waiting: countLetters(pairs) - countLetters(told),
  }
}

const nameCoders = ([pair]: readonly DrawnPair[]): string =>
  [pair!.firstCoder!.name, pair!.secondCoder.name].join(' and ')

const countLetters = (pairs: readonly DrawnPair[]): number =>
  new Set(pairs.map(({ letterId }) => letterId)).size
