import { and, type Column, desc, eq, inArray, isNull, sql, type SQL } from 'drizzle-orm'
import type { Merge, MergeKind } from '#app/domain/merges.ts'
import { bindFirst } from '../core/bind-first.ts'
import { atomically, type ChangeOutcome, commit, type Db } from '../core/dialect.ts'
import { newId } from '../core/ids.ts'
import { maskActorName } from '../core/masked-rows.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { refreshSearch } from '../search/refresh-search.ts'
import { merges, topics, users } from '../schema/schema.ts'
import { auditEntry, type PerformedBy } from '../statements/audit-entry.ts'
import { outdateNotesOnTopics, outdateSearch } from '../statements/index-letter.ts'
import { newestTopicName } from '../statements/newest-text.ts'
import { rebuildEvidence } from '../statements/rebuild-evidence.ts'
import { tables } from '../statements/stale-merges.ts'
import { isActorVisible } from '../statements/visible-actors.ts'

/**
 * What was entered twice. A merge is a row that says so: letters, positions and affiliations keep whom and what they
 * were stored with, and count as what `counts_as_id` says. Taking the row back gives all of it back.
 */
export function bindMerges(visible: VisibleScope) {
  return {
    ...bindFirst(visible, {
      mergesInto: listMergesInto,
    }),
    ...bindFirst(visible.db, {
      record: recordMerge,
      undo: undoMerge,
    }),
  }
}

/**
 * Lets one count as another. Nothing changes where either of them counts as something else by now. `turned`: of topics
 * whose propositions are opposites, so that every level of what is merged counts negated.
 */
async function recordMerge(
  db: Db,
  mergeable: MergeKind,
  mergedId: string,
  intoId: string,
  performedBy: PerformedBy,
  { turned = false }: { turned?: boolean } = {},
): Promise<ChangeOutcome> {
  if (mergedId === intoId) return { changed: false }
  const [id, at] = [newId(), new Date().toISOString()]
  const tableOf = tables[mergeable]
  const standsForItself = (one: string) =>
    sql`exists (select 1 from ${tableOf} where id = ${one} and counts_as_id = ${one})`
  const asBoolean = turned ? sql`true` : sql`false`
  const insertMerge = sql`insert into merges (id, thing, merged_id, into_id, turned, merged_at, merged_by)
    select ${id}, ${mergeable}, ${mergedId}, ${intoId}, ${asBoolean}, ${at}, ${performedBy.userId}
    where ${standsForItself(mergedId)} and ${standsForItself(intoId)}`
  const changed = await commit(
    atomically(db, (tx) => [
      { requireChange: insertMerge },
      sql`update ${tableOf} set ${turnIf(turned)} counts_as_id = ${intoId} where counts_as_id = ${mergedId}`,
      ...outdateLettersOf(mergeable, sql`counts_as_id = ${intoId} and id <> ${intoId}`),
      ...rebuildEvidence(tx, {
        positionIds: positionsCountingAs(
          mergeable,
          mergeable === 'actor' ? [mergedId, intoId] : [mergedId],
        ),
      }),
      auditEntry(tx, performedBy, at, {
        action: 'merged',
        subject: mergeable,
        subjectId: mergedId,
        after: { mergedId, intoId, ...(turned ? { turned } : {}) },
      }),
    ]),
  )
  await refreshSearch(db)
  return { changed }
}

/** What was turned round once more counts as it was coded. */
const turnIf = (turned: boolean): SQL => (turned ? sql`turned = not turned,` : sql``)

