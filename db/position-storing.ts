import { and, eq, inArray, ne, notInArray, sql, type SQL } from 'drizzle-orm'
import type { Day } from '#app/domain/days.ts'
import type { PositionForm } from '#app/domain/position-form.ts'
import type { Position, PositionWithLetter, PositionStatus } from '#app/domain/positions.ts'
import type { Quote } from '#app/domain/text/quotes.ts'
import { standing } from './actors.ts'
import { noted, type AuditEntry, type Doer } from './audit.ts'
import {
  atomically,
  done,
  type Db,
  type Demand,
  type Statement,
  type Transaction,
} from './dialect.ts'
import { evidenceAnew } from './evidence.ts'
import { actors, positionHolders, positions } from './schema.ts'

/** A position to be stored: what was said about it, with its quote in one text version. */
export type NewPosition = {
  id: string
  letterId: string
  textVersionId: string
  lastDay: Day
  fields: Said
  quote: Quote
  paragraph: number | null
}
export type Said = Omit<PositionForm, 'exact' | 'start' | 'end'>

/** What a position becomes when one goes back to an earlier state of it; the quote stands in the text version named. */
export type Turned = {
  said: Said
  quote: Quote
  paragraph: number | null
  status: PositionStatus
  textVersionId: string
}
/** Why it goes back: to a version that somebody chose, or because somebody undoes what they did; `entryId` is the audit log's. */
export type Turning = { deed: 'went back' | 'undid'; entryId: string }

/** `changed` false: somebody else changed it since `revision`, and nothing was stored. */
export type Outcome = { changed: boolean }

/** How positions are stored, changed, withdrawn and turned back; each change with its entry in the log. */
export function positionWrites(db: Db) {
  return {
    /** Stores a position with its holders. The same id again changes nothing: a form posted twice is one position. */
    record: async (added: NewPosition, doer: Doer): Promise<Outcome> => {
      const [there] = await db
        .select({ id: positions.id })
        .from(positions)
        .where(eq(positions.id, added.id))
      if (there) return { changed: false }
      const at = new Date().toISOString()
      await atomically(db, (tx) => [
        ...insertPosition(tx, added, doer, at),
        ...evidenceAnew(tx, { positionId: added.id }),
      ])
      return { changed: true }
    },

    /** Changes a position that nobody else changed since `revision`. */
    change: async (
      before: PositionWithLetter,
      revision: number,
      change: { said: Said; quote: Quote; paragraph: number | null },
      doer: Doer,
    ): Promise<Outcome> => {
      const { said, quote, paragraph } = change
      const entry = {
        deed: 'changed',
        thing: 'position',
        thingId: before.id,
        before: saidOf(before),
        after: saidOf({ ...said, quote }),
      }
      return lockedly(db, (tx) =>
        rewritten(tx, {
          id: before.id,
          revision,
          said,
          doer,
          entry,
          changes: { ...storedQuote(quote), paragraph },
          where: ne(positions.status, 'withdrawn'),
        }),
      )
    },

    /** Gives a position that nobody else changed since `revision` back what it said before, with whether it was withdrawn. */
    turnBack: async (
      before: PositionWithLetter,
      revision: number,
      { said, quote, ...turned }: Turned,
      { deed, entryId }: Turning,
      doer: Doer,
    ): Promise<Outcome> => {
      const entry = {
        deed,
        thing: 'position',
        thingId: before.id,
        before: { ...saidOf(before), status: before.status },
        after: { ...saidOf({ ...said, quote }), status: turned.status, entryId },
      }
      return lockedly(db, (tx) =>
        rewritten(tx, {
          id: before.id,
          revision,
          said,
          doer,
          entry,
          changes: { ...storedQuote(quote), ...turned },
        }),
      )
    },

    /** Withdraws or restores: the position stays, struck out, and can come back. */
    setStatus: async (
      id: string,
      revision: number,
      status: PositionStatus,
      doer: Doer,
    ): Promise<Outcome> => {
      const at = new Date().toISOString()
      return lockedly(db, (tx) => [
        {
          must: tx
            .update(positions)
            .set({ status, changedAt: at, changedBy: doer.userId, revision: revision + 1 })
            .where(
              and(
                eq(positions.id, id),
                eq(positions.revision, revision),
                ne(positions.status, status),
              ),
            ),
        },
        ...evidenceAnew(tx, { positionId: id }),
        noted(tx, doer, at, {
          deed: status === 'withdrawn' ? 'withdrew' : 'restored',
          thing: 'position',
          thingId: id,
          before: { status: status === 'withdrawn' ? 'approved' : 'withdrawn' },
          after: { status },
        }),
      ])
    },
  }
}

