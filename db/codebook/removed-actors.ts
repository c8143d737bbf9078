import { and, eq, isNull, or, sql, type SQL } from 'drizzle-orm'
import { toActorForm, type ActorRecord, type ActorCounts } from '#app/domain/actors.ts'
import { commitChange, inList, type ChangeOutcome } from '../core/dialect.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import {
  actorFacts,
  actorMarks,
  actors,
  affiliations,
  aliases,
  evidenceVersions,
  registerIds,
  twinAnswers,
} from '../schema/schema.ts'
import { auditEntry, type PerformedBy } from '../statements/audit-entry.ts'
import { isActorVisible } from '../statements/visible-actors.ts'
import { describeActor } from './actor-records.ts'

/** What rests on an actor and on what was merged into it, as far as the reader sees it. */
export async function countActorUses(visible: VisibleScope, actorId: string): Promise<ActorCounts> {
  const { db, closedLetters } = visible
  const group = sql`(select g.id from actors g where g.counts_as_id = ${actorId})`
  const count = (rows: SQL): SQL<number> =>
    sql<number>`(select cast(count(*) as integer) from ${rows})`
  const isSeen = (column: SQL) => sql`(${column} is null or ${column} not in (${closedLetters}))`
  const [row] = await db
    .select({
      letters: count(sql`(select p.letter_id from parties p where p.actor_id in ${group}
        and p.letter_id not in (${closedLetters}) union select q.letter_id from position_holders h
        join positions q on q.id = h.position_id where h.actor_id in ${group}
        and q.letter_id not in (${closedLetters}) union select k.letter_id from letter_asks k
        where k.actor_id in ${group} and k.letter_id not in (${closedLetters})) standing`),
      members: count(sql`(select a.id from affiliations a where a.organisation_id in ${group}
        and a.member_id not in ${group} and ${isSeen(sql`a.letter_id`)}) belonging`),
      predecessors: count(sql`(select f.id from actor_facts f where f.successor_id in ${group}
        and f.actor_id not in ${group} and ${isSeen(sql`f.letter_id`)}) followed`),
      merges: count(sql`(select m.id from merges m where m.thing = 'actor'
        and (m.merged_id in ${group} or m.into_id in ${group})) made`),
    })
    .from(actors)
    .where(eq(actors.id, actorId))
  return row ?? { letters: 0, members: 0, predecessors: 0, merges: 0 }
}

/** What keeps an actor from being taken out of the store, whoever sees it, as a condition on its id. */
function restsOn(id: string): SQL {
  return sql`(exists (select 1 from parties p where p.actor_id = ${id})
    or exists (select 1 from position_holders h where h.actor_id = ${id})
    or exists (select 1 from letter_asks k where k.actor_id = ${id})
    or exists (select 1 from affiliations a where a.organisation_id = ${id})
    or exists (select 1 from actor_facts f where f.successor_id = ${id})
    or exists (select 1 from evidence e where e.actor_id = ${id})
    or exists (select 1 from merges m where m.thing = 'actor' and (m.merged_id = ${id} or m.into_id = ${id})))`
}

/** A letter closed to the reader that names an actor; it alone may be what is left of one that they remove. */
function closedLetterOf(closedLetters: SQL, id: string): SQL {
  return sql`(select min(named.letter_id) from (
    select p.letter_id from parties p where p.actor_id = ${id}
    union select q.letter_id from position_holders h join positions q on q.id = h.position_id
      where h.actor_id = ${id}
    union select k.letter_id from letter_asks k where k.actor_id = ${id}
    union select a.letter_id from affiliations a where a.organisation_id = ${id} or a.member_id = ${id}
    union select f.letter_id from actor_facts f where f.successor_id = ${id}) named
    where named.letter_id in (${closedLetters}))`
}

/**
 * Takes an actor on which nothing rests out of the store, with its names, numbers and rows of its own. Where letters
 * rest on it that the reader does not see, it is from now on as hidden as they are, so that nobody learns of them.
 * Nothing changes where somebody changed it, or something came to rest on it, meanwhile.
 */
