import type { SignedInContext } from '#app/auth/request-context.ts'
import { actInDossier, type DossierRecord } from '#app/domain/dossiers.ts'
import type { Difference } from '#app/domain/history/history-line.ts'
import { findWordDifferences } from '#app/domain/history/word-differences.ts'
import { formatMoment } from '#app/domain/moments.ts'
import { countPages, pageSizes, rowsBeforePage } from '#app/domain/page-size.ts'
import {
  listProposedChanges,
  type Proposal,
  type ProposalFilter,
  type ProposedChange,
  type ProposedFields,
} from '#app/domain/proposals.ts'
import { exampleFields } from '#app/domain/topic-wording.ts'
import { hasPermission, type User } from '#app/domain/users.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { describeExample } from './topic-draft-view.ts'
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
  /** The same word by word, of what a topic says. */
  differences: Difference[] | null
  /** Which version of a topic it stands on and which is in use, where these differ. */
  versions: { base: number; inUse: number } | null
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

/** What waits about one actor or topic, or about the milestones and new topics of one dossier. */
export async function listProposalsOf(settler: Settler, aboutId: string): Promise<ProposalRow[]> {
  return describeProposals(settler, await settler.visible.proposals.about(aboutId))
}

async function describeProposals(
  settler: Settler,
  found: readonly Proposal[],
): Promise<ProposalRow[]> {
  const dossiers = await settler.visible.dossiers.all()
  const actorIds = found.filter(({ dossierId }) => !dossierId).map(({ aboutId }) => aboutId)
  const actors = new Map(
    (await settler.visible.actors.byIds([...new Set(actorIds)])).map(({ id, name }) => [id, name]),
  )
  return Promise.all(
    found.map((proposal) =>
      describeProposed(settler, proposal, {
        dossier: dossiers.find(({ id }) => id === proposal.dossierId),
        actorName: actors.get(proposal.aboutId),
      }),
    ),
  )
}

type About = { dossier: DossierRecord | undefined; actorName: string | undefined }

async function describeProposed(
  { user, visible }: Settler,
  proposal: Proposal,
  { dossier, actorName }: About,
): Promise<ProposalRow> {
  const base = await readProposalBase(visible, proposal, proposal.fields.id)
  const { id, about, note, state, answer, settledBy } = proposal
  const href = findHref(proposal, dossier)
  const row = proposal.fields.id
  const now = state === 'waiting' ? (base?.fields ?? null) : null
  return {
    ...{ id, about, note, state, answer, settledBy, href },
    ...(await describeChanges(visible, proposal, now)),
    name: findName(proposal, base?.fields ?? null) ?? dossier?.name ?? actorName ?? 'somebody',
    changeHref: `${href}?proposal=${id}${row ? `&${dossier ? 'change' : 'row'}=${row}` : ''}`,
    proposedBy: proposal.proposedBy.name,
    moment: formatMoment(proposal.proposedAt),
    isNew: isOfNewThing(proposal),
    isGone: base === null,
    revision: base?.revision ?? null,
    isOwn: proposal.proposedBy.id === user.id,
    maySettle: state === 'waiting' && mayBeSettledBy(user, proposal, dossier),
  }
}

const isOfNewThing = ({ about, aboutId, dossierId, fields }: Proposal): boolean =>
  about === 'topic' ? aboutId === dossierId : about !== 'actor' && !fields.id

type Changes = Pick<ProposalRow, 'changes' | 'differences' | 'versions'>

const describeChanges = async (
  visible: VisibleStore,
  proposal: Proposal,
  now: ProposedFields | null,
): Promise<Changes> =>
  proposal.about === 'topic'
    ? describeTopicChanges(visible, proposal, now)
    : { changes: listProposedChanges(proposal, now), differences: null, versions: null }

/** The page of what a proposal is about. */
function findHref(
  { about, aboutId, dossierId }: Proposal,
  dossier: Pick<DossierRecord, 'slug'> | undefined,
): string {
  if (!dossier) return `/actors/${aboutId}/correction`
  if (about === 'milestone') return `/dossiers/${dossier.slug}/milestones`
  return `/dossiers/${dossier.slug}/topics${aboutId === dossierId ? '' : `/${aboutId}`}`
}

/** How a topic is called: what it is called now, or would be where it is new. */
const findName = (
  { about, fields, base }: Proposal,
  now: ProposedFields | null,
): string | undefined => (about === 'topic' ? (now?.name ?? base.name ?? fields.name) : undefined)

/** What a proposal changes of a topic's words, with the passages that show its levels by their words. */
async function describeTopicChanges(
  visible: VisibleStore,
  proposal: Proposal,
  now: ProposedFields | null,
): Promise<Changes> {
  const { about, aboutId, fields, base } = proposal
  const say = await sayPassages(visible, aboutId, [fields, base, now ?? {}])
  const changes = listProposedChanges({ about, fields, base }, now).map(say)
  const [before, inUse] = [Number(base.version), Number(now?.version)]
  return {
    changes,
    differences: changes.map(({ label, before: old, after }) => ({
      label,
      pieces: findWordDifferences(old, after),
    })),
    versions: before && inUse && before !== inUse ? { base: before, inUse } : null,
  }
}

/** What puts the words of passages in the place of their ids, in what is changed of a topic. */
async function sayPassages(
  visible: VisibleStore,
  topicId: string,
  forms: readonly ProposedFields[],
): Promise<(change: ProposedChange) => ProposedChange> {
  const ids = new Set(forms.flatMap((form) => exampleFields.flatMap((name) => form[name] || [])))
  const found = new Map((await visible.positions.inAnyState([...ids])).map((one) => [one.id, one]))
  const sayOne = (id: string) =>
    id && describeExample({ positionId: id, stance: '' }, found.get(id), topicId).words
  const say = (words: string) => (ids.has(words) ? sayOne(words) : words)
  return ({ label, before, after, since }) => {
    const [old, other] = [say(before), say(after)]
    return {
      ...{ label, before: old, since: since && say(since) },
      // Two passages may begin alike, or both be closed to the reader.
      after: other === old ? `${other} (another passage)` : other,
    }
  }
}

/** Whether somebody may settle a proposal; `dossier` is that of a milestone or a topic. */
export function mayBeSettledBy(
  user: User,
  { about, dossierId }: Pick<Proposal, 'about' | 'dossierId'>,
  dossier: DossierRecord | undefined,
): boolean {
  if (about !== 'milestone' && about !== 'topic') return hasPermission(user, 'correct actors')
  return dossierId !== null && dossier !== undefined && mayChangeCodebook(user, dossier)
}

const mayChangeCodebook = (user: User, dossier: DossierRecord): boolean =>
  dossier.closedAt === null && hasPermission(actInDossier(user, dossier), 'change the codebook')

/** Which proposals somebody may settle: `mayBeSettledBy`, as a filter of the store. */
async function findSettledBy({
  user,
  visible,
}: Pick<Settler, 'user' | 'visible'>): Promise<ProposalFilter> {
  const dossiers = await visible.dossiers.all()
  return {
    actors: hasPermission(user, 'correct actors'),
    dossierIds: dossiers.filter((dossier) => mayChangeCodebook(user, dossier)).map(({ id }) => id),
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
