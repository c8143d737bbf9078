import { and, asc, desc, eq, inArray, lt, ne, notLike, sql } from 'drizzle-orm'
import type { TopicCues } from '#app/domain/suggestions/cue-passages.ts'
import type { LearntPosition } from '#app/domain/suggestions/learnt-model.ts'
import type { SourceMeasure } from '#app/domain/suggestions/source-measures.ts'
import type { SuggestionRefusal, SuggestionSource } from '#app/domain/suggestions/suggestions.ts'
import type { Level } from '#app/domain/level.ts'
import { bindFirst } from '../core/bind-first.ts'
import { searchText } from '../core/masked-rows.ts'
import { atomically, type Db, inList } from '../core/dialect.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import {
  letters,
  positions,
  sourceMeasures,
  suggestionRefusals,
  topics,
  topicVersions,
} from '../schema/schema.ts'
import { auditEntry, type PerformedBy } from '../statements/audit-entry.ts'
import { countingLevelOfPosition } from '../statements/counting-level.ts'
import { newestText } from '../statements/newest-text.ts'

/** What suggestions are made from, as far as somebody sees the letters and the topics, and what became of them. */
export function bindSuggestions(visible: VisibleScope) {
  return {
    ...bindFirst(visible, {
      learnable: readLearnable,
      sendable: readSendable,
      texts: readTexts,
      quotes: readQuotes,
      cues: readCues,
      refusals: readRefusals,
      measures: readMeasures,
      keepMeasures,
    }),
    ...bindFirst(visible.db, { refuse: refuseSuggestion, allow: allowSuggestion }),
  }
}

/** `recheck`: its topic means something else since it was coded. */
export type LearnablePosition = LearntPosition & { revision: number; recheck: boolean }

/**
 * The newest accepted positions: what their holders say themselves, in words of letters. Words are as they are
 * stored, for numbers alone to be made of.
 */
async function readLearnable(visible: VisibleScope, limit: number): Promise<LearnablePosition[]> {
  const { db, isVisible, leaveHiddenTopicsOut } = visible
  const rows = await db
    .select({
      id: positions.id,
      revision: positions.revision,
      letterId: positions.letterId,
      topicId: topics.countsAsId,
      level: countingLevelOfPosition,
      passage: positions.exact,
      recheck:
        sql<boolean>`exists (select 1 from rechecks r where r.position_id = ${positions.id})`.mapWith(
          Boolean,
        ),
    })
    .from(positions)
    .innerJoin(topics, eq(topics.id, positions.topicId))
    .innerJoin(letters, eq(letters.id, positions.letterId))
    .where(
      and(
        eq(positions.status, 'approved'),
        eq(positions.reported, false),
        eq(letters.recorded, false),
        isVisible(positions.letterId),
        await leaveHiddenTopicsOut(positions.topicId),
      ),
    )
    .orderBy(desc(positions.lastDay), desc(positions.id))
    .limit(limit)
  return rows.map((row) => ({ ...row, level: row.level as Level | null }))
}

/** The same without those in whose words somebody's address or number stands: what may leave the house. */
async function readSendable(visible: VisibleScope, limit: number): Promise<LearnablePosition[]> {
  const rows = await readLearnable(visible, limit)
  return rows.filter(({ passage }) => searchText(passage) === null)
}

/** The newest texts of letters, as they are stored, for numbers alone to be made of. */
async function readTexts(
  { db, isVisible }: VisibleScope,
  letterIds: readonly string[],
): Promise<{ letterId: string; language: string | null; text: string }[]> {
  if (!letterIds.length) return []
  return db
    .select({ letterId: letters.id, language: letters.language, text: newestText(letters.id) })
    .from(letters)
    .where(and(inList(db, letters.id, letterIds), isVisible(letters.id)))
    .orderBy(asc(letters.id))
}

/** The passages of letters on which something is coded, in whatever state, as they are stored. */
async function readQuotes(
  { db, isVisible, leaveHiddenTopicsOut }: VisibleScope,
  letterIds: readonly string[],
): Promise<{ letterId: string; start: number; exact: string }[]> {
  if (!letterIds.length) return []
  return db
    .select({ letterId: positions.letterId, start: positions.start, exact: positions.exact })
    .from(positions)
    .where(
      and(
        inList(db, positions.letterId, letterIds),
        ne(positions.status, 'withdrawn'),
        isVisible(positions.letterId),
        await leaveHiddenTopicsOut(positions.topicId),
      ),
    )
    .orderBy(asc(positions.letterId), asc(positions.start), asc(positions.id))
}

/** The cues of topics in their newest words. */
async function readCues(
  { db, leaveHiddenTopicsOut }: VisibleScope,
  topicIds: readonly string[],
): Promise<TopicCues[]> {
  if (!topicIds.length) return []
  const rows = await db
    .select({ topicId: topicVersions.topicId, cues: topicVersions.cues })
    .from(topicVersions)
    .where(
      and(
        inList(db, topicVersions.topicId, topicIds),
        sql`${topicVersions.version} = (select max(newest.version) from topic_versions newest
          where newest.topic_id = ${topicVersions.topicId})`,
        await leaveHiddenTopicsOut(topicVersions.topicId),
      ),
    )
    .orderBy(asc(topicVersions.topicId))
  return rows.map(({ topicId, cues }) => ({ topicId, cues: (cues as string[] | null) ?? [] }))
}

