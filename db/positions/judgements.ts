import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { FindingKind } from '#app/domain/moves/findings.ts'
import type { Judgement, JudgementRecord, Verdict } from '#app/domain/moves/judgements.ts'
import { bindFirst } from '../core/bind-first.ts'
import {
  commitChange,
  type ChangeOutcome,
  type Statement,
  type Transaction,
} from '../core/dialect.ts'
import { newId } from '../core/ids.ts'
import { maskWords } from '../core/masked-rows.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { actors, judgedLetters, judgements, topics, users } from '../schema/schema.ts'
import { auditEntry, type PerformedBy } from '../statements/audit-entry.ts'

/** What editors said of moves and contradictions; whoever does not see a letter it rests on does not see it. */
export function bindJudgements(visible: VisibleScope) {
  return bindFirst(visible, {
    ofTopics: listJudgements,
    record: recordJudgement,
    end: endJudgement,
  })
}

/** What stands of a dossier on these topics, the oldest first; with `actorId` of that actor alone. */
async function listJudgements(
  visible: VisibleScope,
  { dossierId, topicIds, actorId }: { dossierId: string; topicIds: string[]; actorId?: string },
): Promise<Judgement[]> {
  if (!topicIds.length || !visible.seesNotes) return []
  const rows = await visible.db
    .select({
      ...{ id: judgements.id, topicId: topics.countsAsId, actorId: actors.countsAsId },
      ...{ kind: judgements.kind, day: judgements.onDay, basisHash: judgements.basisHash },
      ...{ verdict: judgements.verdict, reason: judgements.reason },
      ...{ judgedBy: users.name, judgedAt: judgements.judgedAt },
    })
    .from(judgements)
    .innerJoin(topics, eq(topics.id, judgements.topicId))
    .innerJoin(actors, eq(actors.id, judgements.actorId))
    .innerJoin(users, eq(users.id, judgements.judgedBy))
    .where(
      and(
        isNull(judgements.endedAt),
        eq(judgements.dossierId, dossierId),
        inArray(topics.countsAsId, topicIds),
        actorId === undefined ? undefined : eq(actors.countsAsId, actorId),
        visible.isDossierVisible(judgements.dossierId),
        visible.isTopicVisible(judgements.topicId),
        sql`not exists (select 1 from judged_letters j where j.judgement_id = ${judgements.id}
          and j.letter_id in (${visible.closedLetters}))`,
      ),
    )
    .orderBy(asc(judgements.id))
  return rows.map((row) => ({
    ...row,
    kind: row.kind as FindingKind,
    verdict: row.verdict as Verdict,
    reason: visible.seesContactDetails ? row.reason : maskWords(row.reason),
  }))
}

/**
 * Keeps a judgement, in the place of the one that it replaces. `changed` false: that one has ended, or the finding was
 * judged by somebody else meanwhile.
 */
async function recordJudgement(
  { db }: VisibleScope,
  { letterIds, replacesId, ...judged }: JudgementRecord,
  performedBy: PerformedBy & { userId: string },
): Promise<ChangeOutcome> {
  const [id, at] = [newId(), new Date().toISOString()]
  const { dossierId, topicId, actorId, kind, day, basisHash, verdict, reason } = judged
  return commitChange(db, (tx) => [
    ...(replacesId ? [{ requireChange: endRow(tx, replacesId, performedBy, at) }] : []),
    {
      requireChange: tx
        .insert(judgements)
        .values({
          ...{ id, dossierId, topicId, actorId, kind, basisHash, verdict, reason },
          ...{ onDay: day, judgedAt: at, judgedBy: performedBy.userId },
        })
        .onConflictDoNothing(),
    },
    ...letterIds.map((letterId) => tx.insert(judgedLetters).values({ judgementId: id, letterId })),
    auditEntry(tx, performedBy, at, {
      action: verdict,
      subject: 'judgement',
      subjectId: id,
      after: { inDossierId: dossierId, topicId, actorId, findingKind: kind, onDay: day, reason },
    }),
  ])
}

/** Takes a judgement back; the finding is to be judged again. */
async function endJudgement(
  visible: VisibleScope,
  judgement: Judgement,
  performedBy: PerformedBy,
): Promise<ChangeOutcome> {
  const at = new Date().toISOString()
  const { id, topicId, actorId, kind, day, verdict } = judgement
  return commitChange(visible.db, (tx) => [
    { requireChange: endRow(tx, id, performedBy, at) },
    auditEntry(tx, performedBy, at, {
      action: 'took back',
      subject: 'judgement',
      subjectId: id,
      before: { topicId, actorId, findingKind: kind, onDay: day, verdict },
    }),
  ])
}

function endRow(tx: Transaction, id: string, { userId }: PerformedBy, at: string): Statement {
  return tx
    .update(judgements)
    .set({ endedAt: at, endedBy: userId })
    .where(and(eq(judgements.id, id), isNull(judgements.endedAt)))
}
