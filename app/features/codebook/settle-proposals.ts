import { requireDeed, requireFound, requirePermissionOn } from '#app/auth/guard.ts'
import type { SignedInContext } from '#app/auth/request-context.ts'
import { remarkSchema } from '#app/domain/concerns.ts'
import { actInDossier, type DossierRecord } from '#app/domain/dossiers.ts'
import { refuseFormBecause, type RefusedForm } from '#app/domain/form-refusal.ts'
import { formatMoment } from '#app/domain/moments.ts'
import {
  applyProposedChanges,
  listProposedChanges,
  type Proposal,
  type ProposedChange,
} from '#app/domain/proposals.ts'
import { hasPermission } from '#app/domain/users.ts'
import { applyCorrectionForm } from '../actors/actor-correction.ts'
import { getToday } from '../analysis/timeline-view.ts'
import { withStoreErrors } from '../try-store.ts'
import { applyMilestoneForm } from './milestone-actions.ts'
import { describeProposal, readProposalBase } from './propose-change.ts'

type Settler = Pick<SignedInContext, 'user' | 'visible' | 'performedBy'>

/** A proposal as lists show it: what it is about, what it changes, what changed since, and what the reader may do. */
type ProposalRow = Pick<Proposal, 'id' | 'about' | 'note' | 'state' | 'answer' | 'settledBy'> & {
  name: string
  href: string
  /** Where it can be changed before it is taken. */
  changeHref: string
  proposedBy: string
  moment: string
  isNew: boolean
  isGone: boolean
  changes: ProposedChange[]
  revision: number | null
  isOwn: boolean
  maySettle: boolean
}

/** How many that wait, and how many of one's own, are shown at once. */
const shown = 100

/** What waits for an editor, the oldest first: of it, what the reader may settle. */
export async function listProposalsToSettle(settler: Settler): Promise<ProposalRow[]> {
  const rows = await describeProposals(settler, await settler.visible.proposals.waiting(shown))
  return rows.filter(({ maySettle }) => maySettle)
}

/** What somebody proposed, the newest first, with what came of it. */
export async function listOwnProposals(settler: Settler): Promise<ProposalRow[]> {
  const { visible, user } = settler
  return describeProposals(settler, await visible.proposals.byPerson(user.id, shown))
}

/** What waits about one actor, or about the milestones of one dossier. */
export async function listProposalsOf(settler: Settler, aboutId: string): Promise<ProposalRow[]> {
  return describeProposals(settler, await settler.visible.proposals.about(aboutId))
}

async function describeProposals(
  settler: Settler,
  found: readonly Proposal[],
): Promise<ProposalRow[]> {
  const dossiers = await settler.visible.dossiers.all()
  const actorIds = found.filter(({ about }) => about !== 'milestone').map(({ aboutId }) => aboutId)
  const actors = new Map(
    (await settler.visible.actors.byIds([...new Set(actorIds)])).map(({ id, name }) => [id, name]),
  )
  return Promise.all(
    found.map(async (proposal) => {
      const dossier = dossiers.find(({ id }) => id === proposal.dossierId)
      const base = await readProposalBase(settler.visible, proposal, proposal.fields.id)
      const { id, about, note, state, answer, settledBy } = proposal
      const href = dossier
        ? `/dossiers/${dossier.slug}/milestones`
        : `/actors/${proposal.aboutId}/correction`
      const row = proposal.fields.id
      return {
        ...{ id, about, note, state, answer, settledBy, href },
        name: dossier?.name ?? actors.get(proposal.aboutId) ?? 'somebody',
        changeHref: `${href}?proposal=${id}${row ? `&${dossier ? 'change' : 'row'}=${row}` : ''}`,
        proposedBy: proposal.proposedBy.name,
        moment: formatMoment(proposal.proposedAt),
        isNew: about !== 'actor' && !row,
        isGone: base === null,
        changes: listProposedChanges(proposal, state === 'waiting' ? (base?.fields ?? null) : null),
        revision: base?.revision ?? null,
        isOwn: proposal.proposedBy.id === settler.user.id,
        maySettle: state === 'waiting' && maySettle(settler, proposal, dossier),
      }
    }),
  )
}

function maySettle(
  { user }: Settler,
  { about, dossierId }: Pick<Proposal, 'about' | 'dossierId'>,
  dossier: DossierRecord | undefined,
): boolean {
  if (about !== 'milestone') return hasPermission(user, 'correct actors')
  return (
    dossierId !== null &&
    dossier !== undefined &&
    dossier.closedAt === null &&
    hasPermission(actInDossier(user, dossier), 'change the codebook')
  )
}

