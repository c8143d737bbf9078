import type { DossierContext } from '#app/auth/visible-dossier.ts'
import { groupRowsBy } from '#app/domain/collections.ts'
import { formatDay } from '#app/domain/days.ts'
import {
  measurePairAgreement,
  type PairAgreement,
} from '#app/domain/second-coding/pair-agreement.ts'
import { hasPermission } from '#app/domain/users.ts'
import type { VisibleStore } from '#app/store.server.ts'

/** How far two coders agree on a topic, since the first of the letters that both coded. */
type CoderPairAgreement = PairAgreement & {
  names: string
  since: string
  letters: number
  /** How many letters are left out of it, as something in one of them waits to be settled. */
  waiting: number
}

/** Agreement on a topic, and what is not in it. */
type TopicAgreement = {
  rows: CoderPairAgreement[]
  /** Letters whose first coding nobody made who has an account, such as that of a package. */
  unnamed: number
  /** Letters that were drawn and whose second coding is not done. */
  unfinished: number
}

type DrawnPair = Awaited<ReturnType<VisibleStore['secondCodings']['drawnPairs']>>[number]

/**
 * Agreement on a topic by pair of coders, over letters that were drawn at random, before anything was settled. Whoever
 * does not settle where coders differ sees it up to the first letter in which something waits: how far it is from
 * agreement would tell them before anybody judged it.
 */
export async function loadTopicAgreement(
  { visible, user, dossier }: Pick<DossierContext, 'visible' | 'user' | 'dossier'>,
  topicId: string,
): Promise<TopicAgreement> {
  const seesAll = hasPermission(user, 'settle what coders ask')
  const found = await visible.secondCodings.drawnPairs(dossier.id, topicId)
  const byCoders = groupRowsBy(
    'coders',
    found.flatMap((pair) =>
      pair.firstCoder ? [{ ...pair, coders: `${pair.firstCoder.id} ${pair.secondCoder.id}` }] : [],
    ),
  )
  return {
    rows: [...byCoders.values()].map((pairs) => measureCoders(pairs, seesAll)),
    unnamed: countLetters(found.filter(({ firstCoder }) => firstCoder === null)),
    unfinished: await visible.secondCodings.unfinishedDrawn(dossier.id),
  }
}

function measureCoders(pairs: readonly DrawnPair[], seesAll: boolean): CoderPairAgreement {
  const [oldest] = pairs
  const waitingSince = seesAll ? undefined : pairs.find(({ waits }) => waits)?.doneAt
  const told =
    waitingSince === undefined ? pairs : pairs.filter(({ doneAt }) => doneAt < waitingSince)
  return {
    ...measurePairAgreement(told),
    names: `${oldest!.firstCoder!.name} and ${oldest!.secondCoder.name}`,
    since: formatDay(oldest!.doneAt.slice(0, 10)),
    letters: countLetters(told),
    waiting: countLetters(pairs) - countLetters(told),
  }
}

const countLetters = (pairs: readonly DrawnPair[]): number =>
  new Set(pairs.map(({ letterId }) => letterId)).size
