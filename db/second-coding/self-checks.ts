import { and, asc, desc, eq, inArray, isNull, lte, or, type SQL, sql } from 'drizzle-orm'
import { turnLevel, type Absence, type Level } from '#app/domain/level.ts'
import type { SelfCheckReading } from '#app/domain/self-checks.ts'
import { bindFirst } from '../core/bind-first.ts'
import { atomically, type ChangeOutcome, commitChange } from '../core/dialect.ts'
import { newId } from '../core/ids.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import {
  dossierTopics,
  positions,
  selfCheckPassages,
  selfChecks,
  topics,
  users,
} from '../schema/schema.ts'

/** Old passages that coders code again without seeing what they made of them: each their own, counted nowhere. */
export function bindSelfChecks(visible: VisibleScope) {
  return bindFirst(visible, {
    candidates: listOldPassages,
    rows: listCheckRows,
    begin: beginSelfCheck,
    answer: answerPassage,
    giveUp: giveUpSelfCheck,
  })
}

type OldPassage = { positionId: string; topicId: string } & SelfCheckReading

/** Whether a position counts, has its place, and is on a topic and in a letter that the reader sees. */
async function isServed({
  isVisible,
  leaveHiddenTopicsOut,
}: VisibleScope): Promise<SQL | undefined> {
  return and(
    eq(positions.status, 'approved'),
    isVisible(positions.letterId),
    await leaveHiddenTopicsOut(positions.topicId),
    sql`not exists (select 1 from lost_places l where l.position_id = ${positions.id})`,
  )
}

/**
 * The reader's own passages on the topics of a dossier that nobody changed since a moment, but for whoever approved
 * them, with what they are coded as; in the order of their ids.
 */
async function listOldPassages(
  visible: VisibleScope,
  dossierId: string,
  before: string,
): Promise<OldPassage[]> {
  const { db, readerId, isDossierVisible } = visible
  if (readerId === null) return []
  const isOwn = or(
    eq(positions.changedBy, readerId),
    sql`exists (select 1 from approvals a where a.position_id = ${positions.id} and a.offered_by = ${readerId}
      and a.approved_by = ${positions.changedBy})`,
  )
  const rows = await db
    .select({
      positionId: positions.id,
      topicId: topics.countsAsId,
      turned: topics.turned,
      level: positions.level,
      absence: positions.absence,
    })
    .from(positions)
    .innerJoin(topics, eq(topics.id, positions.topicId))
    .innerJoin(
      dossierTopics,
      and(eq(dossierTopics.topicId, topics.countsAsId), eq(dossierTopics.dossierId, dossierId)),
    )
    .where(
      and(
        eq(positions.createdBy, readerId),
        eq(positions.coder, readerId),
        lte(positions.changedAt, before),
        isOwn,
        isDossierVisible(dossierTopics.dossierId),
        await isServed(visible),
      ),
    )
    .orderBy(asc(positions.id))
  return rows.map(({ turned, level, absence, ...row }) => ({
    ...row,
    level: turnLevel(level as Level | null, turned),
    absence: absence as Absence | null,
  }))
}

/** A passage of a self-check; `isOpen`: it is not coded again yet. */
type CheckRow = {
  checkId: string
  coder: { id: string; name: string }
  days: number
  at: string
  passageId: string
  positionId: string
  topicId: string
  isOpen: boolean
  old: SelfCheckReading
  now: SelfCheckReading
}

/**
 * The passages of the self-checks of a dossier, of everybody or of one coder, the newest check first, each in the order
 * in which they are served: those that still count, on the topic on which they did, and that the reader sees.
 */
async function listCheckRows(
  visible: VisibleScope,
  dossierId: string,
  userId: string | null,
): Promise<CheckRow[]> {
  const rows = await visible.db
    .select({
      check: selfChecks,
      name: users.name,
      row: selfCheckPassages,
    })
    .from(selfCheckPassages)
    .innerJoin(selfChecks, eq(selfChecks.id, selfCheckPassages.checkId))
    .innerJoin(users, eq(users.id, selfChecks.userId))
    .innerJoin(positions, eq(positions.id, selfCheckPassages.positionId))
    .innerJoin(topics, eq(topics.id, positions.topicId))
    .where(
      and(
        eq(selfChecks.dossierId, dossierId),
        userId === null ? undefined : eq(selfChecks.userId, userId),
        eq(topics.countsAsId, selfCheckPassages.topicId),
        visible.isDossierVisible(selfChecks.dossierId),
        await isServed(visible),
      ),
    )
    .orderBy(desc(selfChecks.at), desc(selfChecks.id), asc(selfCheckPassages.place))
  return rows.map(({ check, name, row }) => ({
    ...{ checkId: check.id, coder: { id: check.userId, name }, days: check.days, at: check.at },
    ...{ passageId: row.id, positionId: row.positionId, topicId: row.topicId },
    isOpen: row.answeredAt === null,
    old: { level: row.oldLevel as Level | null, absence: row.oldAbsence as Absence | null },
    now: { level: row.level as Level | null, absence: row.absence as Absence | null },
  }))
}

/** Notes passages for the reader to code again, with what they are coded as now. */
async function beginSelfCheck(
  { db, readerId }: VisibleScope,
  { dossierId, days }: { dossierId: string; days: number },
  passages: readonly OldPassage[],
): Promise<void> {
  if (readerId === null || !passages.length) return
  const [checkId, at] = [newId(), new Date().toISOString()]
  await atomically(db, (tx) => [
    tx.insert(selfChecks).values({ id: checkId, dossierId, userId: readerId, days, at }),
    ...passages.map(({ positionId, topicId, level, absence }, place) =>
      tx.insert(selfCheckPassages).values({
        ...{ id: newId(), checkId, positionId, topicId, place },
        ...{ oldLevel: level, oldAbsence: absence },
      }),
    ),
  ])
}

const ownChecks = ({ db }: VisibleScope, readerId: string) =>
  db.select({ id: selfChecks.id }).from(selfChecks).where(eq(selfChecks.userId, readerId))

/** Notes how the reader codes a passage of their check now. `changed` false: they did before, or it is not theirs. */
async function answerPassage(
  visible: VisibleScope,
  passageId: string,
  { level, absence }: SelfCheckReading,
): Promise<ChangeOutcome> {
  const { db, readerId } = visible
  if (readerId === null) return { changed: false }
  return commitChange(db, (tx) => [
    {
      requireChange: tx
        .update(selfCheckPassages)
        .set({ level, absence, answeredAt: new Date().toISOString() })
        .where(
          and(
            eq(selfCheckPassages.id, passageId),
            isNull(selfCheckPassages.answeredAt),
            inArray(selfCheckPassages.checkId, ownChecks(visible, readerId)),
          ),
        ),
    },
  ])
}

/** Forgets a check of the reader's with all that they coded in it. */
async function giveUpSelfCheck(visible: VisibleScope, checkId: string): Promise<ChangeOutcome> {
  const { db, readerId } = visible
  if (readerId === null) return { changed: false }
  const isOwn = and(eq(selfChecks.id, checkId), eq(selfChecks.userId, readerId))
  return commitChange(db, (tx) => [
    { requireChange: tx.update(selfChecks).set({ userId: readerId }).where(isOwn) },
    tx.delete(selfCheckPassages).where(eq(selfCheckPassages.checkId, checkId)),
    tx.delete(selfChecks).where(isOwn),
  ])
}
