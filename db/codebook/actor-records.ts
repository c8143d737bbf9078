import { and, asc, eq, sql } from 'drizzle-orm'
import {
  describeActorSort,
  toActorForm,
  type ActorForm,
  type ActorRecord,
} from '#app/domain/actors.ts'
import type { TakenProposal } from '#app/domain/proposals.ts'
import { registers, type Register } from '#app/domain/registers.ts'
import { foldText } from '#app/domain/text/words.ts'
import {
  commitChange,
  inList,
  type ChangeOutcome,
  type Db,
  type RequiredChange,
  type Statement,
  type Transaction,
} from '../core/dialect.ts'
import { maskActor, maskWords } from '../core/masked-rows.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { actors, aliases, registerIds } from '../schema/schema.ts'
import { refreshSearch } from '../search/refresh-search.ts'
import { auditEntry, type PerformedBy } from '../statements/audit-entry.ts'
import { takeProposalStatements } from '../statements/settle-proposal.ts'
import { outdateSearch } from '../statements/index-letter.ts'
import { isActorVisible } from '../statements/visible-actors.ts'
import { findActor, findActors } from './actor-rows.ts'

/** All that was typed of an actor; of one that was merged, of the one that remains. */
export async function findActorRecord(
  visible: VisibleScope,
  actorId: string,
): Promise<ActorRecord | null> {
  const { db, seesContactDetails } = visible
  const actor = await findActor({ ...visible, seesContactDetails: true }, actorId)
  if (!actor) return null
  const [row] = await db
    .select({
      note: actors.note,
      revision: actors.revision,
      heldInTurn: actors.heldInTurn,
      withdrawnAt: actors.withdrawnAt,
    })
    .from(actors)
    .where(eq(actors.id, actor.id))
  const own = await db
    .select({ name: aliases.name })
    .from(aliases)
    .where(eq(aliases.actorId, actor.id))
    .orderBy(asc(aliases.name))
  const numbers = await db.select().from(registerIds).where(eq(registerIds.actorId, actor.id))
  const ownNames = own.map(({ name }) => name)
  const mergedNames = actor.aliases.filter((name) => !ownNames.includes(name))
  const [named, merged] = [
    { ...actor, aliases: ownNames },
    { ...actor, aliases: mergedNames },
  ].map((each) => (seesContactDetails ? each : maskActor(each)))
  return {
    ...named!,
    mergedNames: merged!.aliases,
    note: seesContactDetails ? row!.note : maskWords(row!.note),
    revision: row!.revision,
    heldInTurn: row!.heldInTurn,
    withdrawn: row!.withdrawnAt !== null,
    registerIds: numbers
      .map(({ register, number, givenDay }) => ({
        register: register as Register,
        number,
        givenDay,
      }))
      .sort((one, other) => registers.indexOf(one.register) - registers.indexOf(other.register)),
  }
}

/** Those who have a number in a register, as far as the reader may know of them. */
export async function findByRegisterId(visible: VisibleScope, register: Register, number: string) {
  const rows = await visible.db
    .select({ id: actors.id })
    .from(registerIds)
    .innerJoin(actors, eq(actors.id, registerIds.actorId))
    .where(
      and(
        eq(registerIds.register, register),
        eq(registerIds.number, number),
        isActorVisible(visible),
      ),
    )
  return findActors(
    visible,
    rows.map(({ id }) => id),
  )
}

/**
 * Stores what somebody wrote of an actor, with its entry in the log and the proposal that it takes, unless either was
 * changed since it was read. `wentBackTo`: the entry of the log that left what is written.
 */
export async function correctActor(
  db: Db,
  before: ActorRecord,
  after: ActorForm,
  performedBy: PerformedBy,
  takes: TakenProposal | null = null,
  wentBackTo: string | null = null,
): Promise<ChangeOutcome> {
  const at = new Date().toISOString()
  const outcome = await commitChange(db, (tx) => [
    ...correctActorStatements(db, tx, { before, after, wentBackTo }, performedBy, at),
    ...takeProposalStatements(tx, takes, performedBy, at),
  ])
  await refreshSearch(db)
  return outcome
}

/** The statements of that, for a transaction that changes more; the search is to be made anew after it. */
export function correctActorStatements(
  db: Db,
  tx: Transaction,
  {
    before,
    after,
    wentBackTo = null,
  }: { before: ActorRecord; after: ActorForm; wentBackTo?: string | null },
  performedBy: PerformedBy,
  at: string,
): (Statement | RequiredChange)[] {
  const { id, revision } = before
  const { name, kind, heldInTurn, note } = after
  return [
    {
      requireChange: tx
        .update(actors)
        .set({ name, nameKey: foldText(name), kind, heldInTurn, note, revision: revision + 1 })
        .where(
          and(eq(actors.id, id), eq(actors.revision, revision), eq(actors.countsAsId, actors.id)),
        ),
    },
    ...changeAliases(db, tx, before, after),
    ...changeRegisterIds(tx, before, after, at),
    outdateSearch(sql`select letter_id from parties where actor_id in (select a.id from actors a
      where a.counts_as_id = ${id})`),
    auditEntry(tx, performedBy, at, {
      action: wentBackTo ? 'went back' : 'changed',
      subject: 'actor',
      subjectId: id,
      before: describeActor(toActorForm(before)),
      after: { ...describeActor(after), ...(wentBackTo && { entryId: wentBackTo }) },
    }),
  ]
}

function changeAliases(
  db: Db,
  tx: Transaction,
  { id, aliases: known }: ActorRecord,
  { aliases: wanted }: ActorForm,
): Statement[] {
  const gone = known.filter((name) => !wanted.includes(name))
  const added = wanted.filter((name) => !known.includes(name))
  return [
    ...(gone.length
      ? [tx.delete(aliases).where(and(eq(aliases.actorId, id), inList(db, aliases.name, gone)))]
      : []),
    ...added.map((name) =>
      tx.insert(aliases).values({ actorId: id, name, nameKey: foldText(name) }),
    ),
  ]
}

/** Only what is another than before gets another day. */
function changeRegisterIds(
  tx: Transaction,
  before: ActorRecord,
  { numbers }: ActorForm,
  at: string,
): Statement[] {
  const known = toActorForm(before).numbers
  return registers.flatMap((register) => {
    const number = numbers[register]
    if (number === known[register]) return []
    const { id: actorId } = before
    return [
      tx
        .delete(registerIds)
        .where(and(eq(registerIds.actorId, actorId), eq(registerIds.register, register))),
      ...(number === null
        ? []
        : [
            tx.insert(registerIds).values({ actorId, register, number, givenDay: at.slice(0, 10) }),
          ]),
    ]
  })
}

/** What the log tells of an actor. */
export const describeActor = ({ numbers, heldInTurn, kind, ...written }: ActorForm) => ({
  ...written,
  kind: describeActorSort({ kind, heldInTurn }),
  ...numbers,
})
