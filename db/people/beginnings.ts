import { eq, sql, type SQL } from 'drizzle-orm'
import type { Beginning } from '#app/domain/checklist.ts'
import { bindFirst } from '../core/bind-first.ts'
import { writeIfPossible } from '../core/best-effort-writes.ts'
import { atomically, type Db } from '../core/dialect.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { beginnings, users } from '../schema/schema.ts'

/** How far people have come to a first chart of their own. */
export function bindBeginnings(visible: VisibleScope) {
  return {
    ...bindFirst(visible, { of: readBeginning }),
    ...bindFirst(visible.db, { markChartSeen, setPutAway }),
  }
}

/**
 * What somebody finds in the store, of what they may see of it, with what is their own; one query that stops at the
 * first of each. What lies in the example alone is left out.
 */
async function readBeginning(
  { db, isVisible, isDossierVisible }: VisibleScope,
  userId: string,
): Promise<Beginning> {
  const isOwn = sql`not d.example and ${isDossierVisible(sql`d.id`) ?? sql`true`}`
  // A cross join keeps SQLite to this order: the few dossiers first, and nothing of the example's letters is read.
  const ownTopics = sql`dossiers d cross join dossier_topics u`
  const ownLetters = sql`dossiers d cross join dossier_letters l`
  const [usesTopic, holdsLetter] = [sql`u.dossier_id = d.id`, sql`l.dossier_id = d.id`]
  const isOpen = isVisible(sql`l.letter_id`)
  const exists = (from: SQL, where: SQL) =>
    sql<number | boolean>`exists (select 1 from ${from} where ${isOwn} and ${where})`
  const [row] = await db
    .select({
      topic: exists(ownTopics, usesTopic),
      letter: exists(ownLetters, sql`${holdsLetter} and ${isOpen}`),
      actor: exists(
        sql`${ownLetters} cross join parties p`,
        sql`${holdsLetter} and p.letter_id = l.letter_id and p.actor_id is not null and ${isOpen}`,
      ),
      position: exists(
        sql`${ownTopics} cross join positions p`,
        sql`${usesTopic} and p.topic_id = u.topic_id and p.status = 'approved' and ${isVisible(sql`p.letter_id`)}`,
      ),
      chartSeenAt: beginnings.chartSeenAt,
      putAwayAt: beginnings.putAwayAt,
    })
    .from(users)
    .leftJoin(beginnings, eq(beginnings.userId, users.id))
    .where(eq(users.id, userId))
  return {
    topic: Boolean(row?.topic),
    letter: Boolean(row?.letter),
    actor: Boolean(row?.actor),
    position: Boolean(row?.position),
    chart: Boolean(row?.chartSeenAt),
    isPutAway: Boolean(row?.putAwayAt),
  }
}

/** Keeps when somebody first saw a chart or a summary of theirs, where the store can be written. */
async function markChartSeen(db: Db, userId: string): Promise<void> {
  const [row] = await db
    .select({ chartSeenAt: beginnings.chartSeenAt })
    .from(beginnings)
    .where(eq(beginnings.userId, userId))
  if (row?.chartSeenAt) return
  const chartSeenAt = new Date().toISOString()
  await writeIfPossible(db, (tx) => [
    tx
      .insert(beginnings)
      .values({ userId, chartSeenAt })
      .onConflictDoUpdate({ target: beginnings.userId, set: { chartSeenAt } }),
  ])
}

/** Puts somebody's checklist away, or brings it back. */
async function setPutAway(db: Db, userId: string, isPutAway: boolean): Promise<void> {
  const putAwayAt = isPutAway ? new Date().toISOString() : null
  await atomically(db, (tx) => [
    tx
      .insert(beginnings)
      .values({ userId, putAwayAt })
      .onConflictDoUpdate({ target: beginnings.userId, set: { putAwayAt } }),
  ])
}
