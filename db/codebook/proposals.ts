import { and, asc, desc, eq, inArray, isNull, notInArray, or, type SQL, sql } from 'drizzle-orm'
import type {
  Proposal,
  ProposalFilter,
  ProposalState,
  ProposalSubject,
  ProposedFields,
  TakenProposal,
} from '#app/domain/proposals.ts'
import { bindFirst } from '../core/bind-first.ts'
import { atomically, commitChange, type ChangeOutcome, inList } from '../core/dialect.ts'
import { newId } from '../core/ids.ts'
import { keepHidden, maskWords } from '../core/masked-rows.ts'
import { lettersClosedToSomebody, type VisibleScope } from '../core/visible-scope.ts'
import { actors, letters, positions, proposals, removedActors, users } from '../schema/schema.ts'
import { readActorsByName } from './actors-by-name.ts'
import { placeHiddenInProposal, type NewProposal } from './hidden-proposal-words.ts'
import type { PerformedBy } from '../statements/audit-entry.ts'
import { proposalEntry, settleStatements, type Settled } from '../statements/settle-proposal.ts'
import { isActorVisible } from '../statements/visible-actors.ts'

/** Changes that somebody proposes who may not make them; nothing of it is for the public. */
export function bindProposals(visible: VisibleScope) {
  return bindFirst(visible, {
    waiting: listWaiting,
    waitingCount: countWaiting,
    about: listProposalsAbout,
    byPerson: listProposalsByPerson,
    byPersonCount: countProposalsByPerson,
    byId: findProposal,
    toTake: findProposalToTake,
    hiddenGround: findHiddenGround,
    hiddenPassages: findHiddenPassages,
    make: makeProposal,
    settle: settleProposal,
  })
}

const nameOfSettler = sql<
  string | null
>`(select s.name from users s where s.id = ${proposals.settledBy})`

/** What belongs to dossiers; the rest is about actors. */
const ofDossiers = ['milestone', 'topic'] satisfies ProposalSubject[]

/**
 * Whether the reader sees what a proposal is about: the actor, or the dossier of the milestone or topic. Whoever
 * proposed something of an actor that was removed sees what came of it.
 */
function isProposalVisible(visible: VisibleScope): SQL | undefined {
  if (!visible.seesNotes) return sql`1 = 0`
  const isDossierSeen = visible.isDossierVisible(proposals.dossierId)
  const seen = visible.db
    .select({ id: actors.id })
    .from(actors)
    .where(and(sql`${actors.id} = ${proposals.thingId}`, isActorVisible(visible)))
  const removed = visible.db
    .select({ id: removedActors.id })
    .from(removedActors)
    .where(sql`${removedActors.id} = ${proposals.thingId}`)
  const isOwn = visible.readerId === null ? sql`1 = 0` : eq(proposals.proposedBy, visible.readerId)
  return and(
    or(
      ...[inArray(proposals.thing, ofDossiers), sql`exists ${seen}`],
      and(isOwn, sql`exists ${removed}`),
    ),
    isDossierSeen && or(isNull(proposals.dossierId), isDossierSeen),
  )
}

function readProposals(visible: VisibleScope, where: SQL | undefined) {
  return visible.db
    .select({
      id: proposals.id,
      about: proposals.thing,
      aboutId: proposals.thingId,
      dossierId: proposals.dossierId,
      fields: proposals.fields,
      base: proposals.base,
      note: proposals.note,
      proposedById: proposals.proposedBy,
      proposedByName: users.name,
      proposedAt: proposals.proposedAt,
      state: proposals.state,
      answer: proposals.answer,
      settledBy: nameOfSettler,
    })
    .from(proposals)
    .innerJoin(users, eq(users.id, proposals.proposedBy))
    .where(and(where, isProposalVisible(visible)))
    .$dynamic()
}

type Row = Awaited<ReturnType<typeof readProposals>>[number]

function asProposal({ seesContactDetails }: VisibleScope, row: Row): Proposal {
  const { proposedById, proposedByName, about, state, ...rest } = row
  const maskFields = (written: unknown) =>
    seesContactDetails
      ? (written as ProposedFields)
      : Object.fromEntries(
          Object.entries(written as ProposedFields).map(([name, words]) => [
            name,
            maskWords(words),
          ]),
        )
  return {
    ...rest,
    about: about as ProposalSubject,
    state: state as ProposalState,
    fields: maskFields(row.fields),
    base: maskFields(row.base),
    note: seesContactDetails ? row.note : maskWords(row.note),
    answer: seesContactDetails ? row.answer : maskWords(row.answer),
    proposedBy: { id: proposedById, name: proposedByName },
  }
}

/** What waits for an editor, of what a filter leaves, the oldest first. */
async function listWaiting(
  visible: VisibleScope,
  filter: ProposalFilter,
  limit: number,
  offset: number,
): Promise<Proposal[]> {
  const rows = await readProposals(visible, isWaiting(visible, filter))
    .orderBy(asc(proposals.id))
    .limit(limit)
    .offset(offset)
  return rows.map((row) => asProposal(visible, row))
}

async function countWaiting(visible: VisibleScope, filter: ProposalFilter): Promise<number> {
  return countProposals(visible, isWaiting(visible, filter))
}