export async function removeActor(
  visible: VisibleScope,
  record: ActorRecord,
  performedBy: PerformedBy,
): Promise<ChangeOutcome> {
  const { db } = visible
  const { id, revision } = record
  const uses = await countActorUses(visible, id)
  if (Object.values(uses).some((count) => count > 0)) return { changed: false }
  const at = new Date().toISOString()
  const isAsRead = and(eq(actors.id, id), eq(actors.revision, revision))
  const [row] = await db
    .select({ rests: sql<number>`case when ${restsOn(id)} then 1 else 0 end` })
    .from(actors)
    .where(isAsRead)
  if (!row) return { changed: false }
  const entry = (action: string) => ({
    action,
    subject: 'actor',
    subjectId: id,
    before: describeActor(toActorForm(record)),
  })
  if (Number(row.rests))
    return commitChange(db, (tx) => [
      tx
        .update(affiliations)
        .set({ withdrawnAt: at })
        .where(and(eq(affiliations.memberId, id), isNull(affiliations.letterId))),
      tx.update(actorFacts).set({ withdrawnAt: at }).where(eq(actorFacts.actorId, id)),
      {
        requireChange: tx
          .update(actors)
          .set({ letterId: closedLetterOf(visible.closedLetters, id) as never })
          .where(and(isAsRead, sql`${closedLetterOf(visible.closedLetters, id)} is not null`)),
      },
      auditEntry(tx, performedBy, at, entry('removed')),
    ])
  return commitChange(db, (tx) => [
    tx.delete(aliases).where(eq(aliases.actorId, id)),
    tx.delete(registerIds).where(eq(registerIds.actorId, id)),
    tx.delete(actorMarks).where(eq(actorMarks.actorId, id)),
    tx.delete(actorFacts).where(eq(actorFacts.actorId, id)),
    tx.delete(affiliations).where(eq(affiliations.memberId, id)),
    tx.delete(twinAnswers).where(or(eq(twinAnswers.firstId, id), eq(twinAnswers.secondId, id))),
    tx.delete(evidenceVersions).where(eq(evidenceVersions.actorId, id)),
    { requireChange: tx.delete(actors).where(and(isAsRead, sql`not ${restsOn(id)}`)) },
    auditEntry(tx, performedBy, at, entry('removed')),
  ])
}

/** Takes an actor out of what is offered, or puts it back; what rests on it stays as it is. */
export async function setActorWithdrawn(
  { db }: VisibleScope,
  { id, revision }: Pick<ActorRecord, 'id' | 'revision'>,
  withdrawn: boolean,
  performedBy: PerformedBy,
): Promise<ChangeOutcome> {
  const at = new Date().toISOString()
  return commitChange(db, (tx) => [
    {
      requireChange: tx
        .update(actors)
        .set({ withdrawnAt: withdrawn ? at : null, revision: revision + 1 })
        .where(
          and(
            eq(actors.id, id),
            eq(actors.revision, revision),
            withdrawn ? isNull(actors.withdrawnAt) : sql`${actors.withdrawnAt} is not null`,
          ),
        ),
    },
    auditEntry(tx, performedBy, at, {
      action: withdrawn ? 'withdrew' : 'restored',
      subject: 'actor',
      subjectId: id,
    }),
  ])
}

/** Those of some actors that were withdrawn: shown as such where something rests on them. */
export async function findWithdrawnActors(
  visible: VisibleScope,
  ids: readonly string[],
): Promise<string[]> {
  const { db } = visible
  if (!ids.length) return []
  const rows = await db
    .select({ id: actors.id })
    .from(actors)
    .where(
      and(
        sql`${actors.withdrawnAt} is not null`,
        inList(db, actors.id, ids),
        isActorVisible(visible),
      ),
    )
  return rows.map(({ id }) => id).sort()
}
