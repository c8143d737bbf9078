import { and, eq, isNull, sql, type SQL } from 'drizzle-orm'
import type { ActorRecord, ActorCounts } from '#app/domain/actors.ts'
import { commitChange, inList, type ChangeOutcome } from '../core/dialect.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { actors } from '../schema/schema.ts'
import { auditEntry, type PerformedBy } from '../statements/audit-entry.ts'
import { lettersCodedAgainOn } from '../statements/second-holder.ts'
import { isActorVisible } from '../statements/visible-actors.ts'

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
        where k.actor_id in ${group} and k.letter_id not in (${closedLetters}) union select again.letter_id
        from (${lettersCodedAgainOn(group)}) again where again.letter_id not in (${closedLetters})) standing`),
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