async function countProposals(visible: VisibleScope, where: SQL | undefined): Promise<number> {
  const [row] = await visible.db
    .select({ found: sql<number>`cast(count(*) as integer)` })
    .from(proposals)
    .where(and(where, isProposalVisible(visible)))
  return row?.found ?? 0
}

function isWaiting(
  { db }: VisibleScope,
  { actors: areMeant, dossierIds }: ProposalFilter,
): SQL | undefined {
  return and(
    eq(proposals.state, 'waiting'),
    or(
      areMeant ? notInArray(proposals.thing, ofDossiers) : sql`1 = 0`,
      and(inArray(proposals.thing, ofDossiers), inList(db, proposals.dossierId, dossierIds)),
    ),
  )
}

/** What waits about an actor and where it belongs, a topic, or the milestones and new topics of a dossier. */
async function listProposalsAbout(visible: VisibleScope, aboutId: string): Promise<Proposal[]> {
  const rows = await readProposals(
    visible,
    and(eq(proposals.thingId, aboutId), eq(proposals.state, 'waiting')),
  ).orderBy(asc(proposals.id))
  return rows.map((row) => asProposal(visible, row))
}

/** What somebody proposed, the newest first, with what came of it. */
async function listProposalsByPerson(
  visible: VisibleScope,
  userId: string,
  limit: number,
  offset: number,
): Promise<Proposal[]> {
  const rows = await readProposals(visible, eq(proposals.proposedBy, userId))
    .orderBy(desc(proposals.id))
    .limit(limit)
    .offset(offset)
  return rows.map((row) => asProposal(visible, row))
}

async function countProposalsByPerson(visible: VisibleScope, userId: string): Promise<number> {
  return countProposals(visible, eq(proposals.proposedBy, userId))
}

async function findProposal(visible: VisibleScope, id: string): Promise<Proposal | null> {
  const [row] = await readProposals(visible, eq(proposals.id, id))
  return row ? asProposal(visible, row) : null
}

/** The same with nothing masked in what is stored once it is taken. */
async function findProposalToTake(visible: VisibleScope, id: string): Promise<Proposal | null> {
  return findProposal({ ...visible, seesContactDetails: true }, id)
}

/**
 * Which of the things that a proposal rests on its proposer sees and not everybody who is signed in; null where
 * everybody sees all of them.
 */
async function findHiddenGround(
  visible: VisibleScope,
  ground: { actorId: string; organisation: string; letterId: string | null },
): Promise<'actor' | 'organisation' | 'letter' | null> {
  const { db, isVisible } = visible
  const everybodys = { ...visible, closedLetters: lettersClosedToSomebody }
  const isClosed = async (name: string) =>
    (await readActorsByName(visible, name)).length > 0 &&
    (await readActorsByName(everybodys, name)).length === 0
  if (await isClosed(ground.actorId)) return 'actor'
  if (await isClosed(ground.organisation)) return 'organisation'
  const { letterId } = ground
  const closed = letterId
    ? await db
        .select({ id: letters.id })
        .from(letters)
        .where(
          and(eq(letters.id, letterId), eq(letters.visibility, 'named'), isVisible(letters.id)),
        )
    : []
  return closed.length ? 'letter' : null
}

/** Which of the positions not everybody who is signed in sees: those in letters for named people, or withdrawn ones. */
async function findHiddenPassages(
  { db, isVisible }: VisibleScope,
  positionIds: readonly string[],
): Promise<string[]> {
  if (!positionIds.length) return []
  const rows = await db
    .select({ id: positions.id })
    .from(positions)
    .where(
      and(
        inList(db, positions.id, positionIds),
        isVisible(positions.letterId),
        sql`${positions.letterId} in (${lettersClosedToSomebody})`,
      ),
    )
    .orderBy(positions.id)
  return rows.map(({ id }) => id)
}

/** Keeps a proposal, whose changes `says` tells in words; nothing where it is not certain what a mask hides. */
async function makeProposal(
  visible: VisibleScope,
  { says, ...sent }: NewProposal & { says: (made: NewProposal) => string },
  performedBy: PerformedBy & { userId: string },
): Promise<ChangeOutcome> {
  const { made, unplaced } = await placeHiddenInProposal(visible, sent)
  if (Object.keys(unplaced).length) return { changed: false, unplaced }
  const { about, aboutId, ...rest } = made
  const at = new Date().toISOString()
  await atomically(visible.db, (tx) => [
    tx.insert(proposals).values({
      ...rest,
      ...{ id: newId(), thing: about, thingId: aboutId, state: 'waiting' },
      ...{ proposedBy: performedBy.userId, proposedAt: at },
    }),
    proposalEntry(
      ...([tx, { about, aboutId, dossierId: made.dossierId }, 'made a proposal'] as const),
      ...([says(made), performedBy, at] as const),
    ),
  ])
  return { changed: true }
}

/** Says what came of a proposal that waits; nothing where somebody settled it meanwhile. */
async function settleProposal(
  { db, seesContactDetails }: VisibleScope,
  settled: TakenProposal & { state: Settled },
  performedBy: PerformedBy,
): Promise<ChangeOutcome> {
  const { unplaced } = keepHidden({ answer: settled.answer }, null, undefined)
  if (!seesContactDetails && Object.keys(unplaced).length) return { changed: false, unplaced }
  const at = new Date().toISOString()
  return commitChange(db, (tx) => settleStatements(tx, settled, performedBy, at))
}
