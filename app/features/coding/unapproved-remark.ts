import { describeUnapproved, foretellApproval } from '#app/domain/approvals.ts'
import type { VisibleStore } from '#app/store.server.ts'

/** What screens and files say of passages on their topics that wait for approval and count nowhere; else null. */
export async function readUnapprovedRemark(
  visible: Pick<VisibleStore, 'approvals'>,
  topics: readonly { id: string }[],
): Promise<string | null> {
  return describeUnapproved(await visible.approvals.countOn(topics.map(({ id }) => id)))
}

/** What an import says before its letters are stored, where passages in them will wait for approval; else null. */
export async function foretellImportApproval(
  visible: Pick<VisibleStore, 'dossiers'>,
  { dossierId }: { dossierId: string | null },
): Promise<string | null> {
  const dossiers = await visible.dossiers.all()
  return dossiers.some(({ id, fourEyes }) => id === dossierId && fourEyes)
    ? foretellApproval('Once they are stored, passages in these files')
    : null
}