/** How much waits for somebody: proposals that they may settle, and what is said to be wrong with letters. */
export async function countToSettle({
  user,
  visible,
}: Pick<Settler, 'user' | 'visible'>): Promise<number> {
  if (!hasPermission(user, 'settle what coders ask')) return 0
  return (await visible.proposals.waitingCount()) + (await visible.concerns.openCount())
}

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

type SettleOutcome = { ok: true; message: string } | RefusedForm

export const settleFields = ['deed', 'proposal', 'revision', 'answer'] as const

/** Does what a form about a proposal asks for: takes it as it is, refuses it with a reason, or takes one's own back. */
export async function settleProposalByForm(
  settler: Settler,
  fields: Record<string, string>,
): Promise<SettleOutcome> {
  const deed = requireDeed(deeds, fields.deed)
  const proposal = requireFound(
    await settler.visible.proposals.byId(fields.proposal ?? ''),
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
  const { visible, performedBy } = settler
  const base = await readProposalBase(visible, proposal, proposal.fields.id)
  if (!base || String(base.revision ?? '') !== (fields.revision ?? ''))
    return refuseFormBecause(
      'changed meanwhile',
      {
        form: 'Somebody changed this meanwhile, so nothing was stored. Look at the proposal again.',
      },
      fields,
    )
  const form = {
    ...applyProposedChanges(proposal, base.fields),
    ...(proposal.fields.id ? { id: proposal.fields.id } : {}),
    revision: String(base.revision ?? ''),
    deed: proposal.about === 'affiliation' ? 'save affiliation' : 'save',
  }
  const outcome =
    proposal.about === 'milestone'
      ? await applyMilestoneForm({
          ...{ visible, performedBy, dossierId: proposal.aboutId, today: getToday(), fields: form },
        })
      : await applyCorrectionForm({
          ...{ visible, performedBy, fields: form },
          actor: requireFound(await visible.actors.byId(proposal.aboutId), 'actor'),
        })
  if (!outcome.ok) {
    const [sentence] = Object.values(outcome.refusal.errors)
    const form = `It cannot be taken as it is: ${sentence} Change it before you take it, or refuse it.`
    return refuseFormBecause(outcome.cause, { form }, fields)
  }
  return settle(settler, proposal, { state: 'taken', answer: null })
}

async function refuseProposal(
  settler: Settler,
  proposal: Proposal,
  fields: Record<string, string>,
): Promise<SettleOutcome> {
  await requireSettler(settler, proposal)
  const answer = remarkSchema('Write why it is not taken.').safeParse(fields.answer ?? '')
  if (!answer.success)
    return refuseFormBecause('unfit', { answer: answer.error.issues[0]!.message }, fields)
  return settle(settler, proposal, { state: 'refused', answer: answer.data })
}

async function takeProposalBack(settler: Settler, proposal: Proposal): Promise<SettleOutcome> {
  requireFound(proposal.proposedBy.id === settler.user.id || null, 'proposal')
  return settle(settler, proposal, { state: 'withdrawn', answer: null })
}

/** Says of a proposal that filled a form, once that was saved, that it was taken. */
export async function settleFilling(
  settler: Settler,
  aboutId: string,
  proposalId: string | undefined,
): Promise<void> {
  const proposal = proposalId ? await settler.visible.proposals.byId(proposalId) : null
  if (proposal?.aboutId !== aboutId || proposal.state !== 'waiting') return
  await settle(settler, proposal, { state: 'taken', answer: 'Changed before it was taken.' })
}

async function settle(
  { visible, performedBy }: Settler,
  proposal: Proposal,
  { state, answer }: { state: 'taken' | 'refused' | 'withdrawn'; answer: string | null },
): Promise<SettleOutcome> {
  const says = describeProposal(proposal)
  const { changed } = await visible.proposals.settle(proposal, { state, answer, says }, performedBy)
  return changed ? { ok: true, message: messages[state] } : refuseSettled({})
}

const messages = {
  taken: 'Taken: it is saved, and whoever proposed it reads that.',
  refused: 'Refused: whoever proposed it reads why.',
  withdrawn: 'Your proposal is taken back.',
}

const refuseSettled = (fields: Record<string, string>): RefusedForm =>
  refuseFormBecause('changed meanwhile', { form: 'This proposal is settled already.' }, fields)

async function requireSettler(settler: Settler, proposal: Proposal): Promise<void> {
  const dossiers = await settler.visible.dossiers.all()
  const dossier = dossiers.find(({ id }) => id === proposal.dossierId)
  if (!maySettle(settler, proposal, dossier))
    requirePermissionOn({ ...settler.user, role: 'viewer' }, 'settle what coders ask')
}