/** What was refused in a letter, by whomever. */
async function readRefusals(
  { db, isVisible, leaveHiddenTopicsOut }: VisibleScope,
  letterId: string,
): Promise<SuggestionRefusal[]> {
  const rows = await db
    .select({
      passageKey: suggestionRefusals.passageHash,
      topicId: topics.countsAsId,
      source: suggestionRefusals.via,
    })
    .from(suggestionRefusals)
    .innerJoin(topics, eq(topics.id, suggestionRefusals.topicId))
    .where(
      and(
        eq(suggestionRefusals.letterId, letterId),
        isVisible(suggestionRefusals.letterId),
        await leaveHiddenTopicsOut(suggestionRefusals.topicId),
      ),
    )
    .orderBy(asc(suggestionRefusals.refusedAt), asc(suggestionRefusals.passageHash))
  return rows.map((row) => ({ ...row, source: row.source as SuggestionSource }))
}

type RefusedSuggestion = {
  letterId: string
  passageKey: string
  topicId: string
  sources: readonly SuggestionSource[]
}

/** Notes that a suggestion is not to come back; said twice, it is noted once. */
async function refuseSuggestion(
  db: Db,
  { letterId, passageKey, topicId, sources }: RefusedSuggestion,
  performedBy: PerformedBy & { userId: string },
): Promise<void> {
  const at = new Date().toISOString()
  await atomically(db, (tx) => [
    ...sources.map((via) =>
      tx
        .insert(suggestionRefusals)
        .values({
          ...{ letterId, passageHash: passageKey, topicId, via },
          ...{ refusedBy: performedBy.userId, refusedAt: at },
        })
        .onConflictDoNothing(),
    ),
    auditEntry(tx, performedBy, at, {
      action: 'refused a suggestion',
      subject: 'letter',
      subjectId: letterId,
      after: { topicId },
    }),
  ])
}

/** Takes back one's own refusals of a suggestion, which may then come back. */
async function allowSuggestion(
  db: Db,
  { letterId, passageKey, topicId, sources }: RefusedSuggestion,
  performedBy: PerformedBy & { userId: string },
): Promise<void> {
  const own = and(
    eq(suggestionRefusals.letterId, letterId),
    eq(suggestionRefusals.passageHash, passageKey),
    eq(suggestionRefusals.topicId, topicId),
    inArray(suggestionRefusals.via, [...sources]),
    eq(suggestionRefusals.refusedBy, performedBy.userId),
  )
  const [some] = await db
    .select({ via: suggestionRefusals.via })
    .from(suggestionRefusals)
    .where(own)
  if (!some) return
  await atomically(db, (tx) => [
    tx.delete(suggestionRefusals).where(own),
    auditEntry(tx, performedBy, new Date().toISOString(), {
      action: 'took a refusal back',
      subject: 'letter',
      subjectId: letterId,
      after: { topicId },
    }),
  ])
}

type KeptMeasure = { evidenceHash: string; measure: SourceMeasure; measuredAt: string }

/** How sources did on what this reader sees, when they were measured last. */
async function readMeasures({ db, cacheKey }: VisibleScope): Promise<KeptMeasure[]> {
  const rows = await db
    .select({
      evidenceHash: sourceMeasures.evidenceHash,
      figures: sourceMeasures.figures,
      measuredAt: sourceMeasures.measuredAt,
    })
    .from(sourceMeasures)
    .where(eq(sourceMeasures.readerKey, cacheKey))
    .orderBy(asc(sourceMeasures.kind))
  return rows.map(({ evidenceHash, figures, measuredAt }) => ({
    ...{ evidenceHash, measure: figures as SourceMeasure, measuredAt },
  }))
}

/** How long measures are kept that nobody asks for any more, such as of readers who see other letters by now. */
const daysMeasuresAreKept = 90

/** Keeps how sources did. Nobody chose it, and it says nothing about any letter, so the log has no entry. */
async function keepMeasures(
  { db, cacheKey }: VisibleScope,
  evidenceHash: string,
  measures: readonly SourceMeasure[],
): Promise<void> {
  const measuredAt = new Date().toISOString()
  const long = daysMeasuresAreKept * 86_400_000
  const lastKept = new Date(Date.parse(measuredAt) - long).toISOString()
  await atomically(db, (tx) => [
    tx
      .delete(sourceMeasures)
      // How a language model did is measured when somebody asks for it, and holds until it is measured again.
      .where(
        and(lt(sourceMeasures.measuredAt, lastKept), notLike(sourceMeasures.kind, 'endpoint %')),
      ),
    ...measures.map((figures) => {
      const row = { evidenceHash, figures, measuredAt }
      return tx
        .insert(sourceMeasures)
        .values({ readerKey: cacheKey, kind: `${figures.source} ${figures.asks}`, ...row })
        .onConflictDoUpdate({ target: [sourceMeasures.readerKey, sourceMeasures.kind], set: row })
    }),
  ])
}
