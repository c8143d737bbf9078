import { and, eq, inArray } from 'drizzle-orm'
import { asRecord } from '#app/domain/history/history-entry.ts'
import {
  inList,
  type Db,
  type RequiredChange,
  type Statement,
  type Transaction,
} from '../core/dialect.ts'
import { audit, proposals } from '../schema/schema.ts'
import type { PerformedBy } from '../statements/audit-entry.ts'
import { settleStatements } from '../statements/settle-proposal.ts'

/** A proposal that waits, with what it would change in the words by which the log tells of it. */
export type WaitingProposal = { id: string; change: string }

const isAboutActor = (id: string) =>
  and(inArray(proposals.thing, ['actor', 'affiliation']), eq(proposals.thingId, id))

/** What waits about an actor and where it belongs. */
export async function findWaitingAbout(db: Db, actorId: string): Promise<WaitingProposal[]> {
  const rows = await db
    .select({ id: proposals.id, after: audit.after })
    .from(proposals)
    .leftJoin(
      audit,
      and(
        ...[eq(audit.thing, 'actor'), eq(audit.thingId, proposals.thingId)],
        ...[eq(audit.deed, 'made a proposal'), eq(audit.at, proposals.proposedAt)],
        eq(audit.userId, proposals.proposedBy),
      ),
    )
    .where(and(isAboutActor(actorId), eq(proposals.state, 'waiting')))
    .orderBy(proposals.id)
  return rows.map(({ id, after }) => {
    const { change } = asRecord(after)
    return { id, change: typeof change === 'string' ? change : '' }
  })
}

/** Answers what waits about an actor that is removed, so that nothing waits that nobody can take any more. */
export function refuseAsRemoved(
  tx: Transaction,
  actorId: string,
  waiting: readonly WaitingProposal[],
  performedBy: PerformedBy,
  at: string,
): (Statement | RequiredChange)[] {
  const answer = 'The actor was removed.'
  return waiting.flatMap(({ id, change }) =>
    settleStatements(
      tx,
      {
        id,
        about: 'actor',
        aboutId: actorId,
        dossierId: null,
        state: 'refused',
        answer,
        says: change,
      },
      performedBy,
      at,
    ),
  )
}

/** Lets those wait again that were answered by a removal, once the actor is back. */
export function askAgain(
  db: Db,
  tx: Transaction,
  ids: readonly string[],
  removedAt: string,
): Statement[] {
  if (!ids.length) return []
  return [
    tx
      .update(proposals)
      .set({ state: 'waiting', answer: null, settledBy: null, settledAt: null })
      .where(and(inList(db, proposals.id, ids), eq(proposals.settledAt, removedAt))),
  ]
}
