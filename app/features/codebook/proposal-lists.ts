import type { SignedInContext } from '#app/auth/request-context.ts'
import { actInDossier, type DossierRecord } from '#app/domain/dossiers.ts'
import { formatMoment } from '#app/domain/moments.ts'
import { countPages, pageSizes, rowsBeforePage } from '#app/domain/page-size.ts'
import {
  listProposedChanges,
  type Proposal,
  type ProposalFilter,
  type ProposedChange,
} from '#app/domain/proposals.ts'
import { hasPermission, type User } from '#app/domain/users.ts'
import { readProposalBase } from './propose-change.ts'

/** Whoever looks at proposals or settles them, as what they are everywhere, not in one dossier. */
export type Settler = Pick<SignedInContext, 'user' | 'visible' | 'performedBy'>

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

type ProposalPage = { rows: ProposalRow[]; total: number; page: number; pages: number }

/** What waits for an editor, the oldest first: of it, what the reader may settle. */
export async function listProposalsToSettle(settler: Settler, page = 1): Promise<ProposalPage> {
  const { proposals } = settler.visible
  const filter = await findSettledBy(settler)
  return describePage(settler, page, await proposals.waitingCount(filter), (limit, offset) =>
    proposals.waiting(filter, limit, offset),
  )
}

/** What somebody proposed, the newest first, with what came of it. */
export async function listOwnProposals(settler: Settler, page = 1): Promise<ProposalPage> {
  const { id } = settler.user
  const { proposals } = settler.visible
  return describePage(settler, page, await proposals.byPersonCount(id), (limit, offset) =>
    proposals.byPerson(id, limit, offset),
  )
}

async function describePage(
  settler: Settler,
  asked: number,
  total: number,
  read: (limit: number, offset: number) => Promise<Proposal[]>,
): Promise<ProposalPage> {
  const size = pageSizes.proposals
  const pages = countPages(total, size)
  const page = Math.min(asked, pages)
  const rows = await describeProposals(settler, await read(size, rowsBeforePage(page, size)))
  return { rows, total, page, pages }
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
        maySettle: state === 'waiting' && mayBeSettledBy(settler.user, proposal, dossier),
      }
    }),
  )
}

/** Whether somebody may settle a proposal; `dossier` is that of a milestone. */
export function mayBeSettledBy(
  user: User,
  { about, dossierId }: Pick<Proposal, 'about' | 'dossierId'>,
  dossier: DossierRecord | undefined,
): boolean {
  if (about !== 'milestone') return hasPermission(user, 'correct actors')
  return dossierId !== null && dossier !== undefined && mayChangeMilestones(user, dossier)
}

const mayChangeMilestones = (user: User, dossier: DossierRecord): boolean =>
  dossier.closedAt === null && hasPermission(actInDossier(user, dossier), 'change the codebook')

/** Which proposals somebody may settle: `mayBeSettledBy`, as a filter of the store. */
async function findSettledBy({
  user,
  visible,
}: Pick<Settler, 'user' | 'visible'>): Promise<ProposalFilter> {
  const dossiers = await visible.dossiers.all()
  return {
    actors: hasPermission(user, 'correct actors'),
    dossierIds: dossiers
      .filter((dossier) => mayChangeMilestones(user, dossier))
      .map(({ id }) => id),
  }
}

/** How much waits for somebody: proposals that they may settle, and what is said to be wrong with letters. */
export async function countToSettle(settler: Pick<Settler, 'user' | 'visible'>): Promise<number> {
  const { user, visible } = settler
  const waiting = await visible.proposals.waitingCount(await findSettledBy(settler))
  return hasPermission(user, 'settle what coders ask')
    ? waiting + (await visible.concerns.openCount())
    : waiting
}