/** Takes a merge back: what was merged stands for itself again, with whatever was merged into it before. */
async function undoMerge(db: Db, id: string, performedBy: PerformedBy): Promise<ChangeOutcome> {
  const [merge] = await db
    .select()
    .from(merges)
    .where(and(eq(merges.id, id), isNull(merges.undoneAt)))
  if (!merge) return { changed: false }
  const [mergeable, mergedId] = [merge.thing as MergeKind, merge.mergedId]
  const [standing, at] = [await findStanding(db, mergeable, mergedId), new Date().toISOString()]
  // What it counts as was read before, so it must still be the same: what counts there is made anew.
  const open = and(
    eq(merges.id, id),
    isNull(merges.undoneAt),
    sql`exists (select 1 from ${tables[mergeable]} where id = ${mergedId} and ${isStanding(standing)})`,
  )
  const below = sql`with recursive below (id) as (select id from ${tables[mergeable]} where id = ${mergedId}
    union select m.merged_id from below join merges m on m.into_id = below.id and m.thing = ${mergeable}
    and m.undone_at is null) select id from below`
  const changed = await commit(
    atomically(db, (tx) => [
      {
        requireChange: tx
          .update(merges)
          .set({ undoneAt: at, undoneBy: performedBy.userId })
          .where(open),
      },
      sql`update ${tables[mergeable]} set ${turnIf(standing.turned)} counts_as_id = ${mergedId}
        where id in (${below})`,
      ...outdateLettersOf(mergeable, sql`counts_as_id = ${mergedId}`),
      ...rebuildEvidence(tx, {
        positionIds: positionsCountingAs(mergeable, [standing.countsAsId]),
      }),
      auditEntry(tx, performedBy, at, {
        action: 'took apart',
        subject: mergeable,
        subjectId: mergedId,
        before: { mergedId, intoId: merge.intoId },
        after: { mergedId, intoId: null },
      }),
    ]),
  )
  await refreshSearch(db)
  return { changed }
}

/**
 * Letters are found by the names that whoever stands on them has now, and by notes of those who see the topics that
 * these are on.
 */
function outdateLettersOf(mergeable: MergeKind, condition: SQL): SQL[] {
  return mergeable === 'actor'
    ? [
        outdateSearch(sql`select letter_id from parties where actor_id in (select id from actors
          where ${condition})`),
      ]
    : [outdateNotesOnTopics(sql`select id from topics where ${condition}`)]
}

/**
 * What counts as a thing by merges that nobody took back, the newest first; without those whom only hidden letters
 * name.
 */
async function listMergesInto(
  visible: VisibleScope,
  mergeable: MergeKind,
  id: string,
): Promise<Merge[]> {
  const { db, seesContactDetails } = visible
  const counting = db
    .select({ id: tables[mergeable].id })
    .from(tables[mergeable])
    .where(
      and(
        eq(tables[mergeable].countsAsId, id),
        mergeable === 'actor' ? isActorVisible(visible) : undefined,
      ),
    )
  const rows = await db
    .select({
      id: merges.id,
      mergedId: merges.mergedId,
      merged: nameQuery(mergeable, merges.mergedId),
      intoId: merges.intoId,
      into: nameQuery(mergeable, merges.intoId),
      turned: merges.turned,
      at: merges.mergedAt,
      by: users.name,
    })
    .from(merges)
    .leftJoin(users, eq(users.id, merges.mergedBy))
    .where(
      and(eq(merges.thing, mergeable), isNull(merges.undoneAt), inArray(merges.mergedId, counting)),
    )
    .orderBy(desc(merges.mergedAt), desc(merges.id))
  return seesContactDetails
    ? rows
    : rows.map((merge) => ({
        ...merge,
        merged: maskActorName(merge.merged, merge.mergedId),
        into: maskActorName(merge.into, merge.intoId),
      }))
}

/** What a thing counts as, and of a topic whether it does so turned round. */
type Standing = { countsAsId: string; turned: boolean }

async function findStanding(db: Db, mergeable: MergeKind, id: string): Promise<Standing> {
  const table = tables[mergeable]
  const [found] = await db
    .select({
      countsAsId: table.countsAsId,
      turned: mergeable === 'topic' ? topics.turned : sql<boolean>`false`.mapWith(Boolean),
    })
    .from(table)
    .where(eq(table.id, id))
  return found!
}

const isStanding = ({ countsAsId, turned }: Standing): SQL =>
  sql`counts_as_id = ${countsAsId}${turned ? sql` and turned` : sql``}`

/** The positions that count for one of the actors or on one of the topics. */
function positionsCountingAs(mergeable: MergeKind, ids: readonly string[]): SQL {
  const column = mergeable === 'actor' ? sql`actor_id` : sql`topic_id`
  // What a second coder read on another topic may be on the same one now.
  const paired = sql` union select position_id from coding_pairs where settled_at is null and position_id is not null`
  return sql`select position_id from evidence where ${column} in (${sql.join(
    ids.map((id) => sql`${id}`),
    sql`, `,
  )})${mergeable === 'topic' ? paired : sql``}`
}

function nameQuery(mergeable: MergeKind, id: Column): SQL<string> {
  return mergeable === 'actor'
    ? sql<string>`(select named.name from actors named where named.id = ${id})`
    : newestTopicName(id)
}
