import { and, asc, eq, type SQL, sql } from 'drizzle-orm'
import type { CoderLetter } from '#app/domain/second-coding/second-codings.ts'
import { inList } from '../core/dialect.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { isLetterForUser } from '../letters/assignments.ts'
import { dossierLetters } from '../schema/schema.ts'

/**
 * What stands against somebody's coding a letter a second time, each as a condition on rows of `dossier_letters`. What
 * goes on in dossiers that the reader does not see is told to them by nothing.
 */
export function findObstacles(
  { isDossierVisible, isTopicVisible }: VisibleScope,
  { dossierId, userId }: { dossierId: string; userId: string },
): Record<'isFinished' | 'isTaken' | 'isSeen' | 'hasCoded' | 'hasOpened', SQL> {
  const id = sql`dossier_letters.letter_id`
  const narrow = (condition: SQL | undefined) => condition ?? sql`1 = 1`
  return {
    isFinished: sql`exists (select 1 from codings e where e.letter_id = ${id}
      and e.dossier_id = ${dossierId})`,
    isTaken: sql`exists (select 1 from second_codings t where t.letter_id = ${id}
      and t.dossier_id = ${dossierId})`,
    isSeen: isLetterForUser(id, sql`${userId}`),
    hasCoded: sql`exists (select 1 from positions p where p.letter_id = ${id}
      and (p.created_by = ${userId} or p.changed_by = ${userId}) and ${narrow(isTopicVisible(sql`p.topic_id`))}
      union all select 1 from codings e where e.letter_id = ${id} and e.user_id = ${userId}
      and ${narrow(isDossierVisible(sql`e.dossier_id`))}
      union all select 1 from second_codings t where t.letter_id = ${id} and t.user_id = ${userId}
      and ${narrow(isDossierVisible(sql`t.dossier_id`))})`,
    hasOpened: sql`exists (select 1 from letter_openings o where o.letter_id = ${id}
      and o.user_id = ${userId})`,
  }
}

/** Letters of a dossier that the reader sees, with what stands against somebody's coding each a second time. */
export async function listCandidates(
  visible: VisibleScope,
  asked: { dossierId: string; userId: string },
  letterIds: readonly string[],
): Promise<CoderLetter[]> {
  const { db, isVisible, isDossierVisible } = visible
  const is = (condition: SQL) => sql<number>`case when ${condition} then 1 else 0 end`
  const obstacles = findObstacles(visible, asked)
  const rows = await db
    .select({
      letterId: dossierLetters.letterId,
      isFinished: is(obstacles.isFinished),
      isTaken: is(obstacles.isTaken),
      isSeen: is(obstacles.isSeen),
      hasCoded: is(obstacles.hasCoded),
      hasOpened: is(obstacles.hasOpened),
    })
    .from(dossierLetters)
    .where(
      and(
        eq(dossierLetters.dossierId, asked.dossierId),
        inList(db, dossierLetters.letterId, letterIds),
        isVisible(dossierLetters.letterId),
        isDossierVisible(dossierLetters.dossierId),
      ),
    )
    .orderBy(asc(dossierLetters.letterId))
  return rows.map(({ letterId, ...flags }) => ({
    letterId,
    isFinished: flags.isFinished === 1,
    isTaken: flags.isTaken === 1,
    isSeen: flags.isSeen === 1,
    hasCoded: flags.hasCoded === 1,
    hasOpened: flags.hasOpened === 1,
  }))
}
