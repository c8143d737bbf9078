import { and, asc, eq, isNotNull, sql } from 'drizzle-orm'
import { findRecheckScope, type WordingChange } from '#app/domain/topic-changes.ts'
import {
  noExamples,
  type LevelExamples,
  type TopicDraft,
  type TopicVersion,
  type TopicWording,
} from '#app/domain/topic-wording.ts'
import { unwrittenSides, type TopicSides } from '#app/domain/topic-sides.ts'
import type { Level } from '#app/domain/level.ts'
import type { LevelAnchors } from '#app/domain/topics.ts'
import {
  commitChange,
  type ChangeOutcome,
  type Db,
  inList,
  type RequiredChange,
  type Statement,
  type Transaction,
} from '../core/dialect.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { topicVersions, users } from '../schema/schema.ts'
import { listRechecks } from '../statements/list-rechecks.ts'
import { auditEntry, type PerformedBy } from '../statements/audit-entry.ts'
import { deleteTopicDraft } from './topic-drafts.ts'

/** All that a topic ever said, the newest version last. */
export async function listTopicVersions(db: Db, topicId: string): Promise<TopicVersion[]> {
  const rows = await db
    .select({
      version: topicVersions.version,
      name: topicVersions.name,
      proposition: topicVersions.proposition,
      anchors: topicVersions.anchors,
      sides: topicVersions.sides,
      examples: topicVersions.examples,
      cues: topicVersions.cues,
      meaningChanged: topicVersions.meaningChanged,
      at: topicVersions.createdAt,
      by: users.name,
    })
    .from(topicVersions)
    .leftJoin(users, eq(users.id, topicVersions.createdBy))
    .where(eq(topicVersions.topicId, topicId))
    .orderBy(asc(topicVersions.version))
  return rows.map(({ version, meaningChanged, at, by, ...row }) => ({
    version,
    meaningChanged,
    at,
    by,
    wording: {
      name: row.name,
      proposition: row.proposition,
      anchors: row.anchors as LevelAnchors,
      sides: (row.sides as TopicSides | null) ?? unwrittenSides,
      examples: (row.examples as Record<Level, LevelExamples> | null) ?? noExamples,
      cues: (row.cues as string[] | null) ?? [],
    },
  }))
}

/** The examples of topics in their newest words, by topic; those that nobody chose are not among them. */
export async function listExamplesInUse(
  visible: VisibleScope,
  topicIds: readonly string[],
): Promise<Map<string, Record<Level, LevelExamples>>> {
  if (!topicIds.length) return new Map()
  const rows = await visible.db
    .select({ topicId: topicVersions.topicId, examples: topicVersions.examples })
    .from(topicVersions)
    .where(
      and(
        inList(visible.db, topicVersions.topicId, topicIds),
        isNotNull(topicVersions.examples),
        sql`${topicVersions.version} = (select max(newest.version) from topic_versions newest
          where newest.topic_id = ${topicVersions.topicId})`,
        await visible.leaveHiddenTopicsOut(topicVersions.topicId),
      ),
    )
    .orderBy(asc(topicVersions.topicId))
  return new Map(rows.map((row) => [row.topicId, row.examples as Record<Level, LevelExamples>]))
}

/** The version that follows another, with the draft that it was written in, if it was in one. */
export type NextVersion = {
  topicId: string
  before: Pick<TopicVersion, 'version' | 'wording'>
  wording: TopicWording
  change: WordingChange
  draft: TopicDraft | null
}

/**
 * Makes the next version of a topic of its draft, and puts what it touches on the list to re-check; nothing where
 * there is a newer one or another draft by now.
 */
export async function saveTopicVersion(
  db: Db,
  next: NextVersion,
  performedBy: PerformedBy,
): Promise<ChangeOutcome> {
  const at = new Date().toISOString()
  return commitChange(db, (tx) => topicVersionStatements(tx, next, performedBy, at))
}

/** The statements of that, for a transaction that changes more. */
export function topicVersionStatements(
  tx: Transaction,
  { topicId, before, wording, change, draft }: NextVersion,
  performedBy: PerformedBy,
  at: string,
): (Statement | RequiredChange)[] {
  const version = before.version + 1
  const scope = findRecheckScope({ before: before.wording, after: wording }, change)
  return [
    {
      requireChange: tx
        .insert(topicVersions)
        .values({
          topicId,
          version,
          ...wording,
          meaningChanged: change === 'meaning',
          createdAt: at,
          createdBy: performedBy.userId,
        })
        .onConflictDoNothing(),
    },
    ...(draft ? [deleteTopicDraft(tx, draft)] : []),
    ...listRechecks({ topicId, fromVersion: before.version, scope }, at),
    auditEntry(tx, performedBy, at, {
      action: change === 'meaning' ? 'changed the meaning' : 'reworded',
      subject: 'topic',
      subjectId: topicId,
      before: { ...before.wording, topicVersion: before.version },
      after: { ...wording, topicVersion: version },
    }),
  ]
}
