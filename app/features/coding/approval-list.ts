import { listDossiersFor } from '#app/auth/visible-dossier.ts'
import type { SignedInContext } from '#app/auth/request-context.ts'
import type { ApprovalFilter, PositionApproval } from '#app/domain/approvals.ts'
import { getDossierLabel } from '#app/domain/dossiers.ts'
import { formatMoment } from '#app/domain/moments.ts'
import { pageSizes } from '#app/domain/page-size.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { findHolderNames } from '../actors/holder-names.ts'
import { readOnePage } from '../list-page.ts'

/** Whoever looks at what waits for approval, as what they are everywhere. */
export type ApprovalReader = Pick<SignedInContext, 'user' | 'visible' | 'performedBy'>

/** Which of the lists is asked for, and of what of it. */
export type ApprovalQuery = { list: string | null; slug: string | null; coderId: string | null }

const approvalLists = ['to approve', 'sent back', 'offered'] as const

/** A passage of such a list, with what is said of it in words. */
type ApprovalRow = PositionApproval & {
  topic: string
  who: string
  offered: string
  sentBackOn: string | null
}

/** A page of what waits for somebody's approval, of theirs that was sent back, or of theirs that waits for others. */
export async function loadApprovals(
  reader: ApprovalReader,
  { list: asked, slug, coderId }: ApprovalQuery,
  page: number,
) {
  const { user, visible } = reader
  const list = approvalLists.find((one) => one === asked) ?? 'to approve'
  const dossiers = await listDossiersFor(reader, 'approve positions')
  const chosen = dossiers.filter((dossier) => dossier.slug === slug)
  const all = findToApprove(user.id, dossiers)
  const filter: ApprovalFilter =
    list === 'to approve'
      ? { ...findToApprove(user.id, chosen.length ? chosen : dossiers), coderId }
      : { kind: list, ofId: user.id }
  const found = await readOnePage({
    size: pageSizes.approvals,
    asked: page,
    count: () => visible.approvals.count(filter),
    read: (limit, offset) => visible.approvals.page(filter, limit, offset),
  })
  return {
    list,
    counts: {
      'to approve': await visible.approvals.count(all),
      ...(await countOwnApprovals(reader)),
    },
    dossiers: dossiers.map((dossier) => ({ slug: dossier.slug, label: getDossierLabel(dossier) })),
    slug: chosen[0]?.slug ?? '',
    coders: await visible.approvals.coders(all),
    coderId: coderId ?? '',
    ...found,
    rows: await describeApprovals(visible, found.rows),
  }
}

const findToApprove = (byId: string, dossiers: readonly { id: string }[]) => ({
  kind: 'to approve' as const,
  byId,
  dossierIds: dossiers.map(({ id }) => id),
})

/** How much waits for somebody's approval, and of theirs was sent back, for the overview. */
export async function countApprovals(reader: ApprovalReader) {
  const dossiers = await listDossiersFor(reader, 'approve positions')
  return {
    toApprove: await reader.visible.approvals.count(findToApprove(reader.user.id, dossiers)),
    sentBack: (await countOwnApprovals(reader))['sent back'],
  }
}

async function countOwnApprovals({ user, visible }: ApprovalReader) {
  return {
    'sent back': await visible.approvals.count({ kind: 'sent back', ofId: user.id }),
    offered: await visible.approvals.count({ kind: 'offered', ofId: user.id }),
  }
}

async function describeApprovals(
  visible: VisibleStore,
  found: readonly PositionApproval[],
): Promise<ApprovalRow[]> {
  const positions = found.map(({ position }) => position)
  const nameHolders = await findHolderNames(visible, positions)
  const topics = await visible.topics.byIds([...new Set(positions.map(({ topicId }) => topicId))])
  const names = new Map(topics.map(({ id, name }) => [id, name]))
  return found.map((one) => ({
    ...one,
    topic: names.get(one.position.topicId) ?? '',
    who: nameHolders(one.position),
    offered: formatMoment(one.offeredAt),
    sentBackOn: one.sentBack && formatMoment(one.sentBack.at),
  }))
}
