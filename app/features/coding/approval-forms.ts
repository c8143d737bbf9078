import { requireDeed } from '#app/auth/guard.ts'
import { listDossiersFor } from '#app/auth/visible-dossier.ts'
import { wordsSchema } from '#app/domain/form-fields.ts'
import { refuseFormBecause, type RefusedForm } from '#app/domain/form-refusal.ts'
import { parseRevision } from '#app/domain/ids.ts'
import type { PositionWithLetter } from '#app/domain/positions.ts'
import { formatQuantity } from '#app/domain/text/words.ts'
import { withStoreErrors } from '../try-store.ts'
import type { ApprovalReader } from './approval-list.ts'

/** A passage as it was shown: its id and its revision. */
type SeenPassage = { id: string; revision: number }

/** What would be approved, before it is. */
type ApprovalPreview = { sentence: string; count: number; ticked: string[] }

/** What came of a form about approvals; `undo` names what takes it back. */
export type ApprovalOutcome =
  | { ok: true; message: string; undo: (SeenPassage & { deed: string }) | null; preview: null }
  | { ok: true; message: string; undo: null; preview: ApprovalPreview }
  | RefusedForm

/** The text fields of such a form; `position` is sent once for each passage that is ticked. */
export const approvalFields = ['deed', 'id', 'revision', 'reason']

type ApprovalRequest = ApprovalReader & {
  fields: Record<string, string>
  ticked: readonly string[]
}

/** Does what such a form asks for. Throws a 400 for a form that no page sends. */
export async function applyApprovalForm(request: ApprovalRequest): Promise<ApprovalOutcome> {
  const deed = requireDeed(approvalDeeds, request.fields.deed)
  return withStoreErrors<ApprovalOutcome, ApprovalOutcome>(
    () => deed(request),
    (sentence) => refuseFormBecause('not stored', { form: sentence }, request.fields),
  )
}

const approvalDeeds: Record<string, (request: ApprovalRequest) => Promise<ApprovalOutcome>> = {
  approve: approveOne,
  preview: previewMany,
  'approve all': approveMany,
  'send back': sendOneBack,
  'offer again': offerOneAgain,
  'take back approval': takeApprovalBack,
  'take back sending back': takeSendingBack,
}

const readSeen = ({ fields }: ApprovalRequest): SeenPassage => ({
  id: fields.id ?? '',
  revision: parseRevision(fields.revision),
})

const readTicked = ({ ticked }: ApprovalRequest): SeenPassage[] =>
  [...new Set(ticked)].map((value) => {
    const [id = '', revision] = value.split(' ')
    return { id, revision: parseRevision(revision) }
  })

/**
 * The passages as they were shown, where all of them are on topics on which the sender may approve; else null.
 * `decides`: where a dossier asks for four eyes, only for whoever may approve in such a one.
 */
async function findSeen(
  request: ApprovalRequest,
  seen: readonly SeenPassage[],
  { decides }: { decides: boolean },
): Promise<PositionWithLetter[] | null> {
  const { visible } = request
  const dossierIds = (await listDossiersFor(request, 'approve positions')).map(({ id }) => id)
  const topics = await Promise.all(dossierIds.map((id) => visible.topics.ofDossier(id)))
  const allowed = new Set(topics.flat().map(({ id }) => id))
  const ids = seen.map(({ id }) => id)
  const found = await visible.positions.inAnyState(ids)
  const asSeen = found.filter(
    ({ id, revision, topicId }) =>
      allowed.has(topicId) && seen.some((one) => one.id === id && one.revision === revision),
  )
  if (asSeen.length !== seen.length) return null
  return !decides || (await visible.approvals.areDecidedIn(ids, dossierIds)) ? asSeen : null
}

const performerOf = ({ performedBy, user }: ApprovalRequest) => ({
  ...performedBy,
  userId: user.id,
})

const tellDone = (
  message: string,
  undo: (SeenPassage & { deed: string }) | null,
): ApprovalOutcome => ({
  ok: true,
  message,
  undo,
  preview: null,
})

async function approveOne(request: ApprovalRequest): Promise<ApprovalOutcome> {
  const seen = readSeen(request)
  const { id, revision } = seen
  return (await approve(request, [seen]))
    ? tellDone('Approved: it counts from now on.', {
        ...{ id, revision: revision + 1 },
        deed: 'take back approval',
      })
    : refuseStale(request, [seen])
}

