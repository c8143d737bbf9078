import {
  computeSimilarity,
  computeTextMinhash,
  makeShingles,
} from '#app/domain/plan/near-duplicates.ts'
import { nearDuplicateThreshold } from '#app/domain/plan/plan-item.ts'
import type { VisibleStore } from '#app/store.server.ts'

/** A sentence about the stored letter that a text is nearly the same as, among those that the reader sees; null where there is none. */
export async function describeNearDuplicate(
  visible: VisibleStore,
  text: string,
): Promise<string | null> {
  const ownShingles = makeShingles(text)
  const nearDuplicates = (await visible.letters.nearDuplicates(computeTextMinhash(text), 5)).map(
    ({ title, text: theirs }) => ({
      title,
      similarity: computeSimilarity(ownShingles, makeShingles(theirs)),
    }),
  )
  const [best] = nearDuplicates
    .filter((match) => match.similarity >= nearDuplicateThreshold)
    .sort((a, b) => b.similarity - a.similarity)
  return best
    ? `It is nearly the same as “${best.title}”, which is stored already: ${Math.floor(best.similarity * 100)} % of their passages. Keep it only if it is a letter of its own.`
    : null
}
