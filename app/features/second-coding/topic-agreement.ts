import { groupRowsBy } from '#app/domain/collections.ts'
import { formatDay } from '#app/domain/days.ts'
import {
  measurePairAgreement,
  type PairAgreement,
} from '#app/domain/second-coding/pair-agreement.ts'
import type { VisibleStore } from '#app/store.server.ts'

/** How far two coders agree on a topic, since the first of the letters that both coded. */
export type CoderPairAgreement = PairAgreement & { names: string; since: string; letters: number }

/** Agreement on a topic by pair of coders, over letters that were drawn at random, before anything was settled. */
export async function loadTopicAgreement(
  visible: VisibleStore,
  dossierId: string,
  topicId: string,
): Promise<CoderPairAgreement[]> {
  const drawn = (await visible.secondCodings.pairs(dossierId, { topicId }))
    .filter(({ origin, firstCoder }) => origin === 'drawn' && firstCoder !== null)
    .map((pair) => ({ ...pair, coders: `${pair.firstCoder!.id} ${pair.secondCoder.id}` }))
  return [...groupRowsBy('coders', drawn).values()].map((pairs) => ({
    ...measurePairAgreement(pairs),
    names: `${pairs[0]!.firstCoder!.name} and ${pairs[0]!.secondCoder.name}`,
    since: formatDay(pairs[0]!.doneAt.slice(0, 10)),
    letters: new Set(pairs.map(({ letterId }) => letterId)).size,
  }))
}
