import { describeAlpha, formatAgreedShare } from '#app/domain/second-coding/agreement-words.ts'
import { formatCount } from '#app/domain/text/words.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { groupRowsBy } from '#app/domain/collections.ts'
import { measureRow, namePairs } from './topic-agreement.ts'

/**
 * What a stance summary says of how far coders agree on each of its topics, for whoever reads it alike: up to the first
 * letter in which something waits to be settled.
 */
export async function readAgreementRemarks(
  visible: Pick<VisibleStore, 'secondCodings'>,
  dossierId: string,
  topics: readonly { id: string; name: string }[],
): Promise<string[]> {
  if (!topics.length) return []
  const ids = topics.map(({ id }) => id)
  const byTopic = groupRowsBy('topicId', await visible.secondCodings.drawnPairs(dossierId, ids))
  return topics.flatMap(({ id, name }) => {
    const row = measureRow(name, namePairs(byTopic.get(id) ?? [], false))
    if (!row.letters) return []
    return (
      `Agreement of coders on ${name}, over ${formatCount(row.letters, 'letter')} drawn at random and coded a second ` +
      `time without sight of the first (${row.days}): ${formatCount(row.coders, 'coder')}, ` +
      `${formatCount(row.passages, 'passage')}, the same level ${formatAgreedShare(row.exact)}, within one level ` +
      `${formatAgreedShare(row.withinOne)}. ${describeAlpha(row).replace(/\.$/, '')} (Krippendorff’s, ordinal).`
    )
  })
}
