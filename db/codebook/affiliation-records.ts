import { and, asc, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { ActorKind } from '#app/domain/actors.ts'
import {
  widenBounds,
  type AffiliationForm,
  type AffiliationRecord,
} from '#app/domain/affiliations.ts'
import type { FormState } from '#app/domain/history/earlier-forms.ts'
import type { TakenProposal } from '#app/domain/proposals.ts'
import {
  commitChange,
  inList,
  type ChangeOutcome,
  type Db,
  type RequiredChange,
  type Statement,
  type Transaction,
} from '../core/dialect.ts'
import { newId } from '../core/ids.ts'
import { maskActorName, maskAffiliation, maskWords } from '../core/masked-rows.ts'
import { lettersClosedToSomebody, type VisibleScope } from '../core/visible-scope.ts'
import { actors, affiliations, letters, users } from '../schema/schema.ts'
import { auditEntry, type PerformedBy } from '../statements/audit-entry.ts'
import { takeProposalStatements } from '../statements/settle-proposal.ts'
import { canonicalActorId, keepActor, namedActor } from '../statements/canonical-actor.ts'
import { countsByDefault } from '../statements/counts-by-default.ts'
import { insertMadeActors, type ActorToMake } from '../statements/insert-made-actors.ts'
import { rebuildEvidence } from '../statements/rebuild-evidence.ts'
import { isActorVisible, isAffiliationVisible } from '../statements/visible-actors.ts'

/** What is done to where an actor belongs at once; each row that stands already as it was read. */
export type AffiliationChanges = {
  /** Organisations that are new, stored with the row that names them or not at all. */
  made?: readonly ActorToMake[]
  added?: readonly (AffiliationForm & { id?: string })[]
  changed?: readonly { before: AffiliationRecord; after: AffiliationForm }[]
  withdrawn?: readonly AffiliationRecord[]
  restored?: readonly StandingAffiliation[]
  wentBack?: readonly (FormState<AffiliationForm> & {
    before: AffiliationRecord
    /** The entry of the log that left it. */
    entryId: string
  })[]
}

/** A row as far as putting it back needs it. */
type StandingAffiliation = AffiliationForm & Pick<AffiliationRecord, 'id' | 'revision' | 'memberId'>

/** Where an actor belongs as far as no letter alone says so, what was taken out among it, the earliest first. */
export async function listAffiliationRecords(
  visible: VisibleScope,
  memberId: string,
): Promise<AffiliationRecord[]> {
  const own = visible.db
    .select({ id: actors.id })
    .from(actors)
    .where(eq(actors.countsAsId, memberId))
  return readAffiliationRecords(visible, inArray(affiliations.memberId, own))
}

/** The same of all actors that a condition names; of everybody where there is none. */
export async function readAffiliationRecords(
  visible: VisibleScope,
  ofMembers: SQL | undefined,
): Promise<AffiliationRecord[]> {
  const { db, seesContactDetails } = visible
  const rows = await db
    .select({
      row: affiliations,
      memberId: canonicalActorId(affiliations.memberId),
      organisationId: actors.id,
      organisation: actors.name,
      organisationKind: actors.kind,
      letter: letters.title,
      saidBy: users.name,
    })
    .from(affiliations)
    .innerJoin(namedActor.table, namedActor.isIn(affiliations.organisationId))
    .innerJoin(actors, namedActor.countsAs)
    .leftJoin(letters, eq(letters.id, affiliations.letterId))
    .leftJoin(users, eq(users.id, affiliations.saidBy))
    .where(
      and(
        ofMembers,
        or(isNull(affiliations.letterId), eq(affiliations.typed, true)),
        isAffiliationVisible(visible),
        isActorVisible(visible),
      ),
    )
    .orderBy(asc(sql`coalesce(${affiliations.firstDay}, '')`), asc(affiliations.id))
  return rows.map(({ row, ...named }) => {
    const { saidBy: _by, saidDay, withdrawnAt, ...kept } = row
    const record: AffiliationRecord = {
      ...kept,
      memberId: named.memberId,
      organisationId: named.organisationId,
      organisation: named.organisation,
      organisationKind: named.organisationKind as ActorKind,
      letter: named.letter,
      said: saidDay === null ? null : { by: named.saidBy, day: saidDay },
      withdrawn: withdrawnAt !== null,
    }
    return seesContactDetails ? record : maskRecord(record)
  })
}

function maskRecord(record: AffiliationRecord): AffiliationRecord {
  return {
    ...maskAffiliation(record),
    organisation: maskActorName(record.organisation, record.organisationId),
    letter: maskWords(record.letter),
    source: maskWords(record.source),
  }
}

/**
 * Whether it may be typed that actors belong together: what is typed everybody reads, so where a letter for named
 * people alone knows of one of them, such a letter has to be what proves it.
 */
export async function canBeTyped(
  visible: VisibleScope,
  actorIds: readonly string[],
  letterId: string | null,
): Promise<boolean> {
  const { db } = visible
  const [letter] = await db
    .select({ id: letters.id })
    .from(letters)
    .where(and(eq(letters.id, letterId ?? ''), sql`${letters.id} in (${lettersClosedToSomebody})`))
  if (letter) return true
  const known = await db
    .select({ id: actors.id })
    .from(actors)
    .where(
      and(
        inList(db, actors.id, actorIds),
        // What somebody codes a second time tells them nothing here either.
        isActorVisible({
          ...visible,
          closedLetters: sql`${lettersClosedToSomebody} union all ${visible.closedLetters}`,
        }),
      ),
    )
  return known.length === new Set(actorIds).size
}

/**
 * Does all of it, each change with its entry in the log, and takes a proposal with it; or nothing where somebody
 * changed one of them or settled the proposal meanwhile.
 */
export async function saveAffiliations(
  db: Db,
  memberId: string,
  changes: AffiliationChanges,
  performedBy: PerformedBy,
  takes: TakenProposal | null = null,
): Promise<ChangeOutcome> {
  const at = new Date().toISOString()
  return commitChange(db, (tx) => [
    ...affiliationStatements(tx, memberId, changes, performedBy, at),
    ...takeProposalStatements(tx, takes, performedBy, at),
  ])
}

/** The statements of that, for a transaction that changes more. */
export function affiliationStatements(
  tx: Transaction,
  memberId: string,
  { made = [], added = [], changed = [], withdrawn = [], ...back }: AffiliationChanges,
  performedBy: PerformedBy,
  at: string,
): (Statement | RequiredChange)[] {
  const typing = { typed: true, saidBy: performedBy.userId, saidDay: at.slice(0, 10) }
  const log = (
    action: string,
    { id, before, after }: { id: string; before?: LoggedRow; after: LoggedRow },
  ) =>
    auditEntry(tx, performedBy, at, {
      action,
      subject: 'affiliation',
      subjectId: id,
      ...(before && { before: describeRow(before) }),
      after: describeRow(after),
    })
  const rewrite = (before: AffiliationRecord, after: AffiliationForm, values: RowValues = {}) => [
    updateRow(tx, before, {
      ...formColumns(after),
      ...typing,
      organisationId: keepActor(affiliations.organisationId, after.organisationId) as never,
      ...values,
    }),
    ...rebuildEvidence(tx, { formerMemberId: memberId, ...widenBounds(before, after) }),
  ]
  return [
    ...insertMadeActors(tx, made, performedBy, at),
    ...added.flatMap(({ id = newId(), ...form }) => [
      tx.insert(affiliations).values({ id, memberId, ...formColumns(form), ...typing }),
      ...rebuildEvidence(tx, { memberId, ...boundsOf(form) }),
      log('added', { id, after: { ...form, memberId } }),
    ]),
    ...changed.flatMap(({ before, after }) => [
      ...rewrite(before, after),
      log('changed', { id: before.id, before, after: { ...after, memberId } }),
    ]),
    ...withdrawn.flatMap((row) => [
      updateRow(tx, row, { withdrawnAt: at }, isNull(affiliations.withdrawnAt)),
      ...rebuildEvidence(tx, { formerMemberId: memberId, ...boundsOf(row) }),
      log('withdrew', { id: row.id, before: row, after: row }),
    ]),
    ...(back.restored ?? []).flatMap((row) => [
      updateRow(tx, row, { withdrawnAt: null }),
      ...rebuildEvidence(tx, { memberId, ...boundsOf(row) }),
      log('restored', { id: row.id, before: row, after: row }),
    ]),
    ...(back.wentBack ?? []).flatMap(({ before, form, out, entryId }) => [
      ...rewrite(before, form, { withdrawnAt: out ? at : null }),
      log('went back', {
        id: before.id,
        before: { ...before, out: before.withdrawn },
        after: { ...form, memberId, out, entryId },
      }),
    ]),
  ]
}

type LoggedReturn = { out?: boolean; entryId?: string }
type LoggedRow = AffiliationForm & LoggedReturn & { memberId: string }

const boundsOf = ({ firstDay, lastDay }: Pick<AffiliationForm, 'firstDay' | 'lastDay'>) => ({
  firstDay,
  lastDay,
})

/** What is not said to count or not counts as is usual for the organisation. */
function formColumns({ counts, ...form }: AffiliationForm) {
  const { organisationId, role, firstDay, lastDay, fromEdtf, toEdtf, letterId, source } = form
  return {
    ...{ organisationId, role, firstDay, lastDay, fromEdtf, toEdtf, letterId, source },
    counts: counts ?? (countsByDefault(organisationId) as never),
  }
}

type RowValues = Partial<typeof affiliations.$inferInsert>

function updateRow(
  tx: Transaction,
  { id, revision }: Pick<AffiliationRecord, 'id' | 'revision'>,
  values: RowValues,
  where?: SQL,
): RequiredChange | Statement {
  return {
    requireChange: tx
      .update(affiliations)
      .set({ ...values, revision: revision + 1 })
      .where(and(eq(affiliations.id, id), eq(affiliations.revision, revision), where)),
  }
}

function describeRow({ memberId, fromEdtf, toEdtf, letterId, ...row }: LoggedRow) {
  const { organisationId, role, firstDay, lastDay, counts, source, out, entryId } = row
  return {
    ...{ memberId, organisationId, role, firstDay, lastDay, counts, source },
    from: fromEdtf ?? firstDay,
    to: toEdtf ?? lastDay,
    ...{ provenByLetter: letterId !== null, letterId },
    ...(out !== undefined && { out }),
    ...(entryId !== undefined && { entryId }),
  }
}
