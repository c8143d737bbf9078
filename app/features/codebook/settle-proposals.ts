import { requireDeed, requireFound, requirePermissionOn } from '#app/auth/guard.ts'
import { refuseFormBecause, type RefusedForm } from '#app/domain/form-refusal.ts'
import { sentencesSchema } from '#app/domain/written-words.ts'
import {
  applyProposedChanges,
  isSameForm,
  type Proposal,
  type ProposalSubject,
  type ProposedFields,
  type TakenProposal,
} from '#app/domain/proposals.ts'
import { applyCorrectionForm } from '../actors/actor-correction.ts'
import { getToday } from '../analysis/timeline-view.ts'
import { withStoreErrors } from '../try-store.ts'
import { applyMilestoneForm } from './milestone-actions.ts'
import { mayBeSettledBy, type Settler } from './proposal-lists.ts'
import { describeTaken, readProposalBase } from './propose-change.ts'
import { takeTopicProposal } from './take-topic-proposal.ts'

/** The proposal that fills a form before it is taken; null where there is none that the reader may settle. */
export async function findFillingProposal(
  settler: Settler,
  aboutId: string,
  proposalId: string | null,
) {
  const proposal = proposalId ? await settler.visible.proposals.byId(proposalId) : null
  if (!proposal || proposal.aboutId !== aboutId || proposal.state !== 'waiting') return null
  const base = await readProposalBase(settler.visible, proposal, proposal.fields.id)
  return (
    base && {
      id: proposal.id,
      about: proposal.about,
      fields: applyProposedChanges(proposal, base.fields),
    }
  )
}

/** What came of it; `leadsTo`: where one goes on with what was taken. */
type SettleOutcome = { ok: true; message: string; leadsTo?: string } | RefusedForm

export const settleFields = ['deed', 'proposal', 'revision', 'answer'] as const

/** Does what a form about a proposal asks for: takes it as it is, refuses it with a reason, or takes one's own back. */
export async function settleProposalByForm(
  settler: Settler,
  fields: Record<string, string>,
): Promise<SettleOutcome> {
  const deed = requireDeed(deeds, fields.deed)
  const proposal = requireFound(
    await settler.visible.proposals.toTake(fields.proposal ?? ''),
    'proposal',
  )
  return withStoreErrors<SettleOutcome, SettleOutcome>(
    () => deed(settler, proposal, fields),
    (sentence) => refuseFormBecause('not stored', { form: sentence }, fields),
  )
}

type Deed = (
  settler: Settler,
  proposal: Proposal,
  fields: Record<string, string>,
) => Promise<SettleOutcome>

const deeds: Record<string, Deed> = {
  take: takeProposal,
  refuse: refuseProposal,
  'take back': takeProposalBack,
}

async function takeProposal(
  settler: Settler,
  proposal: Proposal,
  fields: Record<string, string>,
): Promise<SettleOutcome> {
  await requireSettler(settler, proposal)
  if (proposal.state !== 'waiting') return refuseSettled(fields)
  const base = await readProposalBase(settler.visible, proposal, proposal.fields.id)
  if (!base || String(base.revision ?? '') !== (fields.revision ?? ''))
    return refuseFormBecause(
      'changed meanwhile',
      {
        form: 'Somebody changed this meanwhile, so nothing was stored. Look at the proposal again.',
      },
      fields,
    )
  if (proposal.about === 'topic') return takeTopicProposal(settler, proposal, fields)
  const written = applyProposedChanges(proposal, base.fields)
  const taken = { state: 'taken', answer: null } as const
  if (isSameForm(proposal.about, written, base.fields)) return settle(settler, proposal, taken)
  const form = {
    ...written,
    ...(proposal.fields.id ? { id: proposal.fields.id } : {}),
    revision: String(base.revision ?? ''),
    deed: savingDeeds[proposal.about][0]!,
  }
  const outcome = await applyProposal(settler, proposal, form)
  const isOpen = await isWaiting(settler, proposal)
  // What is written in another way only, such as with other spaces, is stored already.
  if (outcome.ok) return isOpen ? settle(settler, proposal, taken) : done.taken
  if (!isOpen) return refuseSettled(fields)
  const [sentence] = Object.values(outcome.refusal.errors)
  return refuseFormBecause(
    outcome.cause,
    {
      form: `It cannot be taken as it is: ${sentence} Change it before you take it, or refuse it.`,
    },
    fields,
  )
}

/** Saves what a proposal makes of a form, and that it is taken with it. */
async function applyProposal(
  { visible, performedBy }: Settler,
  proposal: Proposal,
  fields: Record<string, string>,
) {
  const { about, aboutId } = proposal
  const request = { visible, performedBy, fields, takes: describeTaken(proposal, null) }
  return about === 'milestone'
    ? applyMilestoneForm({ ...request, dossierId: aboutId, today: getToday() })
    : applyCorrectionForm({
        ...request,
        actor: requireFound(await visible.actors.byId(aboutId), 'actor'),
      })
}

