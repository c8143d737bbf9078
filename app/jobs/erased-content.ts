import { createHash } from 'node:crypto'
import { describeErasedAgain } from '#app/domain/erasures.ts'
import type { NewImportItem, Store } from '#app/store.server.ts'

/** A sentence where a text, or the file that it is read from, was erased on request; null where neither was. */
export async function findErasedContent(
  { erasures }: Pick<Store, 'erasures'>,
  text: string,
  fileHash: string | null,
): Promise<string | null> {
  const textHash = createHash('sha256').update(text).digest('hex')
  const erased = await erasures.againstHashes(fileHash ? [textHash, fileHash] : [textHash])
  const [at] = erased.values()
  return at === undefined ? null : describeErasedAgain(at)
}

/** What stands in an import for a letter that was erased: that it was, and nothing of it. */
export function makeErasedItem(refused: NewImportItem, sentence: string): NewImportItem {
  return { ...refused, name: 'An erased letter', reason: sentence }
}