async function approve(request: ApprovalRequest, seen: readonly SeenPassage[]): Promise<boolean> {
  const { visible, user } = request
  const found = await findSeen(request, seen, { decides: true })
  if (!found?.length) return false
  const { changed } = await visible.approvals.approve(seen, performerOf(request))
  // Whoever approved has read the first coding, so they cannot code the letter a second time.
  if (changed)
    for (const letterId of new Set(found.map((position) => position.letterId)))
      await visible.secondCodings.noteOpening(letterId, user.id)
  return changed
}

async function previewMany(request: ApprovalRequest): Promise<ApprovalOutcome> {
  const seen = readTicked(request)
  if (!seen.length)
    return refuseFormBecause('unfit', { form: 'Tick the passages first.' }, request.fields)
  const found = await findSeen(request, seen, { decides: true })
  if (!found) return refuseStale(request, seen)
  const letters = new Set(found.map(({ letterId }) => letterId)).size
  const coders = new Set(found.map(({ coder }) => coder?.name ?? 'somebody'))
  return {
    ok: true,
    message: 'Nothing is stored yet.',
    undo: null,
    preview: {
      sentence:
        `${formatQuantity(found.length, 'passage')} in ${formatQuantity(letters, 'letter')}, coded by ` +
        `${[...coders].sort().join(', ')}, would count from now on.`,
      count: found.length,
      ticked: seen.map(({ id, revision }) => `${id} ${revision}`),
    },
  }
}

async function approveMany(request: ApprovalRequest): Promise<ApprovalOutcome> {
  const seen = readTicked(request)
  return (await approve(request, seen))
    ? tellDone(`${formatQuantity(seen.length, 'passage')} approved. From now on they count.`, null)
    : refuseStale(request, seen)
}

const reasonSchema = wordsSchema.min(1, 'Write why.').max(1000, 'Write at most 1,000 characters.')

async function sendOneBack(request: ApprovalRequest): Promise<ApprovalOutcome> {
  const { visible, fields } = request
  const reason = reasonSchema.safeParse(fields.reason ?? '')
  if (!reason.success)
    return refuseFormBecause('unfit', { reason: reason.error.issues[0]!.message }, fields)
  const seen = readSeen(request)
  if (!(await findSeen(request, [seen], { decides: true }))) return refuseStale(request, [seen])
  const { changed } = await visible.approvals.sendBack(
    { ...seen, reason: reason.data },
    performerOf(request),
  )
  return changed
    ? tellDone('Sent back: its coder reads the reason and can change it.', {
        ...seen,
        deed: 'take back sending back',
      })
    : refuseStale(request, [seen])
}

async function offerOneAgain(request: ApprovalRequest): Promise<ApprovalOutcome> {
  const seen = readSeen(request)
  if (!(await findSeen(request, [seen], { decides: false }))) return refuseStale(request, [seen])
  const { changed } = await request.visible.approvals.offerAgain(seen, performerOf(request))
  return changed
    ? tellDone('Offered again, as it is: somebody else decides.', null)
    : refuseStale(request, [seen])
}

async function takeApprovalBack(request: ApprovalRequest): Promise<ApprovalOutcome> {
  const seen = readSeen(request)
  if (!(await findSeen(request, [seen], { decides: false }))) return refuseStale(request, [seen])
  const { changed } = await request.visible.approvals.takeBack(seen, performerOf(request))
  return changed ? tellDone('Taken back: it waits again.', null) : refuseStale(request, [seen])
}

async function takeSendingBack(request: ApprovalRequest): Promise<ApprovalOutcome> {
  const seen = readSeen(request)
  if (!(await findSeen(request, [seen], { decides: false }))) return refuseStale(request, [seen])
  const { changed } = await request.visible.approvals.takeSendingBack(seen, performerOf(request))
  return changed ? tellDone('Taken back: it waits again.', null) : refuseStale(request, [seen])
}

async function refuseStale(
  { visible, user, fields }: ApprovalRequest,
  seen: readonly SeenPassage[],
): Promise<RefusedForm> {
  const found = await visible.positions.inAnyState(seen.map(({ id }) => id))
  const isOwn = found.some(({ coder }) => coder?.id === user.id)
  return refuseFormBecause(
    'changed meanwhile',
    { form: isOwn && fields.deed !== 'offer again' ? ownSentence : staleSentence },
    fields,
  )
}

const ownSentence =
  'Nobody approves what they coded themselves, so nothing was stored. Somebody else has to look at it.'

const staleSentence =
  'Somebody changed, approved or sent back one of these meanwhile, or you changed it yourself, so nothing was ' +
  'stored. This is how the list stands now.'