type Rewriting = {
  id: string
  revision: number
  said: Said
  doer: Doer
  entry: AuditEntry
  changes: Partial<typeof positions.$inferInsert>
  where?: SQL
}

function rewritten(
  tx: Transaction,
  { id, revision, said, doer, entry, changes, where }: Rewriting,
): (Statement | Demand)[] {
  const at = new Date().toISOString()
  const { topicId, ...rest } = storedSaid(said)
  // A topic that was merged shows as the one that remains: saved again, the position keeps the one it was coded with.
  const topic = sql`case when (select counts_as_id from topics where topics.id = positions.topic_id) = (select counts_as_id from topics where topics.id = ${topicId}) then positions.topic_id else ${topicId} end`
  return [
    {
      must: tx
        .update(positions)
        .set({
          ...rest,
          ...changes,
          topicId: topic as never,
          changedAt: at,
          changedBy: doer.userId,
          revision: revision + 1,
        })
        .where(and(eq(positions.id, id), eq(positions.revision, revision), where)),
    },
    ...holdersAnew(tx, id, said),
    ...evidenceAnew(tx, { positionId: id }),
    noted(tx, doer, at, entry),
  ]
}

/** Whoever holds the position no more goes, whoever is new comes; somebody who was merged stays where the one that remains still holds it. */
function holdersAnew(tx: Transaction, positionId: string, said: Said): Statement[] {
  const ids = [...new Set(said.holderIds)]
  const held = tx.select({ id: actors.countsAsId }).from(actors).where(inArray(actors.id, ids))
  return [
    tx
      .delete(positionHolders)
      .where(
        and(
          eq(positionHolders.positionId, positionId),
          notInArray(standing(positionHolders.actorId), held),
        ),
      ),
    ...ids.map(
      (id) =>
        sql`insert into position_holders (position_id, actor_id) select ${positionId}, ${id} where not exists (select 1 from position_holders h join actors a on a.id = h.actor_id join actors n on n.counts_as_id = a.counts_as_id where h.position_id = ${positionId} and n.id = ${id})`,
    ),
  ]
}

/** Stores a position and its holders; `evidenceAnew` has to follow once they are all there. */
export function insertPosition(
  tx: Transaction,
  added: NewPosition,
  doer: Doer,
  at: string,
): Statement[] {
  const { id, letterId, textVersionId, lastDay, fields, quote, paragraph } = added
  return [
    tx.insert(positions).values({
      id,
      letterId,
      textVersionId,
      lastDay,
      ...storedSaid(fields),
      ...storedQuote(quote),
      paragraph,
      status: 'approved',
      createdAt: at,
      createdBy: doer.userId,
      changedAt: at,
      changedBy: doer.userId,
      revision: 1,
    }),
    ...holderRows(tx, id, fields),
    noted(tx, doer, at, {
      deed: 'added',
      thing: 'position',
      thingId: id,
      after: { letterId, ...fields, quote },
    }),
  ]
}

function storedSaid({ topicId, level, absence, conditional, condition, note, reported }: Said) {
  return { topicId, level, absence, conditional, condition, note, reported }
}

function storedQuote({ exact, prefix, suffix, start, end }: Quote) {
  return { exact, prefix, suffix, start, end }
}

function holderRows(tx: Transaction, positionId: string, said: Said): Statement[] {
  return [...new Set(said.holderIds)].map((actorId) =>
    tx.insert(positionHolders).values({ positionId, actorId }),
  )
}

function saidOf({
  topicId,
  holderIds,
  level,
  absence,
  conditional,
  condition,
  note,
  reported,
  quote,
}: Said & Pick<Position, 'quote'>) {
  return { topicId, holderIds, level, absence, conditional, condition, note, reported, quote }
}

async function lockedly(db: Db, statements: Parameters<typeof atomically>[1]): Promise<Outcome> {
  return { changed: await done(atomically(db, statements)) }
}
