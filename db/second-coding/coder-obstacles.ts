import { type SQL, sql } from 'drizzle-orm'
import type { VisibleScope } from '../core/visible-scope.ts'
import { isLetterForUser } from '../letters/assignments.ts'

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
