import { and, asc, eq, sql } from 'drizzle-orm'
import { topicClosedStatements } from '../codebook/topic-standing.ts'
import { listTopicVersions, topicVersionStatements } from '../codebook/topic-versions.ts'
import type { RequiredChange, Statement, Transaction } from '../core/dialect.ts'
import {
  audit,
  dossierTopics,
  positions,
  rechecks,
  topicDrafts,
  topics,
  topicVersions,
} from '../schema/schema.ts'
import { auditEntry } from '../statements/audit-entry.ts'
import { raiseEvidenceVersions, rebuildEvidence } from '../statements/rebuild-evidence.ts'
import { isPointedAt } from './pointed-at.ts'
import { changedSince, type BackPart, type Deeds, type TakingBack } from './part-back.ts'

/**
 * A topic that came in goes where nothing is coded on it; one that was reworded says again what it said, and what was
 * put on its list to re-check leaves it. Both stay where somebody went on with them.
 */
export async function planTopicsBack(
  deeds: Deeds<'topic'>,
  takingBack: TakingBack,
): Promise<BackPart> {
  const parts: BackPart[] = []
  for (const deed of deeds) parts.push(await planTopicBack(deed, takingBack))
  return {
    stayed: parts.flatMap(({ stayed }) => stayed),
    statements: (tx) => parts.flatMap(({ statements }) => statements(tx)),
  }
}

type TopicDeed = Extract<Deeds<'topic'>[number], { version: number }>
type StandingDeed = Extract<Deeds<'topic'>[number], { closedAt: string | null }>

async function planTopicBack(
  deed: Deeds<'topic'>[number],
  takingBack: TakingBack,
): Promise<BackPart> {
  if (!('version' in deed)) return planStandingBack(deed, takingBack)
  return deed.deed === 'added' ? planTopicGone(deed, takingBack) : planWordsBack(deed, takingBack)
}

/** A topic that was closed is open again, and one that was reopened is closed since when it was before. */
async function planStandingBack(
  { id: topicId, name, deed, closedAt }: StandingDeed,
  { db, takenAt, performedBy, at }: TakingBack,
): Promise<BackPart> {
  const [now] = await db
    .select({ closedAt: topics.closedAt })
    .from(topics)
    .where(eq(topics.id, topicId))
  if (!now || now.closedAt !== (deed === 'closed' ? takenAt : null))
    return staying(changedSince({ name }))
  return {
    stayed: [],
    statements: (tx) => topicClosedStatements(tx, { topicId, closedAt }, performedBy, at),
  }
}

const staying = (sentence: string): BackPart => ({ stayed: [sentence], statements: () => [] })

async function planTopicGone(
  { id, name }: TopicDeed,
  { db, dossierId, performedBy, at }: TakingBack,
): Promise<BackPart> {
  const versions = await listTopicVersions(db, id)
  if (!versions.length) return { stayed: [], statements: () => [] }
  if (versions.length > 1) return staying(changedSince({ name }))
  const [elsewhere] = await db
    .select({ dossierId: dossierTopics.dossierId })
    .from(dossierTopics)
    .where(and(eq(dossierTopics.topicId, id), sql`${dossierTopics.dossierId} <> ${dossierId}`))
  const used = await isPointedAt(db, topics, [id], [topicVersions, dossierTopics])
  if (elsewhere || used.has(id)) return staying(`${name}: something is coded or rests on it`)
  return {
    stayed: [],
    statements: (tx) => [
      tx.delete(dossierTopics).where(eq(dossierTopics.topicId, id)),
      tx.delete(topicVersions).where(eq(topicVersions.topicId, id)),
      { requireChange: tx.delete(topics).where(eq(topics.id, id)) },
      auditEntry(tx, performedBy, at, {
        action: 'removed',
        subject: 'topic',
        subjectId: id,
        before: versions[0]!.wording,
      }),
    ],
  }
}

async function planWordsBack(deed: TopicDeed, takingBack: TakingBack): Promise<BackPart> {
  const { db, takenAt, performedBy, at } = takingBack
  const { id: topicId, name, version } = deed
  const versions = await listTopicVersions(db, topicId)
  const [now, then] = [versions.at(-1), versions.find((one) => one.version === version - 1)]
  if (now?.version !== version || !then) return staying(changedSince({ name }))
  const [coded] = await db
    .select({ id: audit.id })
    .from(audit)
    .innerJoin(positions, eq(positions.id, audit.thingId))
    .where(
      and(
        eq(audit.thing, 'position'),
        eq(positions.topicId, topicId),
        sql`${audit.at} > ${takenAt}`,
      ),
    )
    .limit(1)
  const drafts = await db.select().from(topicDrafts).where(eq(topicDrafts.topicId, topicId))
  if (coded || drafts.length) return staying(`${name}: somebody went on with its new words`)
  const listed = await db
    .select({ id: rechecks.positionId })
    .from(rechecks)
    .where(and(eq(rechecks.topicId, topicId), eq(rechecks.createdAt, takenAt)))
    .orderBy(asc(rechecks.positionId))
  return {
    stayed: [],
    statements: (tx) => [
      ...unlist(
        tx,
        topicId,
        listed.map(({ id }) => id),
      ),
      ...topicVersionStatements(
        tx,
        { topicId, before: now, wording: then.wording, change: 'wording', draft: null },
        performedBy,
        at,
      ),
    ],
  }
}

/** Takes positions off the list to re-check, because the topic says again what they were coded by. */
function unlist(
  tx: Transaction,
  topicId: string,
  ids: readonly string[],
): (Statement | RequiredChange)[] {
  if (!ids.length) return []
  const named = sql`select id from positions where id in (${sql.join(
    ids.map((id) => sql`${id}`),
    sql`, `,
  )})`
  return [
    sql`delete from rechecks where topic_id = ${topicId} and position_id in (${named})`,
    ...rebuildEvidence(tx, { positionIds: named }),
    raiseEvidenceVersions(named),
  ]
}
