import { and, eq } from 'drizzle-orm'
import type { TakenProposal } from '#app/domain/proposals.ts'
import type { TopicDraft, TopicWording } from '#app/domain/topic-wording.ts'
import { bindFirst } from '../core/bind-first.ts'
import {
  commitChange,
  type ChangeOutcome,
  type Db,
  type RequiredChange,
  type Transaction,
} from '../core/dialect.ts'
import { topicDrafts, users } from '../schema/schema.ts'
import type { PerformedBy } from '../statements/audit-entry.ts'
import { takeProposalStatements } from '../statements/settle-proposal.ts'

/** The words of topics while somebody writes them. What is said in a draft counts nowhere. */
export function bindTopicDrafts(db: Db) {
  return bindFirst(db, {
    ofTopic: findTopicDraft,
    keep: keepTopicDraft,
    discard: discardTopicDraft,
  })
}

/** What somebody keeps of a topic's words, at a moment (ISO 8601 in UTC). */
type KeptDraft = {
  topicId: string
  wording: TopicWording
  baseVersion: number
  userId: string
  now: string
}

async function findTopicDraft(db: Db, topicId: string): Promise<TopicDraft | null> {
  const [row] = await db
    .select({
      topicId: topicDrafts.topicId,
      wording: topicDrafts.wording,
      baseVersion: topicDrafts.baseVersion,
      heldBy: topicDrafts.heldBy,
      name: users.name,
      heldSince: topicDrafts.heldSince,
      keptAt: topicDrafts.keptAt,
      revision: topicDrafts.revision,
    })
    .from(topicDrafts)
    .innerJoin(users, eq(users.id, topicDrafts.heldBy))
    .where(eq(topicDrafts.topicId, topicId))
  if (!row) return null
  const { wording, heldBy, name, ...rest } = row
  return { ...rest, wording: wording as TopicWording, holder: { id: heldBy, name } }
}

/**
 * Keeps a draft in the place of the one that was read, whoever held it, or a new one where there was none; nothing
 * where somebody kept one meanwhile. With it a proposal may be taken that it was made of.
 */
async function keepTopicDraft(
  db: Db,
  before: TopicDraft | null,
  { topicId, wording, baseVersion, userId, now }: KeptDraft,
  takes: { proposal: TakenProposal; performedBy: PerformedBy } | null = null,
): Promise<ChangeOutcome> {
  const columns = { wording, baseVersion, heldBy: userId, keptAt: now }
  return commitChange(db, (tx) => [
    {
      requireChange: before
        ? tx
            .update(topicDrafts)
            .set({
              ...columns,
              heldSince: before.holder.id === userId ? before.heldSince : now,
              revision: before.revision + 1,
            })
            .where(isUnchanged(before))
        : tx
            .insert(topicDrafts)
            .values({ topicId, ...columns, heldSince: now, revision: 1 })
            .onConflictDoNothing(),
    },
    ...(takes ? takeProposalStatements(tx, takes.proposal, takes.performedBy, now) : []),
  ])
}

/** Throws a draft away as it was read. */
async function discardTopicDraft(db: Db, draft: TopicDraft): Promise<ChangeOutcome> {
  return commitChange(db, (tx) => [deleteTopicDraft(tx, draft)])
}

/** Takes a draft out as it was read, as a part of what is done with it. */
export function deleteTopicDraft(tx: Transaction, draft: TopicDraft): RequiredChange {
  return { requireChange: tx.delete(topicDrafts).where(isUnchanged(draft)) }
}

/** Whether a draft is still the one that was read; a later draft of the topic may have the same revision. */
function isUnchanged({ topicId, revision, holder, heldSince }: TopicDraft) {
  return and(
    eq(topicDrafts.topicId, topicId),
    eq(topicDrafts.revision, revision),
    eq(topicDrafts.heldBy, holder.id),
    eq(topicDrafts.heldSince, heldSince),
  )
}