/** By which deeds the form of a thing is saved; the first one as a proposal is. */
const savingDeeds: Record<ProposalSubject, readonly string[]> = {
  actor: ['save'],
  affiliation: ['save affiliation', 'join affiliations'],
  milestone: ['save'],
  // Taken on its list alone.
  topic: [],
}

const isWaiting = async ({ visible }: Settler, { id }: Pick<Proposal, 'id'>): Promise<boolean> =>
  (await visible.proposals.byId(id))?.state === 'waiting'

async function refuseProposal(
  settler: Settler,
  proposal: Proposal,
  fields: Record<string, string>,
): Promise<SettleOutcome> {
  await requireSettler(settler, proposal)
  const answer = sentencesSchema('Write why it is not taken.').safeParse(fields.answer ?? '')
  if (!answer.success)
    return refuseFormBecause('unfit', { answer: answer.error.issues[0]!.message }, fields)
  return settle(settler, proposal, { state: 'refused', answer: answer.data })
}

async function takeProposalBack(settler: Settler, proposal: Proposal): Promise<SettleOutcome> {
  requireFound(proposal.proposedBy.id === settler.user.id || null, 'proposal')
  return settle(settler, proposal, { state: 'withdrawn', answer: null })
}

type Saved = { ok: true; message: string | null }

/** Saves a form, and with it that the proposal is taken that filled it. */
export async function saveTakingProposal<Outcome extends Saved>(
  settler: Settler,
  aboutId: string,
  fields: Record<string, string>,
  save: (takes: TakenProposal | null) => Promise<Outcome | RefusedForm>,
): Promise<Outcome | RefusedForm> {
  const takes = await findTaken(settler, aboutId, fields)
  const outcome = await save(takes)
  if (!takes) return outcome
  const isOpen = await isWaiting(settler, takes)
  if (!outcome.ok)
    return isOpen || outcome.cause !== 'changed meanwhile' ? outcome : refuseSettled(fields)
  if (!isOpen || outcome.message === null) return outcome
  return { ...outcome, message: `${outcome.message} The proposal still waits.` }
}

/** The proposal that a form takes once it is saved, with whether somebody changed it before. */
async function findTaken(
  { visible }: Settler,
  aboutId: string,
  fields: Record<string, string>,
): Promise<TakenProposal | null> {
  const proposal = fields.proposal ? await visible.proposals.toTake(fields.proposal) : null
  // The form was filled with what its sender sees of the proposal.
  const shown = proposal && (await visible.proposals.byId(proposal.id))
  if (!shown || proposal.aboutId !== aboutId || proposal.state !== 'waiting') return null
  const { about } = proposal
  const isItsForm =
    savingDeeds[about].includes(fields.deed ?? '') &&
    (proposal.fields.id ?? '') === (fields.id ?? '')
  const base = isItsForm ? await readProposalBase(visible, proposal, proposal.fields.id) : null
  if (!base) return null
  const proposed: ProposedFields = applyProposedChanges(shown, base.fields)
  const answer = isSameForm(about, { ...proposed, ...fields }, proposed) ? null : changedBefore
  return describeTaken(proposal, answer)
}

const changedBefore = 'Changed before it was taken.'

async function settle(
  { visible, performedBy }: Settler,
  proposal: Proposal,
  { state, answer }: { state: keyof typeof done; answer: string | null },
): Promise<SettleOutcome> {
  const settled = { ...describeTaken(proposal, answer), state }
  const { changed, unplaced } = await visible.proposals.settle(settled, performedBy)
  if (unplaced) return refuseFormBecause('unfit', unplaced, { answer: answer ?? '' })
  return changed ? done[state] : refuseSettled({})
}

const done = {
  taken: { ok: true, message: 'Taken: it is saved, and whoever proposed it reads that.' },
  refused: { ok: true, message: 'Refused: whoever proposed it reads why.' },
  withdrawn: { ok: true, message: 'Your proposal is taken back.' },
} as const

const refuseSettled = (fields: Record<string, string>): RefusedForm =>
  refuseFormBecause('changed meanwhile', { form: 'This proposal is settled already.' }, fields)

async function requireSettler(settler: Settler, proposal: Proposal): Promise<void> {
  const dossiers = await settler.visible.dossiers.all()
  const dossier = dossiers.find(({ id }) => id === proposal.dossierId)
  if (!mayBeSettledBy(settler.user, proposal, dossier))
    requirePermissionOn({ ...settler.user, role: 'viewer' }, 'settle what coders ask')
}
