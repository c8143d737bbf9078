import { describeUnapproved } from '#app/domain/approvals.ts'
import type { VisibleStore } from '#app/store.server.ts'

/** What screens and files say of passages on their topics that wait for approval and count nowhere; else null. */
export async function readUnapprovedRemark(
  visible: Pick<VisibleStore, 'approvals'>,
  topics: readonly { id: string }[],
): Promise<string | null> {
  return describeUnapproved(await visible.approvals.countOn(topics.map(({ id }) => id)))
}
